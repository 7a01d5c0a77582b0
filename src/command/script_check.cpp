#include <memory>

#include "vmcoach/coach/script.hpp"
#include "vmcoach/command/coaching.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/judgement.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::optional<std::string> file;
    CoachRequest request;
};

int run(const Values& values, Session& session) {
    const ScriptSource source = read_script(session, values.file);
    const std::optional<store::Database> database = open_if_there(session);
    const coach::Situation situation =
        situation_of(session, database ? &*database : nullptr, values.request);
    const coach::Script script(source.text);
    const coach::Judgement judgement = coach::judge(script, situation);
    session.print(session.options().json
                      ? view::json(judgement)
                      : view::judgement_page(judgement, situation, source.name, style(session)));
    return judgement.ready() ? 0 : 1;
}

}  // namespace

Command script_check_command() {
    const auto values = std::make_shared<Values>();
    constexpr std::int64_t slowest = 40;
    constexpr std::int64_t fastest = 400;
    std::vector<Option> options = {{"--for", "", "WHO", "judge it as a message to this prospect",
                                    into(values->request.who, Wanted::who)}};
    for (Option& option : coach_promise_options(values->request)) {
        options.push_back(std::move(option));
    }
    options.push_back({"--wpm", "", "N", "how fast you speak, in words a minute",
                       number_into(values->request.rate, slowest, fastest)});
    return {
        .summary = "judge a script before it is spoken, and time it",
        .positionals = {{"FILE", "the script; - or none: standard input", Arity::optional,
                         into(values->file, Wanted::file)}},
        .options = std::move(options),
        .examples = {"vmcoach script check draft.txt --for dana --promise \"thu 10:15\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
