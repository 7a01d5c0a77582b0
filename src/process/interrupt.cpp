#include "vmcoach/process/interrupt.hpp"

#include <poll.h>

#include "vmcoach/text/error.hpp"

namespace vmcoach::process {
namespace {

// A handler can reach nothing but what is global.
volatile std::sig_atomic_t is_requested = 0;

void note(int /*signal*/) {
    is_requested = 1;
}

void take_over(int signal, struct sigaction& before) {
    sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) {
        return;
    }
    // Without SA_RESTART: who waits for input must hear of it.
    struct sigaction action {};
    action.sa_handler = note;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
    is_requested = 0;
    take_over(SIGINT, before_int_);
    take_over(SIGTERM, before_term_);
    take_over(SIGHUP, before_hup_);
}

Interrupt::~Interrupt() {
    sigaction(SIGINT, &before_int_, nullptr);
    sigaction(SIGTERM, &before_term_, nullptr);
    sigaction(SIGHUP, &before_hup_, nullptr);
}

bool Interrupt::requested() {
    return is_requested != 0;
}

void Interrupt::check() {
    if (requested()) {
        throw text::Error(text::ErrorKind::interrupted, "interrupted", "nothing was changed");
    }
}

void Interrupt::wait_for_input(int descriptor) {
    // A signal between the check and the wait would be noted, and nobody would look.
    sigset_t ours;
    sigset_t before;
    sigemptyset(&ours);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        sigaddset(&ours, signal);
    }
    sigprocmask(SIG_BLOCK, &ours, &before);
    if (!requested()) {
        pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
        ppoll(&waited, 1, nullptr, &before);
    }
    sigprocmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace vmcoach::process
