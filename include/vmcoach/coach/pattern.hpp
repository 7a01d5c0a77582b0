#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/coach/script.hpp"

namespace vmcoach::coach {

/// The words that patterns name by what they stand for. In lower case.
struct Names {
    std::set<std::string> prospect;
    std::set<std::string> seller;
    std::set<std::string> company;  ///< the seller's
};

/// One way to say something. A pattern is words between blanks, matched against the terms of one
/// sentence:
///
///     call|ring me        one of several words
///     [just] wanted       a word that may be missing
///     ~3                  up to three words, whatever they are
///     sav*                a word that begins so
///     <number>            a number, in digits or as a word
///     <digits>            a number in digits
///     <percent>           a percentage
///     <proper>            a name: a capital that no sentence and no calendar asks for; not behind
///                         a comma, where somebody may be spoken to
///     <company> <self>    a word of the seller's company, or of their own name
///     ^ $                 the beginning and the end of a sentence, or of what a comma sets apart
class Pattern {
  public:
    explicit Pattern(std::string_view text);

    /// The longest match that begins at a term.
    std::optional<std::size_t> match(const Script& script, const Names& names,
                                     std::size_t first) const;

    /// The first words that a match can begin with; empty: any.
    const std::vector<std::string_view>& first_words() const { return first_words_; }

  private:
    enum class Kind { words, gap, start, end };
    struct Item {
        Kind kind;
        std::vector<std::string_view> words;  ///< and classes such as `<number>`
        bool optional = false;
        std::size_t most = 1;  ///< of a gap
    };
    std::optional<std::size_t> match_from(const Script& script, const Names& names,
                                          std::size_t item, std::size_t first,
                                          std::size_t term) const;
    static bool fits(std::string_view choice, const Script& script, const Names& names,
                     std::size_t term);

    std::vector<Item> items_;
    std::vector<std::string_view> first_words_;
};

/// Where any of the patterns matches, from left to right, the longest at each place, none
/// overlapping.
/// @param patterns  constants, which live as long as the program
std::vector<Span> find_all(const Script& script, const Names& names,
                           std::span<const std::string_view> patterns);

/// Where `catches` match, but for what a match of `leaves` covers the beginning of.
std::vector<Span> find_all_but(const Script& script, const Names& names,
                               std::span<const std::string_view> catches,
                               std::span<const std::string_view> leaves);

/// Whether a term is a number, in digits or as a word.
bool is_number(std::string_view term);

}  // namespace vmcoach::coach
