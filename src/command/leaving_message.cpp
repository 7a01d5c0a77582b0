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
#include "vmcoach/view/error.hpp"
#include "vmcoach/view/paragraph.hpp"
#include "vmcoach/view/teleprompter.hpp"

namespace vmcoach::command {
namespace {

using std::chrono::milliseconds;
using text::format;

/// A shorter time is that of somebody who has left the message already.
constexpr double shortest_message = 3;

/// What is known before the message is spoken.
struct Preparation {
    std::optional<Plan> proposal;
    coach::Situation situation;
    std::optional<std::string> draft;
};

Preparation prepare(Session& session, const Turn& turn) {
    const store::Database database = session.open();
    std::optional<Plan> proposal = propose(session, database, turn);
    coach::Situation situation =
        situation_for(session, database, turn.prospect,
                      proposal ? std::optional(proposal->promise) : std::nullopt);
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
    while (!key || *key == arrow_key) {
        key = keyboard.wait(frame_time);
        if (can_write_over) {
            show();
        }
    }
    show();
    session.print("\n");
    return {elapsed(), *key == '\r' ? '\n' : *key};
}

/// A message as it was left.
struct Message {
    Draft draft;
    bool is_interrupted = false;  ///< as in Said
};

/// What was said: the draft, a line, or what is written in the editor.
Message message_by(char key, const Session& session, const std::optional<std::string>& draft) {
    switch (key) {
        case 't': {
            const Said said = ask_what_was_said(session, "what did you say? ");
            return {Draft(said.text), said.is_interrupted};
        }
        case 'e':
            return {edit_text(session, "the text", draft.value_or(""))};
        case '\n':
            return {Draft(draft)};
        default:
            return {};
    }
}

constexpr std::string_view text_keys = "\nten";

/// Asks until it is settled what was said.
/// @param key  the first answer, or any other key
Message ask_for_message(const Session& session, char key, const std::string& question,
                        const std::optional<std::string>& draft) {
    while (true) {
        if (text_keys.find(key) == std::string_view::npos) {
            key = ask_key(session, question, text_keys);
            session.print("\n");
        }
        try {
            return message_by(key, session, draft);
        } catch (const text::Error& error) {
            if (!can_go_on_after(error)) {
                throw;
            }
            // The editor failed, or nothing was written.
            session.print(view::say_error(error));
            key = arrow_key;
        }
    }
}

}  // namespace

bool leave_message(const Session& session, const Turn& turn) {
    const milliseconds start = session.context().stopwatch();
    Session begun = session.anew();
    begun.timestamp();
    const Preparation prepared = prepare(begun, turn);
    if (prepared.draft) {
        constexpr std::size_t all_lines = 1000;
        session.print(
            view::paragraph(text::escaped(*prepared.draft), 0, all_lines, style(session)));
    }
    const std::string question = format("{}[t]ype it, [e]ditor, [n]o note of it ",
                                        prepared.draft ? "[Enter] I said that, " : "");
    const Reading reading =
        time_message(session, format("when you have said it: {}\n(Esc: you left none)\n", question),
                     prepared.situation, start);
    if (cancel_keys.find(reading.key) != std::string_view::npos) {
        return false;
    }
    TouchRequest request{.who = format("{}", turn.prospect.id),
                         .kind = domain::TouchKind::voicemail};
    if (reading.seconds >= shortest_message &&
        reading.seconds <= static_cast<double>(longest_message)) {
        request.seconds = std::lround(reading.seconds);
    }
    const Message message = ask_for_message(session, reading.key, question, prepared.draft);
    request.text = message.draft.text();
    store_patiently(session,
                    [&] { message.draft.stored_by([&] { return log_touch(begun, request); }); });
    if (message.is_interrupted) {
        throw text::Error(text::ErrorKind::interrupted, "interrupted");
    }
    ask_for_promise(session, turn, prepared.proposal);
    return true;
}

}  // namespace vmcoach::command
