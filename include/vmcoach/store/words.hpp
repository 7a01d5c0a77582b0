#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "vmcoach/domain/search.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/indexed_words.hpp"

/// Words as the full-text indexes see them (the tokenizer of src/store/schema.cpp).
namespace vmcoach::store {

/// A word of a text.
struct Token {
    std::string word;  ///< without case and accents
    std::size_t begin;
    std::size_t end;
};

class Tokenizer {
  public:
    explicit Tokenizer(const Database& database);

    std::vector<Token> tokens(std::string_view text) const;

  private:
    struct Delete {
        void (*function)(Fts5Tokenizer*);
        void operator()(Fts5Tokenizer* tokenizer) const { function(tokenizer); }
    };

    const Database& database_;
    fts5_tokenizer functions_{};
    std::unique_ptr<Fts5Tokenizer, Delete> tokenizer_{nullptr, {nullptr}};
};

/// What somebody looks for. A text has it when it has all of the words. Each stands for every word
/// that begins like it; what stands between quotation marks has to be there word by word. A word
/// with signs inside, such as `second-hand`, is several that follow one another.
class WantedWords {
  public:
    /// @throws Error (usage) when there is no word in it
    WantedWords(const Tokenizer& tokenizer, std::string_view typed);

    /// The query of FTS5 that means the same; nothing that was typed is taken for its syntax. FTS5
    /// puts together all the rows with a beginning of a word before it gives the first, but reads
    /// those with whole words one by one. So a beginning becomes the words that the index has,
    /// where they are few.
    /// @return none when a word is not in the index, so that no row has all of them
    std::optional<std::string> expression(IndexedWords& known) const;

    /// Whether a text has them: what FTS5 says of the expression, without an index.
    bool are_in(std::string_view text) const;

    /// Where a text has them, to the ends of the words.
    std::vector<domain::TextRange> matches(std::string_view text) const;

  private:
    struct Wanted {
        std::vector<std::string> words;
        bool may_go_on;
        std::string typed;

        bool is_at(std::size_t first, const std::vector<Token>& tokens) const;
    };

    void add(std::string_view typed, bool may_go_on);
    /// Whether the tokenizer leaves them as they are.
    bool are_whole(const std::vector<std::string>& words) const;

    const Tokenizer& tokenizer_;
    std::vector<Wanted> wanted_;
};

}  // namespace vmcoach::store
