#include "content_line.hpp"

#include "vmcoach/text/format.hpp"

namespace vmcoach::interchange {
namespace {

constexpr std::string_view line_end = "\r\n";

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
}

}  // namespace

std::string content_line(std::string_view name, std::string_view value) {
    constexpr std::size_t longest = 75;
    const std::string whole = text::format("{}:{}", name, value);
    std::string_view line = whole;
    std::string result;
    for (std::size_t room = longest; line.size() > room; room = longest - 1) {
        std::size_t end = room;
        while (!begins_character(line[end])) {
            --end;
        }
        result += line.substr(0, end);
        result += line_end;
        result += ' ';
        line.remove_prefix(end);
    }
    result += line;
    result += line_end;
    return result;
}

std::string instant_value(time::Instant instant) {
    const auto day = date::floor<date::days>(instant);
    const date::year_month_day date{day};
    const date::hh_mm_ss clock{instant - day};
    return text::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                        clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace vmcoach::interchange
