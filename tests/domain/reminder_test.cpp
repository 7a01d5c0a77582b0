#include "vmcoach/domain/reminder.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::domain;
using std::chrono::minutes;
using std::chrono::seconds;
using vmcoach::time::Instant;

TEST_CASE("a failed reminder is tried again at full minutes, four times") {
    const Instant minute{date::sys_days{date::year{2026} / 11 / 26}};
    const Instant now = minute + seconds{59};
    CHECK(retry_time(1, now) == minute + minutes{1});
    CHECK(retry_time(2, now) == minute + minutes{2});
    CHECK(retry_time(3, now) == minute + minutes{4});
    CHECK(retry_time(4, now) == minute + minutes{8});
    CHECK_FALSE(retry_time(5, now));
    CHECK_FALSE(retry_time(6, now));
}

TEST_CASE("reminders have stopped after ten minutes of silence") {
    const Instant last{date::sys_days{date::year{2026} / 11 / 26}};
    CHECK_FALSE(has_stopped(last, last + minutes{10}));
    CHECK(has_stopped(last, last + minutes{10} + seconds{1}));
    CHECK_FALSE(has_stopped(last, last - minutes{60}));
}
