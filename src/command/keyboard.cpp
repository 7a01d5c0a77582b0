#include "vmcoach/command/keyboard.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;

/// What a signal that ends the process must put back first.
int raw_descriptor = -1;
termios before_raw{};

/// Puts the terminal back and lets the signal end the process as it would have.
void restore_and_end(int signal) {
    tcsetattr(raw_descriptor, TCSANOW, &before_raw);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

constexpr std::array<int, 4> ending_signals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/// A terminal that gives its keys at once, and is as before when the object ends.
class RawTerminal {
  public:
    RawTerminal() : descriptor_(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
        if (descriptor_ < 0 || tcgetattr(descriptor_, &before_) != 0) {
            if (descriptor_ >= 0) {
                close(descriptor_);
            }
            throw text::usage_error("there is no terminal to read keys from");
        }
        termios raw = before_;
        raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
        raw.c_iflag &= ~static_cast<tcflag_t>(IXON);
        raw.c_cc[VMIN] = 1;
        raw.c_cc[VTIME] = 0;
        raw_descriptor = descriptor_;
        before_raw = before_;
        for (const int signal : ending_signals) {
            std::signal(signal, restore_and_end);
        }
        // What was typed before it is asked for was meant for something else.
        tcsetattr(descriptor_, TCSAFLUSH, &raw);
    }
    ~RawTerminal() {
        tcsetattr(descriptor_, TCSANOW, &before_);
        for (const int signal : ending_signals) {
            std::signal(signal, SIG_DFL);
        }
        close(descriptor_);
    }
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;

    std::optional<char> wait(std::chrono::milliseconds most) const {
        pollfd ready{descriptor_, POLLIN, 0};
        const int count = poll(&ready, 1, static_cast<int>(most.count()));
        if (count == 0 || (count < 0 && errno == EINTR)) {
            return std::nullopt;
        }
        char key = 0;
        if (count < 0 || read(descriptor_, &key, 1) < 1) {
            throw Error(ErrorKind::io,
                        text::format("cannot read from the terminal: {}", std::strerror(errno)));
        }
        constexpr char control_c = 3;
        if (key == control_c) {
            throw Error(ErrorKind::interrupted, "interrupted");
        }
        return pass_rest_of(key) ? arrow_key : key;
    }

  private:
    /// The next byte of a key that is several, which come together, or nearly so over a network.
    std::optional<char> next_byte() const {
        constexpr int patience = 100;  // milliseconds
        pollfd ready{descriptor_, POLLIN, 0};
        char byte = 0;
        return poll(&ready, 1, patience) > 0 && read(descriptor_, &byte, 1) == 1
                   ? std::optional(byte)
                   : std::nullopt;
    }

    /// An accented letter is several bytes, and so is an arrow: a control sequence of ECMA-48,
    /// which ends with a byte from @ on.
    /// @return whether it was an arrow or the like
    bool pass_rest_of(char key) const {
        const auto first = static_cast<unsigned char>(key);
        constexpr std::array<unsigned char, 3> begins_with_more = {0xc0, 0xe0, 0xf0};
        for (const unsigned char begin : begins_with_more) {
            if (first >= begin) {
                next_byte();
            }
        }
        constexpr char escape = 27;
        if (key != escape) {
            return false;
        }
        std::optional<char> byte = next_byte();
        if (byte != '[' && byte != 'O') {
            return byte.has_value();
        }
        do {
            byte = next_byte();
        } while (byte && *byte < '@');
        return true;
    }

    int descriptor_;
    termios before_{};
};

}  // namespace

Keyboard open_keyboard() {
    const auto terminal = std::make_shared<RawTerminal>();
    return {[terminal](std::chrono::milliseconds most) { return terminal->wait(most); }, terminal};
}

}  // namespace vmcoach::command
