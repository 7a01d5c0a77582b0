#include "vmcoach/store/notes.hpp"

#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

constexpr const char* note_columns = "id, prospect_id, kind, text, created_at";

domain::Note read_note(const Query& query) {
    return {.id = query.integer(0),
            .prospect_id = query.integer(1),
            .kind = query.understood(value_of(domain::note_kinds, query.text(2))),
            .text = query.text(3),
            .created_at = query.instant(4)};
}

}  // namespace

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

std::optional<domain::Note> find_note(const Database& database, std::int64_t id) {
    Query query(database, text::format("SELECT {} FROM note WHERE id = ?", note_columns), id);
    return query.next() ? std::optional(read_note(query)) : std::nullopt;
}

void update_note(WriteTransaction& transaction, const domain::Note& note) {
    Query(transaction.begin_change(), "UPDATE note SET text = ? WHERE id = ?", note.text, note.id)
        .run();
}

void remove_note(WriteTransaction& transaction, std::int64_t id) {
    Query(transaction.begin_change(), "DELETE FROM note WHERE id = ?", id).run();
}

std::vector<domain::Note> notes_of(const Database& database, std::int64_t prospect_id) {
    Query query(database,
                text::format("SELECT {} FROM note WHERE prospect_id = ? ORDER BY created_at, id",
                             note_columns),
                prospect_id);
    std::vector<domain::Note> notes;
    while (query.next()) {
        notes.push_back(read_note(query));
    }
    return notes;
}

}  // namespace vmcoach::store
