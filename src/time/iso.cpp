#include "vmcoach/time/iso.hpp"

namespace vmcoach::time {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::optional<date::year_month_day> take_date(Scanner& scanner, char separator) {
    const auto year = scanner.number(4, 4);
    if (!year || !scanner.take(separator)) {
        return std::nullopt;
    }
    const auto month = scanner.number(2, 2);
    if (!month || !scanner.take(separator)) {
        return std::nullopt;
    }
    const auto day = scanner.number(2, 2);
    if (!day) {
        return std::nullopt;
    }
    const date::year_month_day result{date::year{*year}, date::month{static_cast<unsigned>(*month)},
                                      date::day{static_cast<unsigned>(*day)}};
    return result.ok() ? std::optional(result) : std::nullopt;
}

std::optional<seconds> take_clock(Scanner& scanner, std::size_t min_hour_digits) {
    const auto hour = scanner.number(min_hour_digits, 2);
    if (!hour || *hour > 23 || !scanner.take(':')) {
        return std::nullopt;
    }
    const auto minute = scanner.number(2, 2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    int second = 0;
    if (scanner.take(':')) {
        const auto read = scanner.number(2, 2);
        if (!read || *read > 59) {
            return std::nullopt;
        }
        second = *read;
    }
    return hours{*hour} + minutes{*minute} + seconds{second};
}

std::optional<seconds> take_offset(Scanner& scanner) {
    if (scanner.take('Z') || scanner.take('z')) {
        return seconds{0};
    }
    const bool west = scanner.take('-');
    if (!west && !scanner.take('+')) {
        return std::nullopt;
    }
    const auto hour = scanner.number(2, 2);
    if (!hour || *hour > 23 || !scanner.take(':')) {
        return std::nullopt;
    }
    const auto minute = scanner.number(2, 2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    const seconds offset = hours{*hour} + minutes{*minute};
    return west ? -offset : offset;
}

}  // namespace vmcoach::time
