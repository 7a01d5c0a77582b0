#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/prospect_options.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/lookup.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/time/instant.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string name;
    ProspectOptions about;
    bool allow_duplicate = false;
};

void refuse_duplicate(const store::Database& database, const domain::Prospect& prospect) {
    if (const auto other = store::find_duplicate(database, prospect)) {
        throw text::Error(text::ErrorKind::refused,
                          text::format("{} is already there as {}: {}", prospect.name, other->id,
                                       view::label(*other)),
                          "add to it with 'prospect edit', or insist with --allow-duplicate");
    }
}

int run(const Values& values, Session& session) {
    domain::Prospect prospect{.name = values.name};
    apply(values.about, session, prospect);
    suggest_time_zone(session, prospect);
    const store::Database database = session.open_or_create();
    store::WriteTransaction transaction(database, "prospect add", session.timestamp());
    if (!values.allow_duplicate) {
        refuse_duplicate(database, prospect);
    }
    const auto erased_at = store::ErasedContacts(database).find(prospect);
    prospect = store::insert_prospect(transaction, prospect, session.now());
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(prospect));
    } else {
        confirm(session, text::format("added {}: {}", prospect.id, view::label(prospect)));
    }
    remark_on_time_zone(session, {}, prospect);
    if (erased_at) {
        session.remark(
            text::format("warning: somebody with this number or address was erased on {}\n"
                         "hint: if they must not be called: vmcoach prospect edit {} --do-not-call",
                         time::format_instant(*erased_at).substr(0, 10), prospect.id));
    }
    return 0;
}

}  // namespace

Command prospect_add_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = prospect_options(values->about);
    options.push_back({"--allow-duplicate", "", "", "add them even if they seem to be there",
                       into(values->allow_duplicate)});
    return {
        .summary = "a new person to call",
        .positionals = {{"NAME", "the whole name", Arity::required,
                         storable_into(values->name, "the name")}},
        .options = std::move(options),
        .examples =
            {"vmcoach prospect add \"Dana Ortiz\" --company Acme --phone \"+1 312 555 0142\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
