#include <array>

#include "vmcoach/coach/rule.hpp"

namespace vmcoach::coach {
namespace {

// The advice behind the rules is the five points of the manual's section COACH: a message is short,
// shows that its sender has listened, is written down, promises a call instead of asking for one,
// and is friendly. Where published advice is divided (many authors ask for a call back), these
// decide.
// clang-format off
constexpr auto rules = std::to_array<Rule>({
    {"too-long", Severity::error, 1, "is too long",
     "leave out what the next call can say: one hook and the promise are enough",
     nullptr, find_too_long},
    {"too-short", Severity::warning, 1, "is too short to be remembered",
     "add what connects you: a common friend, or what you found out about them",
     nullptr, find_too_short},
    {"late-name", Severity::warning, 1, "their name isn't said in the first 3 seconds",
     "begin with it: people listen when they hear their own name",
     nullptr, find_late_name},
    {"no-self", Severity::warning, 5, "doesn't say who is calling",
     "say your name and your company, once and slowly",
     nullptr, find_no_self},
    {"asks-callback", Severity::error, 4, "asks them to call back",
     "take the work off them: say when you will call, and then call at that time",
     &asks_callback_words, nullptr},
    {"no-promise", Severity::error, 4, "doesn't say when you will call",
     "promise a day and a time this week: I'll call you on Thursday at ten fifteen",
     nullptr, find_no_promise},
    {"vague-promise", Severity::warning, 4, "leaves open when you will call",
     "name a day and a time that you can be held to: Thursday at ten fifteen",
     nullptr, find_vague_promise},
    {"promise-mismatch", Severity::error, 4, "names another time than the promised one",
     "say the promised time, or move the promise",
     nullptr, find_promise_mismatch},
    {"pitch", Severity::warning, 5, "pitches",
     "a message is no brochure: talk about them, and keep what you sell for the conversation",
     &pitch_words, find_pitch},
    {"arrogant", Severity::warning, 5, "boasts, or tells them what they need",
     "let what you know about them speak for you",
     &arrogant_words, nullptr},
    {"weak", Severity::warning, 5, "apologises or hedges",
     "say what you say as somebody who is welcome",
     &weak_words, nullptr},
    {"pushy", Severity::error, 5, "presses them or blames them",
     "they owe you nothing; give them a reason to look forward to your call",
     &pushy_words, nullptr},
    {"deceptive", Severity::error, 5, "claims what is not on record",
     "say what is true: trust is all that a message can win",
     nullptr, find_deceptive},
    {"no-hook", Severity::suggestion, 5, "mentions no common friend and nothing that you found out",
     "say one thing that only somebody who took an interest would know",
     nullptr, find_no_hook},
    {"late-hook", Severity::suggestion, 1, "has nothing personal in its first third",
     "move what connects you to the front, before they decide to delete it",
     nullptr, find_late_hook},
    {"jargon", Severity::suggestion, 5, "is office talk",
     "say it as you would to a friend",
     &jargon_words, nullptr},
    {"repeat", Severity::warning, 3, "is much the same as a message that you left before",
     "leave something new each time, so that they see you think of them",
     nullptr, find_repeat},
    {"formality", Severity::suggestion, 2, "is not how they speak",
     "speak as they do",
     nullptr, find_formality},
    {"say-it-right", Severity::suggestion, 2, "how their name is said is not on record",
     "listen to their greeting and keep it: vmcoach note WHO --pronunciation S",
     nullptr, find_say_it_right},
    {"email-follows", Severity::suggestion, 5, "doesn't mention the email that you sent",
     "announce it in a few words: a name that is heard and read is remembered",
     nullptr, find_email_follows},
});
// clang-format on

}  // namespace

std::span<const Rule> all_rules() {
    return rules;
}

}  // namespace vmcoach::coach
