#include "vmcoach/view/stats.hpp"

#include <memory>

#include "vmcoach/command/exporting.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/file.hpp"
#include "vmcoach/store/statistics.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/past.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/stats_html.hpp"
#include "vmcoach/view/stats_svg.hpp"

namespace vmcoach::command {
namespace {

using text::format;

struct Values {
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<std::string> svg;
    std::optional<std::string> html;

    const std::optional<std::string>& file() const { return svg ? svg : html; }
};

std::optional<time::Instant> past(Session& session, const std::optional<std::string>& phrase) {
    return phrase ? std::optional(time::parse_past(*phrase, session.now(), session.seller_zone()))
                  : std::nullopt;
}

domain::StatisticsTerms terms(const Values& values, Session& session) {
    const config::Settings& settings = session.settings();
    const domain::Period period{.since = past(session, values.since),
                                .until = past(session, values.until)};
    if (period.since && period.until && *period.since >= *period.until) {
        const auto say = [&](time::Instant at) {
            return time::say_local(session.seller_zone().local(at));
        };
        throw text::usage_error(format("nothing lies between --since {} and --until {}",
                                       say(*period.since), say(*period.until)),
                                "--until is where it ends, and not part of it");
    }
    return {.period = period,
            .now = session.now(),
            .grace = settings.promise_grace,
            .min_seconds = settings.coach_min_seconds,
            .max_seconds = settings.coach_max_seconds};
}

domain::Clocks clocks(Session& session, const std::vector<std::string>& zone_names) {
    domain::Clocks clocks{.seller = session.seller_zone()};
    for (const std::string& name : zone_names) {
        clocks.prospects.push_back(time::Zone::find(session.context().zone_folder, name));
        if (!clocks.prospects.back()) {
            session.remark(
                format("warning: the time zone '{}' is unknown here: the map leaves out "
                       "who is there",
                       text::escaped(name)));
        }
    }
    return clocks;
}

void check_file(const Session& session, const std::string& file) {
    check_destination(session, file);
    if (session.options().json && interchange::is_standard_output(file)) {
        throw text::usage_error("--json goes to standard output, too", "name a file");
    }
}

void write(Session& session, const domain::Statistics& statistics, const Values& values) {
    const std::string contents = values.svg ? view::stats_svg(statistics, session.seller_zone())
                                            : view::stats_html(statistics, session.seller_zone());
    const std::string& file = values.file().value();
    if (interchange::is_standard_output(file)) {
        session.print(contents);
        return;
    }
    interchange::write_file(file, contents);
    if (!session.options().json) {
        confirm(session, format("{}: written", text::escaped(file)));
    }
}

int run(const Values& values, Session& session) {
    if (values.file()) {
        check_file(session, *values.file());
    }
    const domain::StatisticsTerms wanted = terms(values, session);
    domain::StatisticsRecord record = store::read_statistics(session.open());
    const domain::Clocks told_by = clocks(session, record.zone_names);
    const domain::Statistics statistics = domain::statistics(std::move(record), wanted, told_by);
    if (values.file()) {
        write(session, statistics, values);
    }
    if (session.options().json) {
        session.print(view::json(statistics));
    } else if (!values.file()) {
        session.print(view::stats_page(statistics, session.seller_zone(), style(session)));
    }
    return 0;
}

}  // namespace

Command stats_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "in figures: promises kept, who knows your name, when they pick up",
        .options =
            {
                {"--since", "", "PAST", "from then on; without it, from the first on record",
                 into(values->since)},
                {"--until", "", "PAST", "up to then; without it, up to now", into(values->until)},
                {"--svg", "", "FILE", "write it as a picture", path_into(values->svg), false,
                 "file"},
                {"--html", "", "FILE", "write it as a page", path_into(values->html), false,
                 "file"},
            },
        .examples = {"vmcoach stats --since '90 days ago' --html stats.html"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
