#include "vmcoach/time/instant.hpp"

#include "vmcoach/text/format.hpp"
#include "vmcoach/time/iso.hpp"

namespace vmcoach::time {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

std::optional<LocalTime> take_local(Scanner& scanner) {
    const auto day = take_date(scanner);
    if (!day || !(scanner.take('T') || scanner.take('t') || scanner.take(' '))) {
        return std::nullopt;
    }
    const auto time = take_clock(scanner, 2);
    if (!time) {
        return std::nullopt;
    }
    return date::local_days{*day} + *time;
}

std::string format_date_and_minute(date::local_seconds local) {
    const auto day = date::floor<date::days>(local);
    const date::year_month_day ymd{day};
    const date::hh_mm_ss<seconds> time{local - day};
    return text::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(ymd.year()),
                        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                        time.hours().count(), time.minutes().count());
}

auto seconds_part(LocalTime local) {
    return (local - date::floor<minutes>(local)).count();
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
    Scanner scanner(text);
    const auto local = take_local(scanner);
    if (!local) {
        return std::nullopt;
    }
    if (scanner.take('.') && !scanner.number(1, 9)) {
        return std::nullopt;
    }
    const auto offset = take_offset(scanner);
    if (!offset || !scanner.done()) {
        return std::nullopt;
    }
    return Instant{local->time_since_epoch() - *offset};
}

std::optional<LocalTime> parse_local(std::string_view text) {
    Scanner scanner(text);
    const auto result = take_local(scanner);
    return scanner.done() ? result : std::nullopt;
}

std::string format_instant(Instant instant) {
    const LocalTime utc{instant.time_since_epoch()};
    return text::format("{}:{:02}Z", format_date_and_minute(utc), seconds_part(utc));
}

std::string format_local(LocalTime local) {
    const std::string minute = format_date_and_minute(local);
    const auto second = seconds_part(local);
    return second == 0 ? minute : text::format("{}:{:02}", minute, second);
}

}  // namespace vmcoach::time
