#include "vmcoach/command/promising.hpp"

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/shell.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

void refuse_do_not_call(const domain::Prospect& prospect) {
    if (prospect.do_not_call) {
        throw Error(
            ErrorKind::refused, format("{} must not be called", view::label(prospect)),
            format("if that has changed: vmcoach prospect edit {} --may-call", prospect.id));
    }
}

std::string identifier(const domain::Promise& promise) {
    return domain::format_identifier(domain::promise_letter, promise.id);
}

/// The command that gives an open promise the time that was asked for.
std::string move_instead(const domain::Promise& open, const PromiseRequest& request) {
    std::string line =
        format("vmcoach promise move {} {}", identifier(open), text::shell_words(request.when));
    line += request.my_time ? " --my-time" : "";
    line += request.about ? format(" --about {}", text::shell_word(*request.about)) : "";
    return line;
}

/// Another time for an open promise adds none, even where a merge or a sync has left several.
void refuse_second_promise(const store::Database& database, const domain::Prospect& prospect,
                           const PromiseRequest& request) {
    if (request.moved && request.moved->state == domain::PromiseState::open) {
        return;
    }
    for (const domain::Promise& open :
         store::list_promises(database, {.prospect_id = prospect.id})) {
        if (!request.moved || request.moved->id != open.id) {
            throw Error(ErrorKind::refused,
                        format("a promise to {} is open already: {} {}", view::label(prospect),
                               identifier(open), time::say_local(open.local_time)),
                        format("give it another time: {}", move_instead(open, request)));
        }
    }
}

/// How a zone is known, for whoever wonders whether it is right.
std::string say_zone(const domain::Prospect& prospect, const time::Zone& zone) {
    if (!prospect.time_zone) {
        return format("{}, your own zone, as theirs is not on record", zone.name());
    }
    return format("{}, {}", zone.name(),
                  domain::name_of(domain::zone_sources,
                                  prospect.time_zone_source.value_or(domain::ZoneSource::given)));
}

std::string say_hours(const domain::CallingHours& hours) {
    const time::LocalTime midnight{};
    return format("{} to {}", time::say_clock(midnight + hours.begin),
                  time::say_clock(midnight + hours.end));
}

void refuse_indecent_hour(Session& session, const domain::Prospect& prospect,
                          const time::Zone& zone, time::LocalTime local) {
    const domain::CallingHours hours = calling_hours(session);
    if (!domain::is_within(hours, local)) {
        throw Error(
            ErrorKind::refused,
            format("{} is outside calling hours ({}) at {}'s place ({})", time::say_local(local),
                   say_hours(hours), prospect.name, say_zone(prospect, zone)),
            "if they asked for it, say so: --override REASON");
    }
}

void refuse_clash(const store::Database& database, time::Instant due_at,
                  const PromiseRequest& request) {
    for (const domain::Promise& other : store::promises_between(
             database, due_at - domain::clash_distance, due_at + domain::clash_distance)) {
        if (!request.moved || request.moved->id != other.id) {
            throw Error(ErrorKind::refused,
                        format("that is within {} minutes of {} to {}: {} {}",
                               domain::clash_distance.count(), identifier(other), other.prospect,
                               time::say_local(other.local_time), other.time_zone),
                        "choose another time, or insist with --override REASON");
        }
    }
}

}  // namespace

time::Zone zone_of(Session& session, const domain::Prospect& prospect) {
    if (!prospect.time_zone) {
        return session.seller_zone();
    }
    if (const auto zone = time::Zone::find(session.context().zone_folder, *prospect.time_zone)) {
        return *zone;
    }
    throw text::usage_error(
        format("the time zone on record for {} is unknown here: '{}'", view::label(prospect),
               *prospect.time_zone),
        format("correct it: vmcoach prospect edit {} --time-zone ZONE", prospect.id));
}

domain::CallingHours calling_hours(Session& session) {
    return {session.settings().hours_begin, session.settings().hours_end};
}

std::vector<Option> promise_request_options(PromiseRequest& request) {
    return {
        {"--my-time", "", "", "WHEN is on your own clock", into(request.my_time)},
        {"--override", "", "REASON", "set calling hours or a clash aside, and keep the reason",
         storable_into(request.override_reason, "the reason")},
    };
}

std::vector<Option> whole_promise_options(PromiseRequest& request, std::string_view about) {
    std::vector<Option> options = {{"--about", "", "TEXT", about, into(request.about)}};
    for (Option& option : promise_request_options(request)) {
        options.push_back(std::move(option));
    }
    return options;
}

