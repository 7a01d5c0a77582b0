#include "vmcoach/command/reminding.hpp"
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
    return {store::last_reminder_run(database), store::failed_reminders(database, session.now())};
}

int run(Session& session) {
    const auto [last_run, failed] = read(session);
    if (session.options().json) {
        const bool running = last_run && !domain::has_stopped(*last_run, session.now());
        session.print(view::json_reminder_status(last_run, running, failed));
        return 0;
    }
    session.print(view::reminder_status(last_run, failed, session.now(), session.seller_zone()));
    warn_of_silence(session, last_run);
    return 0;
}

}  // namespace

Command remind_status_command() {
    return {
        .summary = "when reminders ran last, and which have failed",
        .examples = {"vmcoach remind status"},
        .run = run,
    };
}

}  // namespace vmcoach::command
