#include "vmcoach/view/health.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach;

TEST_CASE("sizes are told in the unit that makes them short") {
    CHECK(view::say_size(0) == "0 bytes");
    CHECK(view::say_size(999) == "999 bytes");
    CHECK(view::say_size(1000) == "1.0 kB");
    CHECK(view::say_size(999'949) == "999.9 kB");
    CHECK(view::say_size(1'000'000) == "1.0 MB");
    CHECK(view::say_size(237'568'000) == "237.5 MB");
    CHECK(view::say_size(12'300'000'000'000) == "12300.0 GB");
}

TEST_CASE("a finding is a line, and its advice stands below") {
    const std::vector<domain::HealthFinding> findings = {
        {domain::HealthLevel::good, "size", "small"},
        {domain::HealthLevel::problem, "permissions", "others may use it\x1b", "chmod 600 x"}};
    CHECK(view::health_list(findings, {}) ==
          "ok       size         small\n"
          "problem  permissions  others may use it\\x1b\n"
          "                      chmod 600 x\n");
}