domain::Promise plan_promise(Session& session, const store::Database& database,
                             const domain::Prospect& prospect, const PromiseRequest& request) {
    refuse_do_not_call(prospect);
    const time::Zone theirs = zone_of(session, prospect);
    const time::Moment moment = time::parse_phrase(request.when, session.now(),
                                                   request.my_time ? session.seller_zone() : theirs,
                                                   session.settings().date_order);
    const time::LocalTime local = theirs.local(moment.instant);
    refuse_second_promise(database, prospect, request);
    if (!request.override_reason) {
        refuse_indecent_hour(session, prospect, theirs, local);
        refuse_clash(database, moment.instant, request);
    }
    // A time that was read on another clock, or comes twice on their wall, is not told by that
    // wall.
    const bool on_their_clock = !request.my_time || session.seller_zone().name() == theirs.name();
    const bool told_by_wall = moment.anchor == time::Anchor::wall && on_their_clock &&
                              theirs.instants(local) == std::vector{moment.instant};
    domain::Promise promise{.prospect_id = prospect.id,
                            .prospect = prospect.name,
                            .anchor = told_by_wall ? time::Anchor::wall : time::Anchor::instant,
                            .local_time = local,
                            .time_zone = theirs.name(),
                            .due_at = moment.instant,
                            .phrase = request.when,
                            .zone_rules = time::zone_rules_version(session.context().zone_folder),
                            .about = request.about,
                            .made_at = session.now(),
                            .override_reason = request.override_reason};
    if (request.moved) {
        promise.moved_from = request.moved->id;
        promise.about = request.about ? request.about : request.moved->about;
    }
    return promise;
}

domain::Promise store_promise(store::WriteTransaction& transaction,
                              const domain::Promise& promise) {
    if (!store::remembered(transaction.database(), store::zone_rules_key)) {
        store::remember(transaction, store::zone_rules_key, promise.zone_rules);
    }
    return store::insert_promise(transaction, promise);
}

std::string say_reading(Session& session, const domain::Promise& promise) {
    const time::Zone theirs =
        time::require_zone(session.context().zone_folder, promise.time_zone, "the promise's zone");
    return time::say_moment(promise.due_at, theirs, session.seller_zone(), session.now());
}

std::string say_promise(Session& session, const domain::Promise& promise) {
    return format("{} {}: {}", identifier(promise), text::escaped(promise.prospect),
                  say_reading(session, promise));
}

void remark_on_promise(Session& session, const domain::Prospect& prospect,
                       const domain::Promise& promise) {
    if (!prospect.time_zone) {
        session.remark(
            format("warning: no time zone is on record for {}; this is your own, {}\n"
                   "hint: vmcoach prospect edit {} --time-zone ZONE",
                   view::label(prospect), session.seller_zone().name(), prospect.id));
    }
    if (prospect.time_zone_source == domain::ZoneSource::suggested) {
        session.remark(
            format("hint: {} is what the phone number suggests; if they are elsewhere: "
                   "vmcoach prospect edit {} --time-zone ZONE",
                   promise.time_zone, prospect.id));
    }
    if (domain::is_weekend(promise.local_time)) {
        session.remark(format("warning: {} is a weekend",
                              time::say_day(date::floor<date::days>(promise.local_time))));
    }
    if (promise.local_time >
        zone_of(session, prospect).local(promise.made_at) + domain::far_ahead) {
        session.remark("warning: that is more than a week ahead; they may have forgotten by then");
    }
}

int make_promise(Session& session, std::string_view command, PromiseRequest request,
                 const FindProspect& find_prospect) {
    if (request.about) {
        request.about = resolve_text(session, "--about", *request.about);
    }
    const store::Database database = session.open();
    follow_zone_rules(session, database);
    store::WriteTransaction transaction(database, command, session.timestamp());
    const domain::Prospect prospect = find_prospect(database, request);
    const domain::Promise planned = plan_promise(session, database, prospect, request);
    if (request.moved) {
        request.moved->state = domain::PromiseState::moved;
        request.moved->closed_at = session.now();
        store::update_state(transaction, *request.moved);
    }
    const domain::Promise promise = store_promise(transaction, planned);
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(promise));
    } else {
        confirm(session, say_promise(session, promise));
    }
    remark_on_promise(session, prospect, promise);
    return 0;
}

}  // namespace vmcoach::command
