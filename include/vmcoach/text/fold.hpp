#pragma once

#include <string>
#include <string_view>

namespace vmcoach::text {

/// Text as it is compared: case and accents removed (Unicode case folding, compatibility
/// decomposition, marks dropped), runs of white space and control characters as one blank, none at
/// the ends. "  José   MÜLLER" and "jose muller" fold alike.
/// @param text  well-formed UTF-8; anything else is returned as it is
std::string fold(std::string_view text);

/// Whether a character is part of a word: a letter, a mark or a number.
bool is_word_character(char32_t c);

/// Whether a text begins with a capital letter of any script.
bool begins_upper(std::string_view text);

/// The folded words of a text, with single blanks between them: whatever is no letter, mark or
/// number, in any script, separates words. Empty for a text without words.
std::string words(std::string_view text);

/// Text with A–Z as a–z, and nothing else changed.
std::string lower_ascii(std::string_view text);

}  // namespace vmcoach::text
