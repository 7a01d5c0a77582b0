#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::domain {

enum class HitKind { note, voicemail, call, email, promise };
inline constexpr std::array hit_kinds = {
    Named{HitKind::note, "note"},       Named{HitKind::voicemail, "voicemail"},
    Named{HitKind::call, "call"},       Named{HitKind::email, "email"},
    Named{HitKind::promise, "promise"},
};

/// A part of a text, in bytes.
struct TextRange {
    std::size_t begin;
    std::size_t end;

    bool operator==(const TextRange&) const = default;
};

/// A text that has the words that were looked for.
struct SearchHit {
    HitKind kind = HitKind::note;
    std::int64_t id = 0;  ///< of the note, touch or promise
    std::int64_t prospect_id = 0;
    std::string prospect;
    time::Instant at;  ///< when it was noted, when the touch was, when it was promised
    std::string text;  ///< of a promise, what the call is about
    std::vector<TextRange> matches;  ///< in order, none touching another
};

/// What it is called where ids are shown: `n5`, `t9`, `p12`.
std::string identifier_of(const SearchHit& hit);

}  // namespace vmcoach::domain
