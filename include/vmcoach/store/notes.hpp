#pragma once

#include <cstdint>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

/// Stores any number of notes, with a statement that is prepared once.
class NoteInserter {
  public:
    explicit NoteInserter(WriteTransaction& transaction);

    /// @return its id
    std::int64_t insert(const domain::Note& note);

  private:
    WriteTransaction& transaction_;
    Query query_;
};

/// Stores a note; its id is set here.
/// @return as stored
domain::Note insert_note(WriteTransaction& transaction, domain::Note note);

/// All notes about a prospect, oldest first.
std::vector<domain::Note> notes_of(const Database& database, std::int64_t prospect_id);

}  // namespace vmcoach::store
