#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/prospect_options.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/contact.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string who;
    std::string into;
};

std::string different(std::string_view field, const std::optional<std::string>& old,
                      const std::optional<std::string>& kept) {
    return old && old != kept ? text::format("\n{}: {}", field, *old) : "";
}

template <typename Value, std::size_t size>
std::optional<std::string> name_or_none(const std::array<domain::Named<Value>, size>& names,
                                        const std::optional<Value>& value) {
    return value ? std::optional(std::string(domain::name_of(names, *value))) : std::nullopt;
}

/// What two people can't both keep, so that nothing is lost by taking them for one.
std::optional<std::string> what_gives_way(const domain::Prospect& from,
                                          const domain::Prospect& kept) {
    std::string lines = different("name", from.name, kept.name);
    lines += different("company", from.company, kept.company);
    lines += different("title", from.title, kept.title);
    lines += different("pronunciation", from.pronunciation, kept.pronunciation);
    lines += different("source", from.source, kept.source);
    if (from.time_zone_source == domain::ZoneSource::given) {
        lines += different("time zone", from.time_zone, kept.time_zone);
    }
    lines += different("cadence", name_or_none(domain::cadences, from.cadence),
                       name_or_none(domain::cadences, kept.cadence));
    lines += different("formality", name_or_none(domain::formalities, from.formality),
                       name_or_none(domain::formalities, kept.formality));
    return lines.empty() ? std::nullopt : std::optional("merged with" + lines);
}

/// @return how many promises to them are open
std::size_t merge(Session& session, store::WriteTransaction& transaction,
                  const domain::Prospect& from, domain::Prospect& into) {
    store::move_belongings(transaction, from.id, into.id);
    into = store::find_prospect(transaction.database(), into.id).value();
    domain::complete(into, from);
    suggest_time_zone(session, into);
    into = store::update_prospect(transaction, into, session.now());
    if (const auto text = what_gives_way(from, into)) {
        store::insert_note(transaction, {.prospect_id = into.id,
                                         .kind = domain::NoteKind::note,
                                         .text = *text,
                                         .created_at = session.now()});
    }
    return store::list_promises(transaction.database(), {.prospect_id = into.id}).size();
}

int run(const Values& values, Session& session) {
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "prospect merge", session.timestamp());
    const domain::Prospect from = find_who(session, database, values.who);
    domain::Prospect into = find_who(session, database, values.into);
    if (from.id == into.id) {
        throw text::usage_error(text::format("'{}' and '{}' are the same person, {}: {}",
                                             values.who, values.into, into.id, view::label(into)),
                                "name both by their numbers: vmcoach prospect list");
    }
    const std::size_t promises = merge(session, transaction, from, into);
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(into));
    } else {
        confirm(session, text::format("merged {}: {} into {}: {}", from.id, view::label(from),
                                      into.id, view::label(into)));
    }
    if (promises > 1) {
        session.remark(
            text::format("note: {} promises to them are open\n"
                         "hint: vmcoach promise list {}",
                         promises, into.id));
    }
    return 0;
}

}  // namespace

Command prospect_merge_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "two entries are one person: keep the second, with all of the first",
        .positionals = {who_positional(values->who),
                        {"INTO", "who is kept, named in the same way", Arity::required,
                         into(values->into, Wanted::who)}},
        .examples = {"vmcoach prospect merge 3 dana"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
