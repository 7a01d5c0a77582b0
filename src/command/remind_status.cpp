#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/deliveries.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/reminders.hpp"

namespace vmcoach::command {
namespace {

struct Status {
    std::optional<time::Instant> last_run;
    std::vector<domain::FailedReminder> failed;
};

Status read(Session& session) {
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    return {store::last_reminder_run(database), store::failed_reminders(database)};
}

int run(Session& session) {
    const auto [last_run, failed] = read(session);
    const auto stopped = view::reminders_stopped(last_run, session.now(), session.seller_zone());
    if (session.options().json) {
        session.print(view::json_reminder_status(last_run, !stopped, failed));
        return 0;
    }
    session.print(view::reminder_status(last_run, failed, session.now(), session.seller_zone()));
    if (stopped) {
        session.remark(text::format(
            "warning: {}\nhint: run 'vmcoach remind' every minute: '(crontab -l; vmcoach remind "
            "crontab) | crontab -'",
            *stopped));
    }
    return 0;
}

}  // namespace

Command remind_status_command() {
    return {
        .name = "status",
        .summary = "when reminders ran last, and which have failed",
        .examples = {"vmcoach remind status"},
        .run = run,
    };
}

}  // namespace vmcoach::command
