#include <memory>

#include "vmcoach/command/coaching.hpp"
#include "vmcoach/command/drafting.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/judgement.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::string who;
    CoachRequest request;
    std::optional<std::string> name;
};

int run(const Values& values, Session& session) {
    CoachRequest request = values.request;
    request.who = values.who;
    const store::Database database = session.open();
    const coach::Situation situation = situation_of(session, &database, request);
    const std::string text = write_draft(session, database, situation, values.name);
    const coach::Script script(text);
    const coach::Judgement judgement = coach::judge(script, situation);
    if (session.options().json) {
        session.print(view::json_draft(text, judgement));
        return 0;
    }
    if (situation.subject->prospect.do_not_call) {
        session.remark(text::format("warning: {} must not be called",
                                    view::label(situation.subject->prospect)));
    }
    session.print(shown_draft(session, text) + "\n");
    session.remark(view::judgement_summary(judgement));
    for (const coach::Finding& finding : judgement.findings) {
        session.remark(text::format("hint: {}", view::say_finding(finding)));
    }
    return 0;
}

}  // namespace

Command script_draft_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = coach_promise_options(values->request);
    options.push_back({"--template",
                       "",
                       "NAME",
                       "first, second, email, friend, or one of your own",
                       {[values](const std::string& name) { values->name = name; },
                        [](Session& session) { return template_names(session); }}});
    return {
        .summary = "write a message from what is on record",
        .positionals = {who_positional(values->who)},
        .options = std::move(options),
        .examples = {"vmcoach script draft dana --promise \"thu 10:15\""},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
