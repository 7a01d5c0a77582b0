#include "vmcoach/command/promising.hpp"

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

time::Zone zone_of(Session& session, const domain::Prospect& prospect) {
    return prospect.time_zone ? time::require_zone(session.context().zone_folder,
                                                   *prospect.time_zone, "the prospect's time zone")
                              : session.seller_zone();
}

void refuse_do_not_call(const domain::Prospect& prospect) {
    if (prospect.do_not_call) {
        throw Error(
            ErrorKind::refused, format("{} must not be called", view::label(prospect)),
            format("if that has changed: vmcoach prospect edit {} --may-call", prospect.id));
    }
}

void refuse_second_promise(const store::Database& database, const domain::Prospect& prospect) {
    const auto open = store::list_promises(database, {.prospect_id = prospect.id});
    if (!open.empty()) {
        const std::string id = domain::format_identifier(domain::promise_letter, open.front().id);
        throw Error(ErrorKind::refused,
                    format("a promise to {} is open already: {} {}", view::label(prospect), id,
                           time::say_local(open.front().local_time)),
                    format("close it first: vmcoach promise keep {0}, or promise cancel {0}", id));
    }
}

}  // namespace

domain::Promise plan_promise(Session& session, const store::Database& database,
                             const domain::Prospect& prospect, const PromiseRequest& request) {
    refuse_do_not_call(prospect);
    const time::Zone theirs = zone_of(session, prospect);
    const time::Moment moment = time::parse_phrase(request.when, session.now(),
                                                   request.my_time ? session.seller_zone() : theirs,
                                                   session.settings().date_order);
    refuse_second_promise(database, prospect);
    const time::LocalTime local = theirs.local(moment.instant);
    // A time read on another clock, or one that comes twice here, is not told by this wall.
    const bool told_by_wall = moment.anchor == time::Anchor::wall &&
                              theirs.instants(local) == std::vector{moment.instant};
    return {.prospect_id = prospect.id,
            .prospect = prospect.name,
            .anchor = told_by_wall ? time::Anchor::wall : time::Anchor::instant,
            .local_time = local,
            .time_zone = theirs.name(),
            .due_at = moment.instant,
            .phrase = request.when,
            .zone_rules = time::zone_rules_version(session.context().zone_folder),
            .about = request.about,
            .made_at = session.now()};
}

std::string say_promise(Session& session, const domain::Promise& promise) {
    const time::Zone theirs =
        time::require_zone(session.context().zone_folder, promise.time_zone, "the promise's zone");
    return format("{} {}: {}", domain::format_identifier(domain::promise_letter, promise.id),
                  text::escaped(promise.prospect),
                  time::say_moment(promise.due_at, theirs, session.seller_zone(), session.now()));
}

void remark_on_zone(Session& session, const domain::Prospect& prospect) {
    if (!prospect.time_zone) {
        session.remark(
            format("warning: no time zone is on record for {}; this is your own, {}\n"
                   "hint: vmcoach prospect edit {} --time-zone ZONE",
                   view::label(prospect), session.seller_zone().name(), prospect.id));
    }
}

}  // namespace vmcoach::command
