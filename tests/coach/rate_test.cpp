#include <catch2/catch.hpp>

#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/speech.hpp"

using namespace vmcoach::coach;
using vmcoach::domain::Cadence;

namespace {

double seconds(const char* text) {
    return Speech(Script{text}).seconds(usual_rate);
}

}  // namespace

TEST_CASE("a cadence changes the rate, and that can be undone") {
    CHECK(rate_for(150, std::nullopt) == Approx(150));
    CHECK(rate_for(150, Cadence::measured) == Approx(150));
    CHECK(rate_for(150, Cadence::slow) == Approx(130));
    CHECK(rate_for(300, Cadence::fast) == Approx(350));
    for (const Cadence cadence : {Cadence::slow, Cadence::measured, Cadence::fast}) {
        CHECK(own_rate(rate_for(160, cadence), cadence) == Approx(160));
    }
}

TEST_CASE("letters, words and stops take their time") {
    CHECK(seconds("") == 0);
    CHECK(seconds("hello there") > seconds("hello"));
    CHECK(seconds("hello, there") > seconds("hello there"));
    CHECK(seconds("hello. there") > seconds("hello, there"));
    // A stop behind the last word is none.
    CHECK(seconds("hello.") == Approx(seconds("hello")));
    // An ideograph and a syllable of Hangul are longer than a letter.
    CHECK(seconds("\u4e2d\u6587") > seconds("ab"));
    CHECK(seconds("\u4e2d\u6587") == Approx(seconds("abcdefg")));
    CHECK(seconds("\u4e2d\u6587") == Approx(seconds("\uac00\ub098")));
    CHECK(seconds("\u4e2d\u6587") == Approx(seconds("\ud55c\uae00")));
    CHECK(seconds("\u3042") == Approx(seconds("\u9fd5")));
    CHECK(seconds("\u00e9\u03b1\u0434") == Approx(seconds("abc")));
}

TEST_CASE("a word begins when all before it is said") {
    const Script script{"one, two three"};
    const Speech speech(script);
    CHECK(speech.begins(0, usual_rate) == 0);
    CHECK(speech.begins(1, usual_rate) > seconds("one"));
    CHECK(speech.begins(2, usual_rate) < speech.seconds(usual_rate));
    CHECK(speech.rate(speech.seconds(usual_rate)) == Approx(usual_rate));
    CHECK(speech.words() == 3);
}

TEST_CASE("a reading tells a rate from fifteen words on, where somebody could speak so") {
    const std::string fourteen = "a b c d e f g h i j k l m n";
    const Script enough{fourteen + " o"};
    CHECK_FALSE(calibrated_rate(Script{fourteen}, 5, std::nullopt));
    const double length = Speech(enough).seconds(1);
    CHECK(calibrated_rate(enough, length / 80, std::nullopt) == Approx(80));
    CHECK(calibrated_rate(enough, length / 260, std::nullopt) == Approx(260));
    CHECK_FALSE(calibrated_rate(enough, length / 79.9, std::nullopt));
    CHECK_FALSE(calibrated_rate(enough, length / 260.1, std::nullopt));
    CHECK_FALSE(calibrated_rate(enough, 0, std::nullopt));
    CHECK_FALSE(calibrated_rate(enough, -1, std::nullopt));
    CHECK(calibrated_rate(enough, length / 130, Cadence::slow) == Approx(150));
}
