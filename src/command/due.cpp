#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/reminding.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/store/deliveries.hpp"
#include "vmcoach/store/due_items.hpp"
#include "vmcoach/view/due_format.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::command {
namespace {

using std::chrono::seconds;

struct Values {
    std::optional<seconds> within;
    bool today = false;
    bool week = false;
    bool all = false;
    bool overdue = false;
    std::optional<std::int64_t> limit;
    bool exit_code = false;
    std::optional<view::DueFormat> format;
};

/// Where the list ends; none where it doesn't. What is overdue is always before it.
std::optional<time::Instant> end_of_range(const Values& values, Session& session) {
    if (values.overdue) {
        return session.now() - session.settings().promise_grace;
    }
    if (values.all) {
        return std::nullopt;
    }
    if (values.within) {
        return session.now() + *values.within + seconds{1};
    }
    constexpr int week = 7;
    return session.start_of_day_in(values.week ? week : 1);
}

std::vector<domain::DueItem> read(const Values& values, Session& session) {
    const auto end = end_of_range(values, session);
    const store::Database database = session.open();
    if (!values.all) {
        database.expect_little();
    }
    if (session.context().out_is_terminal) {
        // Whoever has never set reminders up does without.
        if (const auto last_run = store::last_reminder_run(database)) {
            warn_of_silence(session, last_run);
        }
    }
    warn_of_zone_rules(session, database);
    return store::due_promises(database, end, values.limit);
}

int run(const Values& values, Session& session) {
    const std::vector<domain::DueItem> items = read(values, session);
    const seconds grace = session.settings().promise_grace;
    if (session.options().json) {
        session.print(view::json(items, session.now(), grace));
    } else if (values.format) {
        std::string lines;
        for (const domain::DueItem& item : items) {
            lines += values.format->text(item, session.now(), grace);
        }
        session.print(lines);
    } else if (!items.empty()) {
        session.print(
            view::due_list(items, session.now(), grace, session.seller_zone(), style(session)));
    } else if (session.context().out_is_terminal) {
        session.remark("nothing is due");
    }
    return values.exit_code && items.empty() ? 1 : 0;
}

}  // namespace

Command due_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "the calls that you promised: overdue, and the rest of today",
        .options =
            {
                {"--within", "", "DURATION", "until then, such as 15m or 2h",
                 duration_into(values->within), false, "range"},
                {"--today", "", "", "until midnight, as without options", into(values->today),
                 false, "range"},
                {"--week", "", "", "seven days, today the first", into(values->week), false,
                 "range"},
                {"--all", "", "", "all that is open", into(values->all), false, "range"},
                {"--overdue", "", "", "only what is overdue", into(values->overdue)},
                {"--limit", "", "N", "at most N; 0 is all", limit_into(values->limit)},
                {"--format", "", "TEMPLATE", "a line for each, such as '{clock} {name} {phone}'",
                 [values](const std::string& value) { values->format.emplace(value); }},
                {"--exit-code", "", "", "exit with 1 when nothing is due", into(values->exit_code)},
            },
        .examples =
            {"vmcoach due --within 15m --exit-code && notify-send vmcoach \"a call is due\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
