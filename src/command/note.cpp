#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/prospect_options.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

using domain::NoteKind;

struct Values {
    std::string who;
    std::optional<std::string> text;
    bool fact = false;
    bool connection = false;
    bool greeting = false;
    ProspectOptions manner;
};

NoteKind kind_of(const Values& values) {
    return values.fact         ? NoteKind::fact
           : values.connection ? NoteKind::connection
           : values.greeting   ? NoteKind::greeting
                               : NoteKind::note;
}

/// The text, before anything is locked: somebody may still be writing it.
Draft text_of(const Values& values, Session& session) {
    if (values.text) {
        return Draft(resolve_text(session, "the note", *values.text));
    }
    if (any_given(values.manner)) {
        if (kind_of(values) != NoteKind::note) {
            throw text::usage_error("the note's TEXT is missing",
                                    "its kind says nothing about the other options");
        }
        return {};
    }
    if (can_edit(session)) {
        const store::Database database = session.open();
        find_who(session, database, values.who);
    }
    return edit_text(session, "the note");
}

/// What one command has stored.
struct Kept {
    domain::Prospect prospect;
    std::optional<domain::Note> note;
};

Kept store_note(const Values& values, const std::optional<std::string>& text, Session& session) {
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "note", session.timestamp());
    Kept kept{.prospect = find_who(session, database, values.who)};
    if (any_given(values.manner)) {
        apply(values.manner, session, kept.prospect);
        kept.prospect = store::update_prospect(transaction, kept.prospect, session.now());
    }
    if (text) {
        kept.note = store::insert_note(transaction, {.prospect_id = kept.prospect.id,
                                                     .kind = kind_of(values),
                                                     .text = *text,
                                                     .created_at = session.now()});
    }
    transaction.commit();
    return kept;
}

int run(const Values& values, Session& session) {
    const Draft draft = text_of(values, session);
    const Kept kept = draft.stored_by([&] { return store_note(values, draft.text(), session); });
    const std::string who = view::label(kept.prospect);
    if (session.options().json) {
        session.print(kept.note ? view::json(*kept.note) : view::json(kept.prospect));
    } else if (kept.note) {
        confirm(session,
                text::format("kept {} about {}",
                             domain::format_identifier(domain::note_letter, kept.note->id), who));
    } else {
        confirm(session, text::format("changed {}: {}", kept.prospect.id, who));
    }
    return 0;
}

}  // namespace

Command note_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = {
        {"--fact", "", "", "it is a researched fact about their needs", into(values->fact), false,
         "kind"},
        {"--connection", "", "", "it is a friend you have in common", into(values->connection),
         false, "kind"},
        {"--greeting", "", "", "it is what their voicemail greeting told", into(values->greeting),
         false, "kind"},
    };
    for (Option& option : manner_options(values->manner)) {
        options.push_back(std::move(option));
    }
    return {
        .summary = "keep what you learnt about somebody",
        .positionals = {who_positional(values->who),
                        {"TEXT",
                         "the note; - reads it from standard input; without it, your editor opens",
                         Arity::optional, into(values->text)}},
        .options = std::move(options),
        .examples = {"vmcoach note dana \"opens a second warehouse in May\" --fact"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
