#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

/// Stores any number of notes, a couple of hundred with one statement, unless they are long: SQLite
/// has much to do for each statement.
class NoteInserter {
  public:
    explicit NoteInserter(WriteTransaction& transaction) : transaction_(transaction) {}

    /// The note is there after flush() at the latest.
    void insert(domain::Note note);

    void flush();

  private:
    /// @param statement  prepared when it is wanted first
    void run(std::optional<Query>& statement, std::span<const domain::Note> notes);

    WriteTransaction& transaction_;
    std::vector<domain::Note> waiting_;
    std::size_t waiting_bytes_ = 0;  ///< of their texts
    std::optional<Query> many_;
    std::optional<Query> one_;
};

/// Stores a note; its id is set here.
/// @return as stored
domain::Note insert_note(WriteTransaction& transaction, domain::Note note);

/// @return none when there is no such note
std::optional<domain::Note> find_note(const Database& database, std::int64_t id);

/// Stores the note's text.
void update_note(WriteTransaction& transaction, const domain::Note& note);

/// Takes a note away; the log keeps it.
void remove_note(WriteTransaction& transaction, std::int64_t id);

/// All notes about a prospect, oldest first.
std::vector<domain::Note> notes_of(const Database& database, std::int64_t prospect_id);

}  // namespace vmcoach::store
