#include "vmcoach/command/leaving_message.hpp"

#include <chrono>
#include <cmath>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/command/asking.hpp"
#include "vmcoach/command/asking_promise.hpp"
#include "vmcoach/command/coaching.hpp"
#include "vmcoach/command/drafting.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/touching.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/paragraph.hpp"
#include "vmcoach/view/teleprompter.hpp"

namespace vmcoach::command {
namespace {

using std::chrono::milliseconds;
using text::format;

/// A shorter time is that of somebody who has left the message already.
constexpr double shortest_message = 3;
/// As for `voicemail --seconds`.
constexpr double longest_message = 3600;

/// What is known before the message is spoken.
struct Preparation {
    std::optional<Plan> proposal;
    coach::Situation situation;
    std::optional<std::string> draft;
};

Preparation prepare(Session& session, const domain::Prospect& prospect) {
    const store::Database database = session.open();
    std::optional<Plan> proposal = propose(session, database, prospect);
    coach::Situation situation = situation_for(
        session, database, prospect, proposal ? std::optional(proposal->promise) : std::nullopt);
    std::optional<std::string> draft;
    try {
        draft = write_draft(session, database, situation, std::nullopt);
    } catch (const text::Error& error) {
        if (error.kind() != text::ErrorKind::usage) {
            throw;
        }
        session.remark(format("no draft: {}", error.message()));
    }
    return {std::move(proposal), std::move(situation), std::move(draft)};
}

/// How long a message took, and the key that ended it.
struct Reading {
    double seconds;
    char key;
};

/// Shows the time that passes until the question is answered with some key.
Reading time_message(const Session& session, std::string_view question,
                     const coach::Situation& situation, milliseconds start) {
    constexpr milliseconds frame_time{200};
    const bool can_write_over = session.context().variable("TERM") != "dumb";
    const auto elapsed = [&] {
        return std::chrono::duration<double>(session.context().stopwatch() - start).count();
    };
    const Keyboard keyboard = session.context().open_keyboard();
    session.print(question);
    const auto show = [&] {
        session.print(format("\r{}", view::timer(elapsed(), situation, style(session))));
    };
    std::optional<char> key;
    while (!(key = keyboard.wait(frame_time))) {
        if (can_write_over) {
            show();
        }
    }
    show();
    session.print("\n");
    return {elapsed(), *key == '\r' ? '\n' : *key};
}

constexpr std::string_view text_keys = "\nten";

/// What was said: the draft, a line, or what is written in the editor.
Draft text_by(char key, const Session& session, const std::optional<std::string>& draft) {
    switch (key) {
        case 't': {
            const auto line = ask_line(session, "what did you say? ");
            return Draft(line && !line->empty() ? line : std::nullopt);
        }
        case 'e':
            return edit_text(session, "the text", draft.value_or(""));
        case '\n':
            return Draft(draft);
        default:
            return {};
    }
}

}  // namespace

void leave_message(const Session& session, const domain::Prospect& prospect) {
    const milliseconds start = session.context().stopwatch();
    Session begun = session.anew();
    const Preparation prepared = prepare(begun, prospect);
    if (prepared.draft) {
        constexpr std::size_t all_lines = 1000;
        session.print(
            view::paragraph(text::escaped(*prepared.draft), 0, all_lines, style(session)));
    }
    const std::string question = format("{}[t]ype it, [e]ditor, [n]o note of it ",
                                        prepared.draft ? "[Enter] I said that, " : "");
    const Reading reading = time_message(session, format("when you have said it: {}\n", question),
                                         prepared.situation, start);
    const bool answers = text_keys.find(reading.key) != std::string_view::npos;
    const char key = answers ? reading.key : ask_key(session, question, text_keys);
    TouchRequest request{.who = format("{}", prospect.id), .kind = domain::TouchKind::voicemail};
    if (reading.seconds >= shortest_message && reading.seconds <= longest_message) {
        request.seconds = std::lround(reading.seconds);
    }
    const Draft said = text_by(key, session, prepared.draft);
    request.text = said.text();
    if (request.text == "-") {
        throw text::usage_error("a dash is no message");
    }
    said.stored_by([&] { return log_touch(begun, request); });
    ask_for_promise(session, prospect, prepared.proposal);
}

}  // namespace vmcoach::command
