#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "vmcoach/domain/search.hpp"
#include "vmcoach/store/database.hpp"

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

    /// The query of FTS5 that means the same; nothing that was typed is taken for its syntax.
    const std::string& expression() const { return expression_; }

    /// Where a text has them, to the ends of the words.
    std::vector<domain::TextRange> matches(std::string_view text) const;

  private:
    struct Wanted {
        std::vector<std::string> words;
        bool may_go_on;
    };

    void add(std::string_view typed, bool may_go_on);

    const Tokenizer& tokenizer_;
    std::vector<Wanted> wanted_;
    std::string expression_;
};

}  // namespace vmcoach::store
