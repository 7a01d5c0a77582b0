#include "vmcoach/coach/script.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/coach/spoken.hpp"

using namespace vmcoach::coach;

namespace {

std::vector<std::size_t> sentence_of_each_token(const char* text) {
    const Script script{text};
    std::vector<std::size_t> sentences;
    for (const Token& token : script.tokens()) {
        sentences.push_back(token.sentence);
    }
    return sentences;
}

std::string said(const char* text) {
    std::string words;
    for (const Spoken& spoken : say(Script{text})) {
        words += (words.empty() ? "" : " ") + spoken.words;
    }
    return words;
}

}  // namespace

TEST_CASE("sentences end with their punctuation, and not with an abbreviation's") {
    using Sentences = std::vector<std::size_t>;
    CHECK(sentence_of_each_token("Hi Dana. Bye!") == Sentences{0, 0, 1});
    CHECK(sentence_of_each_token("Mr. Lee called.") == Sentences{0, 0, 0});
    CHECK(sentence_of_each_token("At Initech Inc. I work") == Sentences{0, 0, 0, 1, 1});
    CHECK(sentence_of_each_token("at 10 a.m. Eastern") == Sentences{0, 0, 0, 0});
    CHECK(sentence_of_each_token("at 10 a.m. Thursday") == Sentences{0, 0, 0, 0});
    CHECK(sentence_of_each_token("Hi\n\nBye") == Sentences{0, 1});
    CHECK(sentence_of_each_token("so... well") == Sentences{0, 1});
}

TEST_CASE("places are counted in characters, over lines") {
    const Script script("Zo\u00eb,\n  \u201ccall me\u201d now");
    const Place place = script.place(1, 3);
    CHECK(place.line == 2);
    CHECK(place.column == 4);
    CHECK(place.end_column == 11);
    CHECK(script.words(1, 3) == "call me");
}

TEST_CASE("contractions and hyphens come apart") {
    CHECK(terms_of("I\u2019ll follow-up, don't you?") ==
          std::vector<std::string>{"i", "will", "follow", "up", "do", "not", "you"});
    CHECK(terms_of("O'Brien's can't") == std::vector<std::string>{"o'brien's", "can", "not"});
    CHECK(terms_of("likes...and Hi,Dana") ==
          std::vector<std::string>{"likes", "and", "hi", "dana"});
}

TEST_CASE("what is written is said in words") {
    CHECK(said("312-555-0142") == "three one two five five five oh one four two");
    CHECK(said("+1 (312) 555-0142") == "plus one three one two five five five oh one four two");
    CHECK(said("$1,250 or 15% by 10:05") ==
          "one thousand two hundred fifty dollars or fifteen percent by ten oh five");
    CHECK(said("Nov 26 at 3 p.m.") == "november twenty sixth at three pee em");
    CHECK(said("Dr. Lee, CEO") == "doctor lee see ee oh");
    CHECK(said("in 2026, 3.5 of 1,640") ==
          "in twenty twenty six three point five of one thousand six hundred forty");
    CHECK(said("kim@initech.com") == "kim at initech dot com");
    CHECK(said("9-10 and 24/7") == "nine to ten and twenty four seven");
    CHECK(said("HELLO DANA THIS IS KIM") == "hello dana this is kim");
}

TEST_CASE("lines for the coach are not spoken") {
    const Script script("Hi\nvmcoach: ignore weak, pitch\nthere");
    CHECK(script.tokens().size() == 2);
    REQUIRE(script.ignores().size() == 2);
    CHECK(script.ignores()[1].rule == "pitch");
    CHECK(script.ignores()[1].line == 2);
}
