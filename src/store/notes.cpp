#include "vmcoach/store/notes.hpp"

namespace vmcoach::store {

NoteInserter::NoteInserter(WriteTransaction& transaction)
    : transaction_(transaction),
      query_(transaction.begin_change(),
             "INSERT INTO note (uid, prospect_id, kind, text, created_at)"
             " VALUES (?, ?, ?, ?, ?)") {}

std::int64_t NoteInserter::insert(const domain::Note& note) {
    query_.restart(transaction_.new_uid(), note.prospect_id, name_of(domain::note_kinds, note.kind),
                   note.text, note.created_at);
    return query_.run_for_id();
}

domain::Note insert_note(WriteTransaction& transaction, domain::Note note) {
    note.id = NoteInserter(transaction).insert(note);
    return note;
}

std::vector<domain::Note> notes_of(const Database& database, std::int64_t prospect_id) {
    Query query(database,
                "SELECT id, kind, text, created_at FROM note WHERE prospect_id = ?"
                " ORDER BY created_at, id",
                prospect_id);
    std::vector<domain::Note> notes;
    while (query.next()) {
        notes.push_back({.id = query.integer(0),
                         .prospect_id = prospect_id,
                         .kind = query.understood(value_of(domain::note_kinds, query.text(1))),
                         .text = query.text(2),
                         .created_at = query.instant(3)});
    }
    return notes;
}

}  // namespace vmcoach::store
