// Rules on what a message promises.

#include <algorithm>

#include "vmcoach/coach/rule.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/say.hpp"

namespace vmcoach::coach {
namespace {

/// The clock that a time was said on; none where it isn't known.
std::optional<time::Zone> clock_of(const SaidTime& said, const Situation& situation) {
    switch (said.zone) {
        case SaidZone::mine:
            return situation.seller_zone;
        case SaidZone::other:
            return said.other;
        case SaidZone::none:
        case SaidZone::theirs:
            break;
    }
    return situation.prospect_zone;
}

bool agrees(const SaidMoment& said, time::Instant promise, const Situation& situation) {
    const auto zone = clock_of(said.time, situation);
    if (!zone) {
        return true;
    }
    const time::LocalTime local = zone->local(promise);
    return can_mean(said.time, local) && can_mean(*said.day, local, zone->local(situation.now));
}

}  // namespace

std::vector<Hit> find_no_promise(const Reading& reading) {
    if (!reading.next_call.exact.empty() || reading.next_call.vague) {
        return {};
    }
    if (!reading.next_call.intent) {
        return {{}};
    }
    return {{.span = reading.next_call.intent,
             .message = "says that you will call, but not on which day and at what time"}};
}

std::vector<Hit> find_vague_promise(const Reading& reading) {
    if (!reading.next_call.vague) {
        return {};
    }
    return {{.span = reading.next_call.vague}};
}

std::vector<Hit> find_promise_mismatch(const Reading& reading) {
    const Situation& situation = reading.situation;
    const std::vector<SaidMoment>& said = reading.next_call.exact;
    if (!situation.promise || said.empty()) {
        return {};
    }
    const auto wrong = std::find_if(said.begin(), said.end(), [&](const SaidMoment& moment) {
        return !agrees(moment, *situation.promise, situation);
    });
    const bool any_right = std::any_of(said.begin(), said.end(), [&](const SaidMoment& moment) {
        return agrees(moment, *situation.promise, situation);
    });
    if (any_right || wrong == said.end()) {
        return {};
    }
    const time::LocalTime theirs = situation.prospect_zone.local(*situation.promise);
    const time::LocalTime mine = situation.seller_zone.local(*situation.promise);
    std::string message =
        text::format("names another time than the promised one, {}", time::say_local(theirs));
    message += mine == theirs ? "" : text::format(" ({} for you)", time::say_beside(mine, theirs));
    return {{.span = wrong->span(), .message = message}};
}

}  // namespace vmcoach::coach
