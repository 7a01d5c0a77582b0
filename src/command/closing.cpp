#include "vmcoach/command/closing.hpp"

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/promises.hpp"

namespace vmcoach::command {

Positional promise_positional(std::string& target) {
    return {"PROMISE", "its id, such as p12, or WHO it was made to", Arity::required,
            into(target, Wanted::promise)};
}

domain::Promise find_open_promise(Session& session, const store::Database& database,
                                  const std::string& promise) {
    domain::Promise named = find_named_promise(session, database, promise);
    if (named.state != domain::PromiseState::open) {
        throw text::Error(text::ErrorKind::refused,
                          text::format("{} is no longer open: it was {}",
                                       domain::format_identifier(domain::promise_letter, named.id),
                                       domain::name_of(domain::promise_states, named.state)));
    }
    return named;
}

int close_named_promise(Session& session, std::string_view command, const std::string& promise,
                        const std::function<void(domain::Promise&)>& close) {
    const store::Database database = session.open();
    follow_zone_rules(session, database);
    store::WriteTransaction transaction(database, command, session.timestamp());
    domain::Promise named = find_open_promise(session, database, promise);
    close(named);
    store::update_state(transaction, named);
    transaction.commit();
    if (session.options().json) {
        session.print(view::json(named));
    } else {
        const std::string id = domain::format_identifier(domain::promise_letter, named.id);
        confirm(session, text::format("{} {}, {}", id, text::escaped(named.prospect),
                                      view::promise_summary(named)));
    }
    return 0;
}

}  // namespace vmcoach::command
