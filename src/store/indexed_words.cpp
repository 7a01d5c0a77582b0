#include "vmcoach/store/indexed_words.hpp"

#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

/// A table of the words, for which SQLite keeps no more than its name. FTS5 lets it be temporary
/// only, and lists a word once for every place where it stands.
const Database& with_terms(const Database& database, std::string_view index) {
    Query(database, text::format("CREATE VIRTUAL TABLE IF NOT EXISTS temp.{0}_terms"
                                 " USING fts5vocab(main, {0}, instance)",
                                 index))
        .run();
    return database;
}

}  // namespace

IndexedWords::IndexedWords(const Database& database, std::string_view index)
    : first_from_(with_terms(database, index),
                  text::format("SELECT term FROM temp.{}_terms WHERE term >= ? LIMIT 1", index)) {}

std::vector<std::string> IndexedWords::beginning_like(std::string_view beginning,
                                                      std::size_t most) {
    std::vector<std::string> words;
    std::string from(beginning);
    while (words.size() < most) {
        first_from_.restart(from);
        if (!first_from_.next()) {
            break;
        }
        std::string word = first_from_.text(0);
        if (!word.starts_with(beginning)) {
            break;
        }
        // The next one is looked for anew, which passes over all the places of this one. No word
        // has a control character.
        from = word + '\x01';
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace vmcoach::store
