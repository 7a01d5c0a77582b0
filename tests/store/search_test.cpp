#include "vmcoach/store/search.hpp"

#include <algorithm>
#include <random>

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/store/words.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"

using namespace vmcoach;
using Ids = std::vector<std::string>;

namespace {

time::Instant at(int seconds) {
    return time::Instant{std::chrono::seconds{1'700'000'000 + seconds}};
}

/// Dana and Kim, whose ids are 1 and 2.
class Records {
  public:
    Records() : database(store::Database::temporary()) {
        change([](store::WriteTransaction& transaction) {
            store::insert_prospect(transaction, {.name = "Dana Ortiz"}, {});
            store::insert_prospect(transaction, {.name = "Kim Lee"}, {});
        });
    }

    template <typename Change>
    void change(Change make) {
        store::WriteTransaction transaction(database, "test", {});
        make(transaction);
        transaction.commit();
    }

    void add_note(const std::string& text, int seconds, std::int64_t prospect_id = 1) {
        change([&](store::WriteTransaction& transaction) {
            store::insert_note(transaction, {.prospect_id = prospect_id,
                                             .kind = domain::NoteKind::fact,
                                             .text = text,
                                             .created_at = at(seconds)});
        });
    }

    void add_notes(int count, const std::string& text, int first_second) {
        change([&](store::WriteTransaction& transaction) {
            store::NoteInserter inserter(transaction);
            for (int i = 0; i < count; ++i) {
                inserter.insert(
                    {.prospect_id = 1, .text = text, .created_at = at(first_second + i)});
            }
            inserter.flush();
        });
    }

    std::vector<domain::SearchHit> hits(const store::SearchFilter& filter) const {
        const store::Snapshot snapshot(database);
        return store::search(database, filter);
    }

    Ids find(const std::string& words) const { return ids({.words = words}); }

    Ids ids(const store::SearchFilter& filter) const {
        Ids result;
        for (const domain::SearchHit& hit : hits(filter)) {
            result.push_back(domain::identifier_of(hit));
        }
        return result;
    }

    store::Database database;
};

std::string matches(const Records& records, const std::string& words, const std::string& text) {
    const store::Tokenizer tokenizer(records.database);
    const store::WantedWords wanted(tokenizer, words);
    std::string result = text;
    const auto ranges = wanted.matches(text);
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        result.insert(range->end, "]").insert(range->begin, "[");
    }
    return result;
}

}  // namespace

TEST_CASE("a word finds those that begin like it, whatever their case and accents") {
    Records records;
    records.add_note("Zweites Lagerhaus in MÜNCHEN", 1);
    records.add_note("a warehouse", 2);
    records.add_note("a ware", 3);
    CHECK(records.find("munchen") == Ids{"n1"});
    CHECK(records.find("mün LAGER") == Ids{"n1"});
    CHECK(records.find("ware") == Ids{"n3", "n2"});
    CHECK(records.find("\"ware\"") == Ids{"n3"});
    CHECK(records.find("house").empty());
}

TEST_CASE("all words are needed, and a phrase word by word") {
    Records records;
    records.add_note("the second warehouse", 1);
    records.add_note("a warehouse, the second", 2);
    records.add_note("second-hand trucks", 3);
    CHECK(records.find("second warehouse") == Ids{"n2", "n1"});
    CHECK(records.find("\"second warehouse\"") == Ids{"n1"});
    CHECK(records.find("\"second ware\"").empty());
    CHECK(records.find("\"second warehouse") == Ids{"n1"});
    CHECK(records.find("second-ha") == Ids{"n3"});
    CHECK(records.find("hand-second").empty());
    CHECK(records.find("second & warehouse") == Ids{"n2", "n1"});
    CHECK(records.find("second\nwarehouse") == Ids{"n2", "n1"});
}

TEST_CASE("nothing that is typed is syntax") {
    Records records;
    records.add_note("near and not or text", 1);
    for (const char* words : {"AND", "NOT", "near AND", "OR", "NEAR(and", "text*", "-text", "^near",
                              "text:", "(text", "text)", "{text}", "near + text", "'text'"}) {
        INFO(words);
        CHECK(records.find(words) == Ids{"n1"});
    }
    CHECK(records.find("text AND NOT x").empty());
    for (const char* words : {"", " ", "\"", "\"\"", "*", "-", "()", "\" \"", "…", "\U0001f44b"}) {
        INFO(words);
        CHECK_THROWS_AS(records.find(words), text::Error);
    }
}

TEST_CASE("hits of all kinds come newest first") {
    Records records;
    records.add_note("quote", 30, 2);
    records.change([](store::WriteTransaction& transaction) {
        store::insert_touch(
            transaction,
            {.prospect_id = 1, .kind = domain::TouchKind::email, .text = "a quote", .at = at(40)});
        store::insert_touch(transaction, {.prospect_id = 1,
                                          .kind = domain::TouchKind::voicemail,
                                          .text = "the quote",
                                          .at = at(10)});
        store::insert_touch(transaction, {.prospect_id = 1, .at = at(60)});
        store::insert_promise(transaction, {.prospect_id = 2,
                                            .time_zone = "UTC",
                                            .due_at = at(5000),
                                            .about = "their quote",
                                            .made_at = at(20)});
    });
    const std::vector<domain::SearchHit> hits = records.hits({.words = "quote"});
    REQUIRE(hits.size() == 4);
    CHECK(records.find("quote") == Ids{"t1", "n1", "p1", "t2"});
    CHECK(hits[0].kind == domain::HitKind::email);
    CHECK(hits[1].kind == domain::HitKind::note);
    CHECK(hits[2].kind == domain::HitKind::promise);
    CHECK(hits[2].at == at(20));
    CHECK(hits[2].prospect_id == 2);
    CHECK(hits[2].prospect == "Kim Lee");
    CHECK(hits[2].text == "their quote");
    CHECK(hits[2].matches.empty());
    CHECK(records.ids({.words = "quote", .limit = 2}) == Ids{"t1", "n1"});
    CHECK(records.ids({.words = "quote", .prospect_id = 2}) == Ids{"n1", "p1"});
    CHECK(records.ids({.words = "quote", .prospect_id = 2, .limit = 1}) == Ids{"n1"});
    CHECK(records.ids({.words = "quote", .since = at(30)}) == Ids{"t1", "n1"});
    CHECK(records.ids({.words = "quote", .since = at(31), .limit = 9}) == Ids{"t1"});
}

TEST_CASE("of many rows the newest are found, whatever their ids") {
    Records records;
    records.add_note("quote", 9000);
    records.add_note("quote", 1500);
    records.add_notes(2000, "quote", 0);
    // n1 is the newest; n2002 to n1503 are of the seconds 1999 to 1500.
    CHECK(records.ids({.words = "quote", .limit = 3}) == Ids{"n1", "n2002", "n2001"});
    const Ids many = records.ids({.words = "quote", .limit = 503});
    REQUIRE(many.size() == 503);
    CHECK(many[500] == "n1503");
    CHECK(many[501] == "n2");
    CHECK(many[502] == "n1502");
    CHECK(records.ids({.words = "quote", .since = at(1999), .limit = 20}) == Ids{"n1", "n2002"});
    CHECK(records.ids({.words = "quote", .since = at(9000), .limit = 20}) == Ids{"n1"});
    CHECK(records.ids({.words = "quote"}).size() == 2002);
    CHECK(records.ids({.words = "quote", .limit = 1999}).size() == 1999);
}

TEST_CASE("words that the newest texts lack are found by the index, whatever the ids") {
    Records records;
    records.add_note("quote", 4000);
    records.add_notes(200, "quote", 0);
    records.add_notes(200, "price", 5000);
    CHECK(records.ids({.words = "quote", .limit = 3}) == Ids{"n1", "n201", "n200"});
    CHECK(records.ids({.words = "quote", .since = at(199), .limit = 9}) == Ids{"n1", "n201"});
    CHECK(records.ids({.words = "quote", .since = at(4000), .limit = 9}) == Ids{"n1"});
    CHECK(records.ids({.words = "quote", .prospect_id = 1, .limit = 2}) == Ids{"n1", "n201"});
    CHECK(records.ids({.words = "quote none", .limit = 3}).empty());
}

TEST_CASE("rows of one second come with the latest first") {
    Records records;
    records.add_notes(3, "quote", 0);
    records.add_note("quote", 0);
    CHECK(records.find("quote") == Ids{"n3", "n2", "n4", "n1"});
}

TEST_CASE("what is gone or says something else is not found") {
    Records records;
    records.add_note("quote", 1);
    records.add_note("quote", 2);
    records.change([](store::WriteTransaction& transaction) {
        store::remove_note(transaction, 1);
        domain::Note note{.id = 2, .text = "price"};
        store::update_note(transaction, note);
    });
    CHECK(records.find("quote").empty());
    CHECK(records.find("price") == Ids{"n2"});
}

TEST_CASE("an index that knows too much does no harm") {
    Records records;
    records.database.sql().exec("INSERT INTO note_words (rowid, text) VALUES (77, 'quote')");
    records.add_note("quote", 1);
    CHECK(records.find("quote") == Ids{"n1"});
}

TEST_CASE("whatever way rows are found, they are those that FTS5 finds for beginnings") {
    Records records;
    std::mt19937 random(1);
    const auto below = [&random](std::size_t end) { return random() % end; };
    std::vector<std::string> words = {"a",  "ab",     "Über", "uber", "übers", "中文",
                                      "中", "日本",   "7",    "71",   "7a",    "हिन्दी",
                                      "ß",  "straße", "x-y",  "x-yz", "İs",    "e\u0301t"};
    // More words with one beginning than are asked for one by one.
    for (int i = 0; i < 40; ++i) {
        words.push_back(text::format("q{}", i));
    }
    const auto some_words = [&](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += words[below(words.size())] + " ";
        }
        return text;
    };
    for (int i = 0; i < 400; ++i) {
        records.add_note(some_words(1 + below(4)), static_cast<int>(below(300)));
    }
    words.insert(words.end(), {"q", "q1", "u", "none", "qq", "x", "日", "e"});
    store::Query plain(records.database,
                       "SELECT id FROM note WHERE id IN"
                       " (SELECT rowid FROM note_words WHERE note_words MATCH ?)"
                       " ORDER BY created_at DESC, id DESC");
    for (int i = 0; i < 300; ++i) {
        const std::string typed = some_words(1 + below(2));
        std::string expression;
        for (const std::string& word : text::split(typed)) {
            expression += text::format("\"{}\" * ", word);
        }
        Ids expected;
        for (plain.restart(expression); plain.next();) {
            expected.push_back(text::format("n{}", plain.integer(0)));
        }
        INFO(typed);
        CHECK(records.find(typed) == expected);
        CHECK(records.ids({.words = typed, .prospect_id = 1}) == expected);
        for (const int limit : {130, 5, 1}) {
            expected.resize(std::min(expected.size(), static_cast<std::size_t>(limit)));
            CHECK(records.ids({.words = typed, .limit = limit}) == expected);
        }
    }
}

TEST_CASE("matches are marked as the index sees them") {
    const Records records;
    CHECK(matches(records, "ware", "a Warehouse, wares") == "a [Warehouse], [wares]");
    CHECK(matches(records, "\"ware\"", "a warehouse, WARE") == "a warehouse, [WARE]");
    CHECK(matches(records, "second-ha", "second, hand second-hand") ==
          "[second, hand] [second-hand]");
    CHECK(matches(records, "\"a b\" b", "a b c b") == "[a b] c [b]");
    CHECK(matches(records, "muller", "Herr Mu\u0308ller") == "Herr [Mu\u0308ller]");
    CHECK(matches(records, "Müller", "MULLER") == "[MULLER]");
    CHECK(matches(records, "中", "中文 日本") == "[中文] 日本");
    CHECK(matches(records, "a a", "ab b") == "[ab] b");
    CHECK(matches(records, "x", "").empty());
    // The tokenizer ends words at the vowel signs of Devanagari.
    CHECK(matches(records, "हिन्दी", "की हिन्दी में") == "की [हिन्दी] में");
}
