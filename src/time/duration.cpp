#include "vmcoach/time/duration.hpp"

#include <date/date.h>

#include "vmcoach/text/format.hpp"
#include "vmcoach/time/scanner.hpp"

namespace vmcoach::time {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::optional<seconds> parse_duration(std::string_view text) {
    Scanner scanner(text);
    seconds total{0};
    seconds smallest = seconds::max();
    do {
        const auto count = scanner.number(1, 8);
        if (!count) {
            return std::nullopt;
        }
        const seconds unit = scanner.take('d')   ? date::days{1}
                             : scanner.take('h') ? hours{1}
                             : scanner.take('m') ? minutes{1}
                                                 : seconds{0};
        if (unit == seconds{0} || unit >= smallest) {
            return std::nullopt;
        }
        smallest = unit;
        total += *count * unit;
    } while (!scanner.done());
    return total <= date::days{36525} ? std::optional(total) : std::nullopt;
}

std::string format_duration(seconds duration) {
    constexpr auto day = minutes{date::days{1}}.count();
    const auto total = std::chrono::duration_cast<minutes>(duration).count();
    if (total % day == 0 && total > 0) {
        return text::format("{}d", total / day);
    }
    std::string result;
    if (total >= 60) {
        result += text::format("{}h", total / 60);
    }
    if (total % 60 != 0 || total == 0) {
        result += text::format("{}m", total % 60);
    }
    return result;
}

}  // namespace vmcoach::time
