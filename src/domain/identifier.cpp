#include "vmcoach/domain/identifier.hpp"

#include <charconv>

#include "vmcoach/text/format.hpp"

namespace vmcoach::domain {

std::string format_identifier(char letter, std::int64_t id) {
    return text::format("{}{}", letter, id);
}

std::optional<std::int64_t> parse_identifier(char letter, std::string_view text) {
    if (!text.starts_with(letter)) {
        return std::nullopt;
    }
    return parse_id(text.substr(1));
}

std::optional<std::int64_t> parse_id(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size() || id <= 0) {
        return std::nullopt;
    }
    return id;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace vmcoach::domain
