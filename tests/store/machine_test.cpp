#include "vmcoach/store/machine.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/store/database.hpp"

using namespace vmcoach::store;

namespace {

std::optional<double> rate_after(const std::string& value) {
    const Database database = Database::temporary();
    WriteTransaction transaction(database, "test", Timestamp{});
    remember(transaction, "speaking_rate_tenths", value);
    return remembered_speaking_rate(database);
}

}  // namespace

TEST_CASE("what is remembered last is known") {
    const Database database = Database::temporary();
    CHECK_FALSE(remembered(database, "key"));
    WriteTransaction transaction(database, "test", Timestamp{});
    remember(transaction, "key", "first");
    remember(transaction, "key", "second");
    CHECK(remembered(database, "key") == "second");
    CHECK_FALSE(remembered(database, "other"));
}

TEST_CASE("the speaking rate is remembered to a tenth of a word") {
    const Database database = Database::temporary();
    CHECK_FALSE(remembered_speaking_rate(database));
    WriteTransaction transaction(database, "test", Timestamp{});
    remember_speaking_rate(transaction, 154.96);
    CHECK(remembered_speaking_rate(database) == Approx(155.0));
    remember_speaking_rate(transaction, 149.94);
    CHECK(remembered_speaking_rate(database) == Approx(149.9));
}

TEST_CASE("what is no rate is as good as none") {
    CHECK(rate_after("1") == Approx(0.1));
    for (const char* other : {"", "fast", "0", "-1", "99999999999"}) {
        CAPTURE(other);
        CHECK_FALSE(rate_after(other));
    }
}
