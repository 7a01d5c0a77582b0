#include "vmcoach/store/uid.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace vmcoach::store;

namespace {

using Timestamp = date::sys_time<std::chrono::milliseconds>;

constexpr Timestamp some_time{std::chrono::milliseconds{0x0123456789ab}};

std::string text(const Uid& uid) {
    return format_uid({uid.begin(), uid.end()});
}

/// Whether the bits that tell how a UUID was made say this version.
bool is_of(char version, const Uid& uid) {
    const std::string written = text(uid);
    return written[14] == version && std::string("89ab").find(written[19]) != std::string::npos;
}

}  // namespace

TEST_CASE("uids are of version 7, with their time") {
    const Uid uid = make_uid(some_time);
    CHECK(is_of('7', uid));
    CHECK(text(uid).starts_with("01234567-89ab-"));
}

TEST_CASE("uids come in the order in which they are made, at the same time and later") {
    Uid last = make_uid(some_time);
    for (int i = 0; i < 1000; ++i) {
        const Uid next = make_uid(some_time);
        REQUIRE(last < next);
        last = next;
    }
    CHECK(last < make_uid(some_time + std::chrono::milliseconds{1}));
}

TEST_CASE("two machines' uids of the same time begin at different counts") {
    const Uid one = make_uid(some_time);
    make_uid(some_time + std::chrono::milliseconds{1});
    const Uid other = make_uid(some_time);
    CHECK_FALSE(std::equal(one.begin() + 6, one.begin() + 10, other.begin() + 6));
}

TEST_CASE("what belongs to a row is named alike everywhere, and stands where the row stands") {
    const Uid row = make_uid(some_time);
    const Uid uid = derive_uid(row, "phone 1234567");
    CHECK(is_of('8', uid));
    CHECK(uid == derive_uid(row, "phone 1234567"));
    CHECK(uid != derive_uid(row, "phone 7654321"));
    const Uid next = make_uid(some_time + std::chrono::milliseconds{1});
    CHECK(uid < derive_uid(next, "phone 1234567"));
    Uid twin = row;
    ++twin.back();
    CHECK(uid != derive_uid(twin, "phone 1234567"));
}
