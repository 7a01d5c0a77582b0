#include "vmcoach/process/interrupt.hpp"

#include <array>
#include <csignal>

#include "vmcoach/text/error.hpp"

namespace vmcoach::process {
namespace {

constexpr std::array<int, 3> ending_signals = {SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t noted = 0;

void note(int /*signal*/) {
    noted = 1;
}

}  // namespace

Interrupts::Interrupts() {
    noted = 0;
    for (const int signal : ending_signals) {
        if (std::signal(signal, note) == SIG_IGN) {
            std::signal(signal, SIG_IGN);
        }
    }
}

Interrupts::~Interrupts() {
    for (const int signal : ending_signals) {
        if (std::signal(signal, SIG_DFL) == SIG_IGN) {
            std::signal(signal, SIG_IGN);
        }
    }
}

void Interrupts::check() {
    if (noted != 0) {
        throw text::Error(text::ErrorKind::interrupted, "interrupted", "nothing was changed");
    }
}

}  // namespace vmcoach::process
