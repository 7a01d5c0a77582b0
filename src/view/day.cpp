#include "vmcoach/view/day.hpp"

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::view {

using text::counted;
using text::format;

std::string say_agenda(std::int64_t due, std::int64_t later, std::int64_t untouched) {
    return format("{} due now, {} later today; {} never called\n", counted(due, "call"),
                  counted(later, "promise"), counted(untouched, "prospect"));
}

std::string say_summary(const domain::DaySummary& summary, const std::vector<domain::DueItem>& open,
                        time::Instant now, const time::Zone& seller) {
    std::string text =
        format("today: {}, {} ({}), {}; {} kept, {} made\n",
               counted(summary.voicemails, "voicemail"), counted(summary.calls, "call"),
               counted(summary.conversations, "conversation"), counted(summary.emails, "e-mail"),
               counted(summary.promises_kept, "promise"), summary.promises_made);
    if (!open.empty()) {
        text += "still open:\n";
    }
    for (const domain::DueItem& item : open) {
        text += format("  {}  {}  {}, {}\n",
                       domain::format_identifier(domain::promise_letter, item.promise.id),
                       text::escaped(item.promise.prospect), say_both_clocks(item.promise, seller),
                       time::say_distance(item.promise.due_at, now, seller));
    }
    return text;
}

}  // namespace vmcoach::view
