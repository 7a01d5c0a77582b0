#include "vmcoach/text/typed_word.hpp"

#include <catch2/catch.hpp>

using namespace vmcoach::text;

namespace {

std::string value(std::string_view raw, QuoteStyle style = QuoteStyle::bourne) {
    return read_typed_word(raw, style).value;
}

std::vector<std::string> values(std::string_view line) {
    std::vector<std::string> result;
    for (const TypedWord& word : read_typed_line(line)) {
        result.push_back(word.value);
    }
    return result;
}

}  // namespace

TEST_CASE("a typed word loses its quotes as the shell takes them off") {
    CHECK(value("Dana\\ Or") == "Dana Or");
    CHECK(value("\"Dana Or") == "Dana Or");
    CHECK(value("'Dana'\" Or\"tiz") == "Dana Ortiz");
    CHECK(value(R"("a\"b\\c\$d\e")") == R"(a"b\c$d\e)");
    CHECK(value(R"('a\b'\''c')") == R"(a\b'c)");
    CHECK(value("it's") == "its");
    CHECK(value("\\") == "");
    CHECK(value("") == "");
}

TEST_CASE("fish escapes quotes in single quotes as well, and no backquotes") {
    CHECK(value(R"('a\'b\\c\d')", QuoteStyle::fish) == R"(a'b\c\d)");
    CHECK(value(R"("a\`b\"c")", QuoteStyle::fish) == R"(a\`b"c)");
}

TEST_CASE("a typed word tells which quote is open at its end") {
    CHECK(read_typed_word("a", QuoteStyle::bourne).open == OpenQuote::none);
    CHECK(read_typed_word("\"a'", QuoteStyle::bourne).open == OpenQuote::double_quote);
    CHECK(read_typed_word("'a\"", QuoteStyle::bourne).open == OpenQuote::single_quote);
    CHECK(read_typed_word("'a'", QuoteStyle::bourne).open == OpenQuote::none);
    CHECK(read_typed_word("\\\"a", QuoteStyle::bourne).open == OpenQuote::none);
}

TEST_CASE("nothing that is typed is expanded") {
    for (const char* text : {"$HOME", "$(touch", "`date`", "*", "~root", "{a,b}"}) {
        CHECK(value(text) == text);
    }
}

TEST_CASE("a typed line ends with the word under the cursor") {
    CHECK(values("vmcoach note da") == std::vector<std::string>{"vmcoach", "note", "da"});
    CHECK(values("vmcoach  note ") == std::vector<std::string>{"vmcoach", "note", ""});
    CHECK(values("vmcoach note 'a b' \"c d") ==
          std::vector<std::string>{"vmcoach", "note", "a b", "c d"});
    CHECK(values("vmcoach note a\\ b\\ ") == std::vector<std::string>{"vmcoach", "note", "a b "});
    CHECK(values("") == std::vector<std::string>{""});
    CHECK(read_typed_line("a 'b c").back().raw == "'b c");
}

TEST_CASE("a text is quoted for bash as its place needs it") {
    CHECK(quoted_for_bash("a b", OpenQuote::none) == "a\\ b");
    CHECK(quoted_for_bash("$(x) ~ ! * ' \" \\", OpenQuote::none) ==
          R"(\$\(x\)\ \~\ \!\ \*\ \'\ \"\ \\)");
    CHECK(quoted_for_bash("me@x.org,a:b=c-d", OpenQuote::none) == "me@x.org,a:b=c-d");
    CHECK(quoted_for_bash("王小明", OpenQuote::none) == "王小明");
    CHECK(quoted_for_bash("a \"$b`\\ 'c", OpenQuote::double_quote) == R"(a \"\$b\`\\ 'c)");
    CHECK(quoted_for_bash("a $b \\ \" 'c", OpenQuote::single_quote) == R"(a $b \ " '\''c)");
}

TEST_CASE("bash is given no exclamation mark in double quotes") {
    CHECK_FALSE(quoted_for_bash("a!", OpenQuote::double_quote));
    CHECK(quoted_for_bash("a!", OpenQuote::single_quote) == "a!");
}

TEST_CASE("a text that ends with the open quote's character ends the quote as well") {
    CHECK(quoted_for_bash("a\"", OpenQuote::double_quote) == R"(a\"")");
    CHECK(quoted_for_bash("a'", OpenQuote::single_quote) == R"(a'\''')");
    CHECK(quoted_for_bash("a\"", OpenQuote::single_quote) == "a\"");
    CHECK(quoted_for_bash("a'", OpenQuote::none) == "a\\'");
}
