#include "vmcoach/view/search.hpp"

#include <memory>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/store/lookup.hpp"
#include "vmcoach/store/search.hpp"
#include "vmcoach/text/shell.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/time/past.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string words;
    std::optional<std::string> who;
    std::optional<std::string> since;
    std::optional<std::int64_t> limit = 20;
};

Store words_into(std::string& target) {
    return [&target](const std::string& value) {
        if (!text::is_utf8(value)) {
            throw text::usage_error("that is not valid UTF-8");
        }
        target = value;
    };
}

void tell_of_nothing(const Session& session, const store::Database& database,
                     const std::string& words) {
    if (session.context().out_is_terminal) {
        session.remark("nothing is found");
    }
    if (!store::prospects_by_name(database, words).empty()) {
        session.remark(text::format("hint: that is a name: vmcoach prospect show {}",
                                    text::escaped(text::shell_word(words))));
    }
}

int run(const Values& values, Session& session) {
    store::SearchFilter filter{.words = values.words,
                               .limit = values.limit,
                               .with_matches = session.context().columns.has_value()};
    if (values.since) {
        filter.since = time::parse_past(*values.since, session.now(), session.seller_zone());
    }
    const store::Database database = session.open();
    const store::Snapshot snapshot(database);
    if (values.who) {
        filter.prospect_id = find_who(session, database, *values.who).id;
    }
    const std::vector<domain::SearchHit> hits = store::search(database, filter);
    session.print(session.options().json
                      ? view::json(hits)
                      : view::search_results(hits, session.seller_zone(), style(session)));
    if (hits.empty()) {
        tell_of_nothing(session, database, values.words);
    }
    return hits.empty() ? 1 : 0;
}

}  // namespace

Command search_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "what you have written about anybody, the newest first",
        .positionals = {{"WORDS",
                         "those that a text must have, or words that begin like them; quoted, such"
                         " as '\"second site\"', only those, side by side",
                         Arity::words, words_into(values->words)}},
        .options =
            {
                {"--who", "", "WHO", "only what is about them", into(values->who, Wanted::who)},
                {"--since", "", "PAST", "nothing older, such as 'last mon' or '2 weeks ago'",
                 into(values->since)},
                {"--limit", "", "N", "at most N: 20 unless told; 0 is all",
                 limit_into(values->limit)},
            },
        .examples = {"vmcoach search warehouse", "vmcoach search second ware --who dana"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
