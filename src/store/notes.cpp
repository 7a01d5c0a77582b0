#include "vmcoach/store/notes.hpp"

#include <utility>

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

constexpr std::size_t at_once = 200;
constexpr std::size_t most_bytes = 1 << 20;

std::string insert_statement(std::size_t rows) {
    std::string sql = "INSERT INTO note (uid, prospect_id, kind, text, created_at) VALUES";
    for (std::size_t i = 0; i < rows; ++i) {
        sql += i == 0 ? " (?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?)";
    }
    return sql;
}

void bind(Query& query, WriteTransaction& transaction, const domain::Note& note) {
    query.bind_next(transaction.new_uid(), note.prospect_id, name_of(domain::note_kinds, note.kind),
                    note.text, note.created_at);
}

}  // namespace

void NoteInserter::insert(domain::Note note) {
    waiting_bytes_ += note.text.size();
    waiting_.push_back(std::move(note));
    if (waiting_.size() == at_once || waiting_bytes_ >= most_bytes) {
        flush();
    }
}

void NoteInserter::flush() {
    if (waiting_.size() == at_once) {
        run(many_, waiting_);
    } else {
        for (const domain::Note& note : waiting_) {
            run(one_, {&note, 1});
        }
    }
    waiting_.clear();
    waiting_bytes_ = 0;
}

void NoteInserter::run(std::optional<Query>& statement, std::span<const domain::Note> notes) {
    if (!statement) {
        statement.emplace(transaction_.begin_change(), insert_statement(notes.size()));
    }
    statement->restart();
    for (const domain::Note& note : notes) {
        bind(*statement, transaction_, note);
    }
    statement->run();
}

domain::Note insert_note(WriteTransaction& transaction, domain::Note note) {
    Query query(transaction.begin_change(), insert_statement(1));
    bind(query, transaction, note);
    note.id = query.run_for_id();
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
