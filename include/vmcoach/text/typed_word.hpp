#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What somebody is typing to a shell. Quotes are read and made here, and nothing else: variables,
/// commands and patterns stay the characters that they are.
namespace vmcoach::text {

enum class QuoteStyle {
    bourne,  ///< bash, zsh
    fish,
};

enum class OpenQuote { none, single_quote, double_quote };

struct TypedWord {
    std::string raw;                   ///< as it stands on the line
    std::string value;                 ///< without its quotes
    OpenQuote open = OpenQuote::none;  ///< that has no end yet
};

/// Reads a word, or the beginning of one.
TypedWord read_typed_word(std::string_view raw, QuoteStyle style);

/// The words of a line that is typed to bash. The last one is where the line ends: empty behind a
/// blank.
std::vector<TypedWord> read_typed_line(std::string_view line);

/// What bash's line editor must be given for a text, behind a quote that is open. It ends the quote
/// itself, unless the text ends with a character that looks as if it did.
/// @return none for what history expansion would change
std::optional<std::string> quoted_for_bash(std::string_view text, OpenQuote open);

}  // namespace vmcoach::text
