#include "vmcoach/process/limited.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

#include "scratch.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach::process;
using std::chrono::milliseconds;
using vmcoach::tests::Scratch;

namespace {

constexpr TimeLimit ample{milliseconds{60'000}, milliseconds{60'000}};
constexpr TimeLimit short_limit{milliseconds{100}, milliseconds{100}};

Program shell(const std::string& script, const std::string& argument = "") {
    return {.words = {"/bin/sh", "-c", script, "sh", argument},
            .environment = {{"PATH", "/usr/bin:/bin"}}};
}

std::string contents(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// Whether a process runs: one that has ended and waits to be collected does not.
bool runs(const std::string& id) {
    const std::string status = contents("/proc/" + id + "/stat");
    const std::size_t name_end = status.rfind(')');
    return name_end != std::string::npos && status[name_end + 2] != 'Z';
}

/// Whether a process ends without more being done. What was killed is gone once the system gets
/// round to it.
bool ends(const std::string& id) {
    constexpr std::chrono::seconds patience{10};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (runs(id)) {
        if (std::chrono::steady_clock::now() > deadline) {
            return false;
        }
        std::this_thread::yield();
    }
    return true;
}

/// The ids that a script has written into a file, a line each.
std::vector<std::string> ids_in(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<std::string> ids;
    for (std::string id; file >> id;) {
        ids.push_back(id);
    }
    return ids;
}

}  // namespace

TEST_CASE("how a program ended is told") {
    CHECK(run_limited(shell("exit 0"), "", ample)->well());
    CHECK(run_limited(shell("exit 7"), "", ample)->exit_code == 7);
    CHECK(run_limited(shell("kill -9 $$"), "", ample)->signal == SIGKILL);
    CHECK_THROWS_AS(run_limited({.words = {"/no/such/program"}}, "", ample), vmcoach::text::Error);
}

TEST_CASE("a program finds its input, and need not read it") {
    const Scratch scratch;
    const std::string file = scratch / "input";
    const std::string long_input(1'000'000, 'x');
    CHECK(run_limited(shell("cat >\"$1\"", file), long_input, ample)->well());
    CHECK(contents(file) == long_input);
    CHECK(run_limited(shell("exit 0"), long_input, ample)->well());
}

TEST_CASE("a program gets the environment that is given, and no signal ignored") {
    const Scratch scratch;
    const std::string file = scratch / "environment";
    std::signal(SIGPIPE, SIG_IGN);
    Program program = shell("env >\"$1\"; kill -PIPE $$", file);
    program.environment["A"] = "b c";
    CHECK(run_limited(program, "", ample)->signal == SIGPIPE);
    std::signal(SIGPIPE, SIG_DFL);
    CHECK(contents(file).find("A=b c\n") != std::string::npos);
    CHECK(contents(file).find("HOME") == std::string::npos);
}

TEST_CASE("a program that takes too long is asked to end") {
    const Scratch scratch;
    const std::string file = scratch / "said";
    const auto ending =
        run_limited(shell("trap 'echo ended >\"$1\"; exit 0' TERM; sleep 1000 & wait", file), "",
                    {milliseconds{500}, milliseconds{60'000}});
    CHECK_FALSE(ending);
    CHECK(contents(file) == "ended\n");
}

TEST_CASE("one that doesn't listen is ended with all that it has started") {
    const Scratch scratch;
    const std::string file = scratch / "ids";
    const std::string ignoring = "trap '' TERM HUP INT; echo $$ >>\"$1\"; ";
    SECTION("children") {
        CHECK_FALSE(run_limited(shell(ignoring + "sleep 1000 & echo $! >>\"$1\"; sleep 1000", file),
                                "", short_limit));
    }
    SECTION("children in sessions of their own") {
        CHECK_FALSE(run_limited(
            shell(ignoring + "setsid sh -c 'echo $$ >>\"$1\"; sleep 1000' sh \"$1\" & wait", file),
            "", short_limit));
    }
    SECTION("grandchildren whose parent has gone") {
        CHECK_FALSE(run_limited(
            shell(
                ignoring + "(setsid sh -c 'echo $$ >>\"$1\"; sleep 1000' sh \"$1\" &); sleep 1000",
                file),
            "", short_limit));
    }
    SECTION("children of one that does listen") {
        CHECK_FALSE(run_limited(
            shell("echo $$ >>\"$1\";"
                  "sh -c 'trap \"\" TERM; echo $$ >>\"$1\"; sleep 1000' sh \"$1\" & wait",
                  file),
            "", short_limit));
    }
    const std::vector<std::string> ids = ids_in(file);
    REQUIRE(ids.size() == 2);
    CHECK(ids[0] != ids[1]);
    for (const std::string& id : ids) {
        CHECK(ends(id));
    }
}

TEST_CASE(
    "what a program leaves behind when it ends in time stays, also when a later one is ended") {
    const Scratch scratch;
    const std::string file = scratch / "ids";
    CHECK(run_limited(shell("sleep 1000 & echo $! >\"$1\"", file), "", ample)->well());
    CHECK_FALSE(run_limited(shell("trap '' TERM; sleep 1000"), "", short_limit));
    const std::vector<std::string> ids = ids_in(file);
    REQUIRE(ids.size() == 1);
    CHECK(runs(ids.front()));
    kill(std::stoi(ids.front()), SIGKILL);
}

TEST_CASE("a signal ends the program, and is an error") {
    const Scratch scratch;
    const std::string file = scratch / "ids";
    CHECK_THROWS_AS(
        run_limited(shell("echo $$ >\"$1\"; kill -TERM $PPID; sleep 1000", file), "", ample),
        vmcoach::text::Error);
    CHECK(ends(ids_in(file).at(0)));
}
