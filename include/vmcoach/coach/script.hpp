#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::coach {

/// Where something stands in a script, in characters (code points) counted from 1. The end is the
/// column behind the last character.
struct Place {
    std::size_t line;
    std::size_t column;
    std::size_t end_column;
};

/// How long a speaker stops behind a word.
enum class Pause { none, comma, sentence };

/// A word as it is written, without the punctuation around it: `I'll`, `10:15`, `$250`.
struct Token {
    std::string_view text;  ///< in the script
    std::string key;        ///< folded (text::fold), with plain apostrophes: `i'll`
    Place place;
    Pause pause = Pause::none;
    bool full_stop = false;    ///< one follows, be it an abbreviation's
    std::size_t sentence = 0;  ///< counted from 0
};

/// A word as rules compare it: contractions in full, hyphens apart. `I'll` is two, `follow-up` too.
struct Term {
    std::string word;
    std::size_t token;
};

/// Terms of a script, from `first` to before `end`.
struct Span {
    std::size_t first;
    std::size_t end;

    bool operator==(const Span& other) const = default;
};

/// A line such as `vmcoach: ignore too-short`, which isn't spoken.
struct Ignore {
    std::string rule;
    std::size_t line;
};

/// A voicemail script, taken apart. Moving it keeps its views valid; it can't be copied.
class Script {
  public:
    explicit Script(std::string text);
    Script(Script&&) = default;
    Script& operator=(Script&&) = default;

    const std::vector<Token>& tokens() const { return tokens_; }
    const std::vector<Term>& terms() const { return terms_; }
    std::string_view text() const { return {text_.data(), text_.size()}; }
    const std::vector<Ignore>& ignores() const { return ignores_; }
    std::size_t sentences() const { return tokens_.empty() ? 0 : tokens_.back().sentence + 1; }

    std::size_t sentence_of(std::size_t term) const { return tokens_[terms_[term].token].sentence; }

    /// All terms of the sentence that a term is in.
    Span sentence_around(std::size_t term) const;

    /// Where the terms from `first` to before `end` stand; as far as they are on the first one's
    /// line.
    /// @param end  greater than `first`
    Place place(std::size_t first, std::size_t end) const;

    /// The script's own words for the terms from `first` to before `end`, with what stands between.
    std::string_view words(std::size_t first, std::size_t end) const;

  private:
    void read_line(std::string_view line, std::size_t number);
    void read_chunk(std::string_view chunk, Place place);
    void end_sentences();
    void add_terms();

    std::vector<char> text_;  ///< moves without moving its characters, as a short string would not
    std::vector<Token> tokens_;
    std::vector<Term> terms_;
    std::vector<Ignore> ignores_;
};

/// Text as the terms of rules are written: folded, with plain apostrophes.
std::string key_of(std::string_view text);

/// "Dana's" as "Dana".
std::string_view without_possessive(std::string_view word);

/// The terms of a text on its own.
std::vector<std::string> terms_of(std::string_view text);

}  // namespace vmcoach::coach
