#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::domain {

enum class NoteKind {
    note,
    fact,        ///< a researched fact about their needs
    connection,  ///< a common friend
    greeting,    ///< what their voicemail greeting sounded like
};
inline constexpr std::array note_kinds = {
    Named{NoteKind::note, "note"}, Named{NoteKind::fact, "fact"},
    Named{NoteKind::connection, "connection"}, Named{NoteKind::greeting, "greeting"}};

/// Something learnt or said about a prospect.
struct Note {
    std::int64_t id = 0;
    std::int64_t prospect_id = 0;
    NoteKind kind = NoteKind::note;
    std::string text;
    time::Instant created_at;
};

}  // namespace vmcoach::domain
