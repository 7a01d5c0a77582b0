#include "vmcoach/command/context.hpp"

#include <catch2/catch.hpp>

using vmcoach::command::Context;

TEST_CASE("a variable is found by its whole name, and counts where it is not empty") {
    Context context;
    context.environment = {"HOMER=/odd", "no variable", "HOME=/home/dana", "HOME=/later", "EDITOR=",
                           "LINE=a=b",   "LIN"};
    CHECK(context.variable("HOME") == "/home/dana");
    CHECK(context.variable("LINE") == "a=b");
    CHECK_FALSE(context.variable("EDITOR"));
    CHECK_FALSE(context.variable("LIN"));
    CHECK_FALSE(context.variable("HOM"));
    CHECK_FALSE(context.variable("no variable"));
}

TEST_CASE("another program gets every variable, the empty ones, too") {
    Context context;
    context.environment = {"HOME=/home/dana", "no variable", "HOME=/later", "EDITOR=", "LINE=a=b"};
    CHECK(context.variables() == std::map<std::string, std::string>{
                                     {"HOME", "/home/dana"}, {"EDITOR", ""}, {"LINE", "a=b"}});
}
