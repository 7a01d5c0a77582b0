#include "vmcoach/process/program.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::process {
namespace {

/// What the program inherits: see posix_spawnattr_init.
class Attributes {
  public:
    explicit Attributes(bool own_group) {
        posix_spawnattr_init(&attributes_);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        for (const int signal : {SIGINT, SIGPIPE, SIGXFSZ}) {
            sigaddset(&signals, signal);
        }
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
        if (own_group) {
            posix_spawnattr_setpgroup(&attributes_, 0);
            flags |= POSIX_SPAWN_SETPGROUP;
        }
        posix_spawnattr_setflags(&attributes_, flags);
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes_); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

/// What is done with descriptors before the program begins.
class FileActions {
  public:
    explicit FileActions(const Program& program) {
        posix_spawn_file_actions_init(&actions_);
        if (program.standard_input >= 0) {
            posix_spawn_file_actions_adddup2(&actions_, program.standard_input, STDIN_FILENO);
        }
        if (program.standard_output >= 0) {
            posix_spawn_file_actions_adddup2(&actions_, program.standard_output, STDOUT_FILENO);
        }
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

/// Texts as C functions take them: pointers, then a null. The texts must outlive it.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

pid_t start(const Program& program) {
    std::vector<std::string> words = program.words;
    std::vector<std::string> variables;
    variables.reserve(program.environment.size());
    for (const auto& [name, value] : program.environment) {
        variables.push_back(text::format("{}={}", name, value));
    }
    const Attributes attributes(program.own_group);
    const FileActions actions(program);
    pid_t child = 0;
    const int failure = posix_spawnp(&child, words.front().c_str(), actions.get(), attributes.get(),
                                     pointers_to(words).data(), pointers_to(variables).data());
    if (failure != 0) {
        throw text::Error(text::ErrorKind::io, text::format("cannot start '{}': {}", words.front(),
                                                            std::strerror(failure)));
    }
    return child;
}

Ending ending_of(int wait_status) {
    return {.exit_code = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 0,
            .signal = WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0};
}

Ending wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return ending_of(status);
}

}  // namespace vmcoach::process
