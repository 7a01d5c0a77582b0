#include "vmcoach/reminder/schedule.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"

using namespace vmcoach::reminder;

TEST_CASE("a crontab line escapes what cron and the shell would take apart") {
    CHECK(crontab_line({.words = {"/usr/bin/vmcoach", "remind"}}) ==
          "* * * * * /usr/bin/vmcoach remind\n");
    CHECK(crontab_line({.variables = {{"A", "x y"}}, .words = {"/v", "--db", "/my 'db"}}) ==
          "* * * * * A='x y' /v --db '/my '\\''db'\n");
    CHECK(crontab_line({.words = {"100%", "%", "a\\%b", "a\\\\%"}}) ==
          "* * * * * 100\\% \\% 'a\\''\\%b' 'a\\\\''\\%'\n");
}

TEST_CASE("what a crontab can't hold is refused") {
    CHECK_THROWS_AS(crontab_line({.words = {"a\nb"}}), vmcoach::text::Error);
    CHECK_NOTHROW(crontab_line({.words = {std::string(999, 'x')}}));
    CHECK_THROWS_AS(crontab_line({.words = {std::string(1000, 'x')}}), vmcoach::text::Error);
}

TEST_CASE("a unit file escapes what systemd would take apart") {
    const std::string units =
        systemd_units({.variables = {{"A", "x $y 5%"}},
                       .words = {"/$v", "it's", "\"a\\b\"", "$HOME", "5%", "a\nb", ""}});
    CHECK(units.find("Environment=\"A=x $y 5%%\"\n") != std::string::npos);
    CHECK(
        units.find(
            "ExecStart=\"/$v\" \"it's\" \"\\\"a\\\\b\\\"\" \"$$HOME\" \"5%%\" \"a\\nb\" \"\"\n") !=
        std::string::npos);
    CHECK_THROWS_AS(systemd_units({.words = {"/v", "a\rb"}}), vmcoach::text::Error);
    CHECK_THROWS_AS(systemd_units({.words = {"/v", "\xff"}}), vmcoach::text::Error);
}
