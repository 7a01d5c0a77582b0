#include "vmcoach/time/say.hpp"

#include <array>
#include <cstdlib>

#include "vmcoach/text/format.hpp"

namespace vmcoach::time {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string with_offset(Instant instant, const Zone& zone) {
    const auto offset = std::chrono::duration_cast<minutes>(zone.offset(instant)).count();
    return text::format("{}{}{:02}:{:02}", format_local(zone.local(instant)),
                        offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

std::string say_span(minutes span) {
    const auto count = span.count();
    if (count < 60) {
        return text::format("{} min", count);
    }
    return count % 60 == 0 ? text::format("{} h", count / 60)
                           : text::format("{} h {:02} min", count / 60, count % 60);
}

}  // namespace

std::string say_day(date::local_days day) {
    const date::year_month_day ymd{day};
    return text::format("{} {} {} {}", weekdays.at(date::weekday{day}.c_encoding()),
                        static_cast<unsigned>(ymd.day()),
                        months.at(static_cast<unsigned>(ymd.month()) - 1),
                        static_cast<int>(ymd.year()));
}

std::string say_clock(LocalTime local) {
    const date::hh_mm_ss<seconds> time{local - date::floor<date::days>(local)};
    return text::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string say_local(LocalTime local) {
    return text::format("{} {}", say_day(date::floor<date::days>(local)), say_clock(local));
}

std::string say_beside(LocalTime local, LocalTime said) {
    const bool same_day = date::floor<date::days>(local) == date::floor<date::days>(said);
    return same_day ? say_clock(local) : say_local(local);
}

std::string say_distance(Instant instant, Instant now, const Zone& zone) {
    const minutes span = date::floor<minutes>(instant) - date::floor<minutes>(now);
    if (span == minutes{0}) {
        return "now";
    }
    const auto days =
        (date::floor<date::days>(zone.local(instant)) - date::floor<date::days>(zone.local(now)))
            .count();
    std::string distance;
    if (days == 0 || (span > date::days{-1} && span < date::days{1})) {
        distance = say_span(span > minutes{0} ? span : -span);
    } else {
        distance = text::format("{} {}", std::abs(days), std::abs(days) == 1 ? "day" : "days");
    }
    return span > minutes{0} ? text::format("in {}", distance) : text::format("{} ago", distance);
}

std::string say_moment(Instant instant, const Zone& zone, const Zone& seller, Instant now) {
    const LocalTime there = zone.local(instant);
    const bool repeated = zone.instants(there).size() > 1;
    std::string result =
        text::format("{} {} ({})", repeated ? with_offset(instant, zone) : say_local(there),
                     zone.name(), say_distance(instant, now, zone));
    const LocalTime here = seller.local(instant);
    if (here != there) {
        result += text::format(" = {} for you", say_beside(here, there));
    }
    return result;
}

}  // namespace vmcoach::time
