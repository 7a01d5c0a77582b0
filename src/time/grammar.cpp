#include "vmcoach/time/grammar.hpp"

#include <array>
#include <utility>

#include "vmcoach/text/fold.hpp"
#include "vmcoach/time/parser.hpp"

namespace vmcoach::time::grammar {
namespace {

/// What `read` finds when nothing is left behind it.
template <typename Read>
auto whole(std::string_view phrase, Read read) -> decltype(read(std::declval<Parser&>())) {
    Parser parser(phrase);
    auto result = read(parser);
    if (!parser.done()) {
        return {};
    }
    return result;
}

std::optional<When> read_iso(Parser& parser) {
    return parser.iso();
}

std::optional<When> read_day_then_time(Parser& parser) {
    const auto day = parser.day();
    if (!day) {
        return std::nullopt;
    }
    if (const auto time = parser.time()) {
        return DayAndTime{day, *time};
    }
    return std::nullopt;
}

std::optional<When> read_time_then_day(Parser& parser) {
    const auto time = parser.time();
    if (!time) {
        return std::nullopt;
    }
    return DayAndTime{parser.day(), *time};
}

std::optional<When> read_span(Parser& parser) {
    return parser.span();
}

}  // namespace

std::string normalised(std::string_view phrase) {
    std::string result;
    for (const char c : text::lower_ascii(phrase)) {
        if (std::string_view(" \t\n\v\f\r,").find(c) == std::string_view::npos) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::optional<When> parse_when(std::string_view phrase) {
    for (const auto& read : {read_iso, read_day_then_time, read_time_then_day, read_span}) {
        if (const std::optional<When> result = whole(phrase, read)) {
            return result;
        }
    }
    return std::nullopt;
}

bool is_only_a_day(std::string_view phrase) {
    return whole(phrase, [](Parser& parser) { return parser.day(); }).has_value();
}

}  // namespace vmcoach::time::grammar
