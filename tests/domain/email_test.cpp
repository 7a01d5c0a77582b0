#include "vmcoach/domain/email.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::domain;

TEST_CASE("an address has something on both sides of its one sign, and no blanks") {
    CHECK(looks_like_email("a@b"));
    CHECK(looks_like_email("Kim.Lee+x@initech.example"));
    for (const char* other :
         {"", "@", "a", "@b", "a@", "a@@b", "a@b@c", "a b@c", "a@b\t", "\na@b"}) {
        CAPTURE(other);
        CHECK_FALSE(looks_like_email(other));
    }
}

TEST_CASE("addresses are the same in capitals") {
    CHECK(same_email("Kim@Initech.example", "kim@initech.EXAMPLE"));
    CHECK_FALSE(same_email("kim@initech.example", "kin@initech.example"));
}
