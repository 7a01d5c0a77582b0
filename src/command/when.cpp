#include <memory>

#include "vmcoach/command/tree.hpp"
#include "vmcoach/time/phrase.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

int run(const std::string& phrase, Session& session) {
    const time::Zone& zone = session.seller_zone();
    const time::Moment moment =
        time::parse_phrase(phrase, session.now(), zone, session.settings().date_order);
    const std::string reading = time::say_moment(moment.instant, zone, zone, session.now());
    session.print(session.options().json ? view::json_reading(phrase, moment, zone.name(), reading)
                                         : text::format("{}\n", reading));
    return 0;
}

}  // namespace

Command when_command() {
    const auto phrase = std::make_shared<std::string>();
    return {
        .summary = "how a time is read, on your own clock",
        .positionals = {{"PHRASE", "such as: tomorrow 9:30", Arity::words, into(*phrase)}},
        .examples = {"vmcoach when in 90 min"},
        .run = [phrase](Session& session) { return run(*phrase, session); },
    };
}

}  // namespace vmcoach::command
