#include <memory>

#include "vmcoach/command/belongings.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string note;
    std::optional<std::string> text;
};

/// A text, and the one that it was made from where that was shown.
struct NewText {
    Draft draft;
    std::optional<std::string> shown;
};

/// The new text, before anything is locked: somebody may still be writing it.
NewText text_of(const Values& values, Session& session, std::int64_t id) {
    if (values.text) {
        return {.draft = Draft(resolve_text(session, "the note", *values.text))};
    }
    const std::string before = require_note(session.open(), id).text;
    return {.draft = edit_text(session, "the note", before), .shown = before};
}

/// @return whether that changed it
bool store_text(Session& session, std::int64_t id, const NewText& text, domain::Note& note) {
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "edit", session.timestamp());
    note = require_note(database, id);
    if (text.shown && note.text != *text.shown) {
        throw text::Error(text::ErrorKind::refused,
                          text::format("{} has changed while you wrote",
                                       domain::format_identifier(domain::note_letter, id)),
                          "edit it again");
    }
    if (note.text == *text.draft.text()) {
        return false;
    }
    note.text = *text.draft.text();
    store::update_note(transaction, note);
    transaction.commit();
    return true;
}

int run(const Values& values, Session& session) {
    const Belonging named = read_belonging(values.note);
    if (named.letter != domain::note_letter) {
        throw text::usage_error("only notes are edited; a touch stays as it was logged",
                                text::format("take it back with 'vmcoach remove {}', and log it"
                                             " as it was",
                                             values.note));
    }
    const NewText text = text_of(values, session, named.id);
    domain::Note note;
    const bool is_changed =
        text.draft.stored_by([&] { return store_text(session, named.id, text, note); });
    if (session.options().json) {
        session.print(view::json(note));
    } else {
        confirm(session, text::format("{} {}", is_changed ? "changed" : "unchanged:",
                                      domain::format_identifier(domain::note_letter, note.id)));
    }
    return 0;
}

}  // namespace

Command edit_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "mend a note",
        .positionals = {{"NOTE", "its id, such as n5", Arity::required,
                         into(values->note, Wanted::note)},
                        {"TEXT",
                         "the new text; - reads it from standard input; without it your"
                         " editor opens",
                         Arity::optional, into(values->text)}},
        .examples = {"vmcoach edit n1 \"opens a third warehouse in May\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
