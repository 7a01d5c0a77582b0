#include "vmcoach/view/reminders.hpp"

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::view {
namespace {

using text::escaped;
using text::format;

std::string say_time(time::Instant instant, time::Instant now, const time::Zone& seller) {
    return format("{}, {}", time::say_local(seller.local(instant)),
                  time::say_distance(instant, now, seller));
}

}  // namespace

std::string reminder_line(const domain::DueItem& item, time::Instant now,
                          const time::Zone& seller) {
    const domain::Promise& promise = item.promise;
    std::string line = format("call {}", escaped(promise.prospect));
    if (item.pronunciation) {
        line += format(" [{}]", escaped(*item.pronunciation));
    }
    if (item.company) {
        line += format(", {}", escaped(*item.company));
    }
    if (item.phone) {
        line += format(", {}", escaped(*item.phone));
    }
    line += format(": {}, {}", say_both_clocks(promise, seller),
                   time::say_distance(promise.due_at, now, seller));
    if (promise.about) {
        line += format(", about: {}", escaped(*promise.about));
    }
    return line;
}

std::string digest_line(const std::vector<domain::Delivery>& late, const time::Zone& seller) {
    constexpr std::size_t most_names = 10;
    std::string names;
    for (std::size_t i = 0; i < late.size() && i < most_names; ++i) {
        const domain::Promise& promise = late[i].item.promise;
        names += format("{}{}, {}", names.empty() ? "" : "; ", escaped(promise.prospect),
                        say_both_clocks(promise, seller));
    }
    if (late.size() > most_names) {
        names += format("; and {} more", late.size() - most_names);
    }
    return format("{} calls that you promised are overdue: {}; see vmcoach due", late.size(),
                  names);
}

std::string reminder_status(std::optional<time::Instant> last_run,
                            const std::vector<domain::FailedReminder>& failed, time::Instant now,
                            const time::Zone& seller) {
    std::string result =
        format("last run: {}\n", last_run ? say_time(*last_run, now, seller) : "never");
    for (const domain::FailedReminder& reminder : failed) {
        const domain::Promise& promise = reminder.promise;
        result += format("{} to {}, {}: {} attempt{} failed, {}\n",
                         domain::format_identifier(domain::promise_letter, promise.id),
                         escaped(promise.prospect), say_both_clocks(promise, seller),
                         reminder.attempts, reminder.attempts == 1 ? "" : "s",
                         reminder.retry_at ? format("the next is on {}",
                                                    say_time(*reminder.retry_at, now, seller))
                                           : "and there will be no more");
    }
    return result;
}

std::optional<std::string> reminders_stopped(std::optional<time::Instant> last_run,
                                             time::Instant now, const time::Zone& seller) {
    if (!last_run) {
        return "reminders aren't running: they have never run";
    }
    if (!domain::has_stopped(*last_run, now)) {
        return std::nullopt;
    }
    return format("reminders aren't running: the last run was on {}",
                  say_time(*last_run, now, seller));
}

}  // namespace vmcoach::view
