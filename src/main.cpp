#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "vmcoach/command/run.hpp"
#include "vmcoach/process/interrupt.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/zone.hpp"

namespace {

using vmcoach::command::Context;
using vmcoach::text::Error;
using vmcoach::text::ErrorKind;
using vmcoach::text::format;

/// A descriptor that the caller has closed must not become the database's: opening something
/// harmless in its place makes reading it end, and writing to it fail.
void occupy_standard_descriptors() {
    for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) < 0) {
            open("/dev/null", O_RDONLY);
        }
    }
}

/// Nobody reads any more when the pipe is closed: then the rest is dropped without a word.
bool write_all(int descriptor, const char* name, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            return false;
        } else if (errno == EAGAIN) {
            // Whoever started us made the pipe non-blocking; a command line program waits.
            pollfd ready{descriptor, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            throw Error(ErrorKind::io,
                        format("cannot write to {}: {}", name, std::strerror(errno)));
        }
    }
    return true;
}

std::string read_up_to(int descriptor, std::size_t most) {
    std::string text;
    std::array<char, 65536> buffer{};
    while (true) {
        if (text.size() >= most) {
            text.resize(most);
            return text;
        }
        const ssize_t count = read(descriptor, buffer.data(), buffer.size());
        if (count == 0) {
            return text;
        }
        if (count > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            throw Error(ErrorKind::io,
                        format("cannot read standard input: {}", std::strerror(errno)));
        }
    }
}

bool drop_typed(int descriptor) {
    int bytes = 0;
    const bool typed = ioctl(descriptor, FIONREAD, &bytes) == 0 && bytes > 0;
    tcflush(descriptor, TCIFLUSH);
    return typed;
}

/// Asks for a line. A terminal gives one at a time.
std::optional<std::string> read_line(int descriptor, std::string_view question) {
    // Before the question: whoever interrupts it must be heard.
    const vmcoach::process::Interrupt interrupt;
    write_all(STDOUT_FILENO, "standard output", question);
    std::string line;
    std::array<char, 4096> buffer{};
    while (true) {
        vmcoach::process::Interrupt::wait_for_input(descriptor);
        if (vmcoach::process::Interrupt::requested()) {
            throw Error(ErrorKind::interrupted, "interrupted");
        }
        const ssize_t count = read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno != EINTR) {
            throw Error(ErrorKind::io,
                        format("cannot read from the terminal: {}", std::strerror(errno)));
        }
        if (count == 0) {
            return line.empty() ? std::nullopt : std::optional(line);
        }
        if (count > 0) {
            line.append(buffer.data(), static_cast<std::size_t>(count));
        }
        if (const std::size_t end = line.find('\n'); end != std::string::npos) {
            line.resize(end);
            return line;
        }
    }
}

void measure_terminal(Context& context) {
    if (isatty(STDOUT_FILENO) == 0) {
        return;
    }
    constexpr std::size_t narrowest = 40;
    constexpr std::size_t widest = 200;
    constexpr std::size_t usual_columns = 80;
    constexpr std::size_t usual_rows = 24;
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    context.columns = known && size.ws_col > 0
                          ? std::clamp<std::size_t>(size.ws_col, narrowest, widest)
                          : usual_columns;
    context.rows = known && size.ws_row > 0 ? size.ws_row : usual_rows;
}

Context real_context(char** environment) {
    Context context;
    for (char** entry = environment; *entry != nullptr; ++entry) {
        context.environment.emplace_back(*entry);
    }
    context.clock = [] {
        return date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    };
    context.program = [] {
        std::error_code ignored;
        return std::filesystem::read_symlink("/proc/self/exe", ignored);
    };
    context.zone_folder =
        context.variable("TZDIR").value_or(std::string(vmcoach::time::default_zone_folder));
    context.in_is_terminal = isatty(STDIN_FILENO) != 0;
    context.out_is_terminal = isatty(STDOUT_FILENO) != 0;
    context.err_is_terminal = isatty(STDERR_FILENO) != 0;
    measure_terminal(context);
    context.open_keyboard = vmcoach::command::open_keyboard;
    context.stopwatch = [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    };
    context.read_in = [](std::size_t most) { return read_up_to(STDIN_FILENO, most); };
    context.drop_typed = [] { return drop_typed(STDIN_FILENO); };
    context.read_line = [](std::string_view question) { return read_line(STDIN_FILENO, question); };
    context.write_out = [](std::string_view text) {
        return write_all(STDOUT_FILENO, "standard output", text);
    };
    context.write_err = [](std::string_view text) {
        return write_all(STDERR_FILENO, "standard error", text);
    };
    return context;
}

}  // namespace

int main(int argc, char** argv, char** environment) {
    occupy_standard_descriptors();
    // Both would end the process where an error message can still be given.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return vmcoach::command::run({argv + std::min(argc, 1), argv + argc},
                                 real_context(environment));
}
