#include "vmcoach/process/limited.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::process {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using text::Error;
using text::ErrorKind;

/// @throws Error (io) when the system refused to give it
class Descriptor {
  public:
    Descriptor(int descriptor, const char* what) : descriptor_(descriptor) {
        if (descriptor < 0) {
            throw Error(ErrorKind::io,
                        text::format("cannot get {}: {}", what, std::strerror(errno)));
        }
    }
    ~Descriptor() { close(descriptor_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

/// The signals that ask this process to end, but for those that it ignores, are read from a
/// descriptor while the object lives.
class HeldSignals {
  public:
    HeldSignals()
        : signals_(chosen()),
          descriptor_(signalfd(-1, &signals_, SFD_CLOEXEC | SFD_NONBLOCK), "signals") {
        sigprocmask(SIG_BLOCK, &signals_, &before_);
    }
    ~HeldSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    int descriptor() const { return descriptor_.get(); }

    /// Takes all signals that have come, so that they do nothing more.
    void take() const {
        signalfd_siginfo taken{};
        while (read(descriptor_.get(), &taken, sizeof taken) > 0) {
        }
    }

  private:
    static sigset_t chosen() {
        sigset_t signals;
        sigemptyset(&signals);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
            struct sigaction now {};
            sigaction(signal, nullptr, &now);
            if (now.sa_handler != SIG_IGN) {
                sigaddset(&signals, signal);
            }
        }
        return signals;
    }

    sigset_t signals_;
    sigset_t before_{};
    Descriptor descriptor_;
};

/// Fills a new file, and goes back to its beginning.
void fill(const Descriptor& file, std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t written = write(file.get(), rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            throw Error(ErrorKind::io,
                        text::format("cannot pass on the input: {}", std::strerror(errno)));
        }
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    lseek(file.get(), 0, SEEK_SET);
}

/// The children that each thread of a process has now.
std::set<pid_t> children_of(pid_t process) {
    std::set<pid_t> children;
    std::error_code error;
    const std::string threads = text::format("/proc/{}/task", process);
    for (std::filesystem::directory_iterator thread(threads, error), end; !error && thread != end;
         thread.increment(error)) {
        std::ifstream list(thread->path() / "children");
        for (pid_t child = 0; list >> child;) {
            children.insert(child);
        }
    }
    return children;
}

/// Sends a signal to a process and to all that it has started, itself first: it can then start no
/// more.
void signal_tree(pid_t process, int signal) {
    const std::set<pid_t> children = children_of(process);
    kill(process, signal);
    for (const pid_t child : children) {
        signal_tree(child, signal);
    }
}

/// A program that runs, and what descends from it. As this process is made the one that orphans
/// fall to, nothing of it can get away.
class Tree {
  public:
    explicit Tree(const Program& program) {
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        others_ = children_of(getpid());
        root_ = start(program);
    }

    pid_t root() const { return root_; }

    /// Ends all of it: asks first, and makes sure after a while.
    void end(milliseconds until_killed) const {
        signal_all(SIGTERM);
        if (!gone_within(until_killed)) {
            // Whoever forks meanwhile is met by the next round; nobody survives many, but for a
            // process that waits for a broken disk.
            constexpr int rounds = 10;
            for (int round = 0; round < rounds; ++round) {
                signal_all(SIGKILL);
                if (gone_within(milliseconds{100})) {
                    return;
                }
            }
        }
    }

  private:
    void signal_all(int signal) const {
        kill(-root_, signal);
        for (const pid_t child : children_of(getpid())) {
            if (!others_.contains(child)) {
                signal_tree(child, signal);
            }
        }
    }

    bool gone() const {
        std::set<pid_t> left = children_of(getpid());
        for (auto child = left.begin(); child != left.end();) {
            const bool ended = others_.contains(*child) || waitpid(*child, nullptr, WNOHANG) != 0;
            child = ended ? left.erase(child) : std::next(child);
        }
        return left.empty();
    }

    bool gone_within(milliseconds time) const {
        constexpr milliseconds pause{10};
        for (const auto end = steady_clock::now() + time; !gone();) {
            if (steady_clock::now() >= end) {
                return false;
            }
            poll(nullptr, 0, static_cast<int>(pause.count()));
        }
        return true;
    }

    std::set<pid_t> others_;  ///< what earlier programs have left running
    pid_t root_ = 0;
};

/// What happens first while a program runs.
enum class First { end, signal, nothing };

/// What tells when the program has ended. Where there is none, it would seem to run for ever: then
/// it is ended.
Descriptor watch(const Tree& tree, milliseconds until_killed) {
    // The header that declares pidfd_open can't be used from C++ with Debian 12's C library.
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, tree.root(), 0));
    if (descriptor < 0) {
        const int error = errno;
        tree.end(until_killed);
        errno = error;
    }
    return {descriptor, "news of the program"};
}

First wait_for_first(const Descriptor& ended, const HeldSignals& signals, milliseconds limit) {
    std::array<pollfd, 2> events{pollfd{ended.get(), POLLIN, 0},
                                 pollfd{signals.descriptor(), POLLIN, 0}};
    while (poll(events.data(), events.size(), static_cast<int>(limit.count())) < 0) {
    }
    if (events[0].revents != 0) {
        return First::end;
    }
    return events[1].revents != 0 ? First::signal : First::nothing;
}

}  // namespace

std::optional<Ending> run_limited(Program program, const std::string& input,
                                  const TimeLimit& limit) {
    // A file without a name: unlike a pipe, it takes any amount before anybody reads it.
    const Descriptor file(memfd_create("input", MFD_CLOEXEC), "memory");
    fill(file, input);
    program.standard_input = file.get();
    program.own_group = true;
    const HeldSignals signals;
    const Tree tree(program);
    const Descriptor ended = watch(tree, limit.until_killed);
    const First first = wait_for_first(ended, signals, limit.until_terminated);
    if (first == First::end) {
        return wait_for(tree.root());
    }
    tree.end(limit.until_killed);
    if (first == First::signal) {
        signals.take();
        throw Error(ErrorKind::interrupted, "interrupted");
    }
    return std::nullopt;
}

}  // namespace vmcoach::process
