#include "vmcoach/command/asking.hpp"

#include <algorithm>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/view/error.hpp"

namespace vmcoach::command {

bool ask(const Session& session, std::string_view question) {
    if (session.options().yes) {
        return true;
    }
    const Context& context = session.context();
    if (!context.in_is_terminal || !context.err_is_terminal) {
        throw text::usage_error("this can't be undone, and there is no terminal to ask on",
                                "say yes beforehand: --yes");
    }
    context.write_err(text::format("{} [y/N] ", question));
    // A terminal gives a line at a time.
    const std::string answer = context.read_in(1);
    return answer == "y" || answer == "Y";
}

std::optional<char> ask_key(const Session& session, std::string_view question,
                            std::string_view keys, std::chrono::milliseconds patience) {
    const auto begin = session.context().stopwatch();
    // Before the question: whoever answers at once must not be echoed.
    const Keyboard keyboard = session.context().open_keyboard();
    session.print(question);
    while (true) {
        const auto left = patience - (session.context().stopwatch() - begin);
        const std::optional<char> pressed = keyboard.wait(std::max(left, left.zero()));
        if (!pressed) {
            return std::nullopt;
        }
        const char key = *pressed == '\r' ? '\n' : text::lower_ascii({&*pressed, 1}).front();
        if (keys.find(key) != std::string_view::npos) {
            return key;
        }
    }
}

char ask_key(const Session& session, std::string_view question, std::string_view keys) {
    constexpr std::chrono::hours long_time{1};
    std::optional<char> key = ask_key(session, question, keys, long_time);
    while (!key) {
        key = ask_key(session, "", keys, long_time);
    }
    return *key;
}

std::optional<std::string> ask_line(const Session& session, std::string_view question) {
    while (true) {
        if (session.context().drop_typed()) {
            session.print("(what was typed before this question is left out)\n");
        }
        const std::optional<std::string> line = session.context().read_line(question);
        if (!line) {
            session.print("\n");
            return std::nullopt;
        }
        // Linux drops what is typed on a line behind so many bytes (termios(3), canonical mode).
        constexpr std::size_t longest_line = 4095;
        if (line->size() >= longest_line) {
            session.print(text::format("a line takes less than {} bytes\n", longest_line));
        } else if (!text::is_utf8(*line)) {
            session.print("that is not valid UTF-8\n");
        } else {
            return std::string(text::trimmed(*line, " \t"));
        }
    }
}

Said ask_what_was_said(const Session& session, std::string_view question) {
    try {
        while (true) {
            auto line = ask_line(session, question);
            if (line == "-") {
                // To commands it stands for standard input.
                session.print("a dash is no text\n");
                continue;
            }
            return {.text = line && !line->empty() ? std::move(line) : std::nullopt};
        }
    } catch (const text::Error& error) {
        if (error.kind() != text::ErrorKind::interrupted) {
            throw;
        }
        return {.is_interrupted = true};
    }
}

void store_patiently(const Session& session, const std::function<void()>& work) {
    while (true) {
        try {
            work();
            return;
        } catch (const text::Error& error) {
            if (error.kind() != text::ErrorKind::busy && error.kind() != text::ErrorKind::io) {
                throw;
            }
            session.print(view::say_error(error));
            const char key = ask_key(session, "[t]ry again, or [g]ive it up? ", "tg");
            session.print(text::format("{}\n", key));
            if (key == 'g') {
                throw;
            }
        }
    }
}

bool can_go_on_after(const text::Error& error) {
    switch (error.kind()) {
        case text::ErrorKind::usage:
        case text::ErrorKind::not_found:
        case text::ErrorKind::ambiguous:
        case text::ErrorKind::refused:
        case text::ErrorKind::busy:
        case text::ErrorKind::io:
            return true;
        default:
            return false;
    }
}

}  // namespace vmcoach::command
