#include "vmcoach/command/asking.hpp"

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"

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

char ask_key(const Session& session, std::string_view question, std::string_view keys) {
    // Before the question: whoever answers at once must not be echoed.
    const Keyboard keyboard = session.context().open_keyboard();
    session.print(question);
    while (true) {
        constexpr std::chrono::hours long_time{1};
        const std::optional<char> pressed = keyboard.wait(long_time);
        if (!pressed) {
            continue;
        }
        const char key = *pressed == '\r' ? '\n' : text::lower_ascii({&*pressed, 1}).front();
        if (keys.find(key) != std::string_view::npos) {
            return key;
        }
    }
}

std::optional<std::string> ask_line(const Session& session, std::string_view question) {
    while (true) {
        session.print(question);
        const std::optional<std::string> line = session.context().read_line();
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
            const std::size_t first = line->find_first_not_of(" \t");
            return first == std::string::npos
                       ? std::string()
                       : line->substr(first, line->find_last_not_of(" \t") - first + 1);
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
