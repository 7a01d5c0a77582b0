// Runs commands one after the other and prints what each took. A small program of its own, as an
// interpreter's way to start a process takes longer than what is measured, and varies more.
//
// stdin: a JSON array for each command and line: [[ARGUMENT...], {VARIABLE: VALUE}]
// stdout: a line for each: nanoseconds from start to end, microseconds of user and system time,
//         peak memory in KiB, exit code (or 256 + signal)

#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) {
        result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
}

/// A new process's stdin is empty and its stdout goes nowhere.
class Nowhere {
  public:
    Nowhere() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    }
    ~Nowhere() { posix_spawn_file_actions_destroy(&actions_); }
    Nowhere(const Nowhere&) = delete;
    Nowhere& operator=(const Nowhere&) = delete;

    const posix_spawn_file_actions_t* actions() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

long long microseconds(const timeval& time) {
    return time.tv_sec * 1'000'000LL + time.tv_usec;
}

/// @return whether the command could be started
bool run(std::vector<std::string> arguments, std::vector<std::string> environment) {
    static const Nowhere nowhere;
    const std::vector<char*> argv = pointers(arguments);
    const std::vector<char*> envp = pointers(environment);
    pid_t process = 0;
    const auto started = Clock::now();
    const int error =
        posix_spawnp(&process, argv[0], nowhere.actions(), nullptr, argv.data(), envp.data());
    if (error != 0) {
        std::fprintf(stderr, "stopwatch: cannot start %s: %s\n", argv[0], std::strerror(error));
        return false;
    }
    int status = 0;
    rusage used{};
    wait4(process, &status, 0, &used);
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - started).count();
    std::printf("%lld %lld %ld %d\n", static_cast<long long>(elapsed),
                microseconds(used.ru_utime) + microseconds(used.ru_stime), used.ru_maxrss,
                WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status));
    return true;
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto command = nlohmann::json::parse(line);
        std::vector<std::string> environment;
        for (const auto& [name, value] : command.at(1).items()) {
            environment.push_back(name + "=" + value.get<std::string>());
        }
        if (!run(command.at(0), std::move(environment))) {
            return 1;
        }
    }
}
