#include <array>
#include <memory>

#include <unistd.h>

#include "vmcoach/command/reminding.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/reminder/deliver.hpp"
#include "vmcoach/reminder/hook.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/reminders.hpp"

namespace vmcoach::command {
namespace {

using domain::Delivery;
using reminder::Attempt;
using store::Settlement;
using text::format;

/// A line for each, but for those that a digest tells.
std::string lines(Session& session, const std::vector<Delivery>& claimed,
                  const store::ReminderRun& run) {
    const auto digest = static_cast<std::ptrdiff_t>(reminder::size_of_digest(claimed, run));
    std::string text;
    if (digest > 0) {
        text =
            view::digest_line({claimed.begin(), claimed.begin() + digest}, session.seller_zone()) +
            "\n";
    }
    for (auto delivery = claimed.begin() + digest; delivery != claimed.end(); ++delivery) {
        text += view::reminder_line(delivery->item, session.now(), session.seller_zone()) + "\n";
    }
    return text;
}

reminder::Report print_all(Session& session, const store::Database& database,
                           const store::ReminderRun& run) {
    const bool as_json = session.options().json;
    const auto print = [&](const std::vector<Delivery>& claimed) {
        const std::string text =
            as_json ? view::json(claimed, session.now(), session.settings().promise_grace)
                    : lines(session, claimed, run);
        try {
            return Attempt{session.print(text) ? Settlement::delivered : Settlement::released};
        } catch (const text::Error& error) {
            throw text::Error(error.kind(), error.message(), "the reminders will come again");
        }
    };
    reminder::Report report = reminder::deliver_together(database, run, session.timestamp(), print);
    if (as_json && report.delivered.empty()) {
        session.print(view::json(std::vector<Delivery>(), session.now(), {}));
    }
    return report;
}

reminder::Report run_hooks(Session& session, const store::Database& database,
                           const store::ReminderRun& run, const std::vector<std::string>& words) {
    reminder::Hook hook{words, session.context().variables()};
    // A hook that calls vmcoach means the same database, settings and zone.
    hook.environment["VMCOACH_DB"] = whole_path(session.database_file().value);
    if (session.options().config) {
        hook.environment["VMCOACH_CONFIG"] = whole_path(*session.options().config);
    }
    if (session.options().zone) {
        hook.environment["VMCOACH_ZONE"] = *session.options().zone;
    }
    if (session.options().json) {
        hook.standard_output = STDERR_FILENO;
    }
    const auto began = session.context().stopwatch();
    const auto tell = [&](const std::vector<Delivery>& claimed) {
        auto failure = reminder::run_hook(hook, claimed, session.now(),
                                          session.settings().promise_grace, session.seller_zone());
        return failure ? Attempt{Settlement::failed, *failure} : Attempt{};
    };
    const auto has_time = [&] {
        return session.context().stopwatch() - began <= reminder::last_hook_begins;
    };
    return reminder::deliver_each(database, run, session.timestamp(), tell, has_time);
}

std::string say_failure(const reminder::Report::Failure& failure) {
    constexpr std::size_t most_columns = 60;
    const Delivery& first = failure.deliveries.front();
    const std::string what =
        failure.deliveries.size() > 1
            ? format("the digest of {} reminders", failure.deliveries.size())
            : format("the reminder of {} to {}",
                     domain::format_identifier(domain::promise_letter, first.item.promise.id),
                     text::cut_to_width(first.item.promise.prospect, most_columns));
    return format("{} failed: {}", what, failure.reason);
}

[[noreturn]] void throw_failures(const std::vector<reminder::Report::Failure>& failures) {
    std::string message;
    for (const reminder::Report::Failure& failure : failures) {
        message += (message.empty() ? "" : "; ") + say_failure(failure);
    }
    throw text::Error(text::ErrorKind::hook, message,
                      "'vmcoach remind status' tells whether and when it is tried again");
}

int run(const ReminderRequest& request, Session& session) {
    const std::vector<std::string>& words =
        request.exec.empty() ? session.settings().remind_command : request.exec;
    const store::ReminderRun run{
        .channel = words.empty() ? domain::Channel::standard_output : domain::Channel::program,
        .lead = request.lead.value_or(session.settings().remind_lead),
        .now = session.now(),
    };
    const store::Database database = session.open();
    follow_zone_rules(session, database);
    if (words.empty()) {
        print_all(session, database, run);
        return 0;
    }
    const reminder::Report report = run_hooks(session, database, run, words);
    if (!report.failures.empty()) {
        throw_failures(report.failures);
    }
    if (session.options().json) {
        session.print(
            view::json(report.delivered, session.now(), session.settings().promise_grace));
    }
    return 0;
}

constexpr std::array children = {
    Child{"crontab", remind_crontab_command},
    Child{"status", remind_status_command},
};

}  // namespace

Command remind_command() {
    const auto request = std::make_shared<ReminderRequest>();
    return {
        .summary = "reminds you once of each call that is due; for cron, every minute",
        .options = reminder_options(*request),
        .examples = {"vmcoach remind --exec sh -c 'notify-send \"$VMCOACH_LINE\"'"},
        .children = children,
        .run = [request](Session& session) { return run(*request, session); },
    };
}

}  // namespace vmcoach::command
