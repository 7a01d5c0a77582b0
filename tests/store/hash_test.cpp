#include "vmcoach/store/hash.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/hex.hpp"

using namespace vmcoach;

TEST_CASE("the keyed hash is HMAC-SHA-256") {
    // RFC 4231, test cases 1 and 2.
    CHECK(text::hex(store::keyed_hash(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(text::hex(store::keyed_hash("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("the hash is SHA-256") {
    // FIPS 180-2, appendix B.1.
    CHECK(text::hex(store::sha256("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("no two keys are the same") {
    CHECK(store::make_key().size() == 32);
    CHECK(store::make_key() != store::make_key());
}
