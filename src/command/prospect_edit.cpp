#include <algorithm>
#include <array>
#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/prospect_options.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/email.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

using domain::Prospect;

using Clear = void (*)(Prospect&);

constexpr std::array clearable = {
    domain::Named<Clear>{[](Prospect& p) { p.company.reset(); }, "company"},
    domain::Named<Clear>{[](Prospect& p) { p.title.reset(); }, "title"},
    domain::Named<Clear>{[](Prospect& p) { p.phones.clear(); }, "phones"},
    domain::Named<Clear>{[](Prospect& p) { p.emails.clear(); }, "emails"},
    domain::Named<Clear>{[](Prospect& p) {
                             p.time_zone.reset();
                             p.time_zone_source.reset();
                         },
                         "time-zone"},
    domain::Named<Clear>{[](Prospect& p) { p.pronunciation.reset(); }, "pronunciation"},
    domain::Named<Clear>{[](Prospect& p) { p.cadence.reset(); }, "cadence"},
    domain::Named<Clear>{[](Prospect& p) { p.formality.reset(); }, "formality"},
    domain::Named<Clear>{[](Prospect& p) { p.source.reset(); }, "source"},
    domain::Named<Clear>{[](Prospect& p) { p.tags.clear(); }, "tags"},
};

struct Values {
    std::string who;
    std::optional<std::string> name;
    ProspectOptions about;
    std::vector<std::string> no_phones;
    std::vector<std::string> no_emails;
    std::vector<std::string> no_tags;
    std::vector<Clear> cleared;
    bool do_not_call = false;
    bool may_call = false;
};

bool changes_something(const Values& values) {
    return values.name || any_given(values.about) || !values.no_phones.empty() ||
           !values.no_emails.empty() || !values.no_tags.empty() || !values.cleared.empty() ||
           values.do_not_call || values.may_call;
}

/// Takes items off a list; each must be there.
template <typename Item, typename Same>
void take_off(std::vector<Item>& list, const std::vector<std::string>& unwanted, const char* option,
              Same same) {
    for (const std::string& item : unwanted) {
        const auto gone = std::remove_if(list.begin(), list.end(),
                                         [&](const Item& there) { return same(there, item); });
        if (gone == list.end()) {
            throw text::Error(text::ErrorKind::not_found,
                              text::format("{}: '{}' is not on record", option, item),
                              "see what is: vmcoach prospect show WHO");
        }
        list.erase(gone, list.end());
    }
}

void edit(const Values& values, Session& session, Prospect& prospect) {
    for (const Clear clear : values.cleared) {
        clear(prospect);
    }
    const std::string& country = session.settings().default_country;
    take_off(prospect.phones, values.no_phones, "--no-phone",
             [&](const domain::Phone& phone, const std::string& typed) {
                 return phone.typed == typed ||
                        domain::same_number(phone, domain::make_phone(typed, country));
             });
    take_off(prospect.emails, values.no_emails, "--no-email", domain::same_email);
    take_off(prospect.tags, values.no_tags, "--no-tag", std::equal_to<>{});
    prospect.name = values.name.value_or(prospect.name);
    apply(values.about, session, prospect);
    prospect.do_not_call = (prospect.do_not_call || values.do_not_call) && !values.may_call;
}

/// A promise stays as it was made; whoever changes what it rests on should know.
void remark_on_promises(const Session& session, const store::Database& database,
                        const Prospect& before, const Prospect& after) {
    const bool no_more_calls = after.do_not_call && !before.do_not_call;
    if (!no_more_calls && after.time_zone == before.time_zone) {
        return;
    }
    for (const domain::Promise& open : store::list_promises(database, {.prospect_id = after.id})) {
        const std::string id = domain::format_identifier(domain::promise_letter, open.id);
        session.remark(
            text::format("note: {} stays open, for {} {}\nhint: vmcoach promise {}", id,
                         time::say_local(open.local_time), open.time_zone,
                         no_more_calls ? "cancel " + id : text::format("move {} WHEN", id)));
    }
}

int run(const Values& values, Session& session) {
    if (!changes_something(values)) {
        throw text::usage_error("nothing to change", "see 'vmcoach prospect edit --help'");
    }
    const store::Database database = session.open();
    store::WriteTransaction transaction(database, "prospect edit", session.timestamp());
    const Prospect before = find_who(session, database, values.who);
    Prospect prospect = before;
    edit(values, session, prospect);
    if (prospect.phones != before.phones) {
        suggest_time_zone(session, prospect);
    }
    prospect = store::update_prospect(transaction, prospect, session.now());
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(prospect));
    } else {
        confirm(session, text::format("changed {}: {}", prospect.id, view::label(prospect)));
    }
    remark_on_time_zone(session, before, prospect);
    remark_on_promises(session, database, before, prospect);
    return 0;
}

}  // namespace

Command prospect_edit_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = {
        {"--name", "", "N", "the whole name", storable_into(values->name, "the name")}};
    for (Option& option : prospect_options(values->about)) {
        options.push_back(std::move(option));
    }
    for (Option& option : std::vector<Option>{
             {"--no-phone", "", "P", "take a number off", into(values->no_phones), true},
             {"--no-email", "", "E", "take an address off", into(values->no_emails), true},
             {"--no-tag", "", "T", "take a tag off", into(values->no_tags, Wanted::tag), true},
             {"--clear", "", "FIELD", "forget a field, such as title",
              choice(clearable, [values](Clear clear) { values->cleared.push_back(clear); }), true},
             {"--do-not-call", "", "", "never promise them a call", into(values->do_not_call),
              false, "call"},
             {"--may-call", "", "", "they may be called again", into(values->may_call), false,
              "call"},
         }) {
        options.push_back(std::move(option));
    }
    return {
        .summary = "change what is on record about somebody",
        .positionals = {who_positional(values->who)},
        .options = std::move(options),
        .examples = {"vmcoach prospect edit dana --title \"Head of Sales\" --cadence fast"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
