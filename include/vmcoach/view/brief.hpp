#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// All that a seller needs before dialling.
struct Brief {
    domain::Prospect prospect;
    time::Zone zone;              ///< theirs, or the seller's where theirs is not on record
    bool is_decent_hour = false;  ///< at their place, now
    std::vector<domain::Note> notes;
    std::vector<domain::Touch> touches;
    std::optional<domain::Promise> promise;  ///< the open one
};

/// One screen of 80 by 24, whatever there is on record: the newest of each kind.
std::string brief_page(const Brief& brief, time::Instant now, const time::Zone& seller,
                       const Style& style);

/// The prospect with `local_now`, `decent_hour`, `connections[]`, `facts[]`, `greetings[]`,
/// `promise` and `last_touches[]`, newest first.
std::string json(const Brief& brief, time::Instant now);

/// The newest of a kind, newest first.
std::vector<domain::Note> newest_notes(const Brief& brief, domain::NoteKind kind);

/// The last touch, and the last ones that have a text: what was said, newest first.
std::vector<domain::Touch> newest_touches(const Brief& brief);

}  // namespace vmcoach::view
