#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::text {

/// Stored text made safe to print: control characters (C0, DEL, C1) and bidirectional controls are
/// shown as escapes (`\n`, `\x1b`, `\u202e`), ill-formed bytes as U+FFFD. Nothing that comes out of
/// here can move a cursor, colour a screen or reorder a line.
std::string escaped(std::string_view text);

/// A JSON document in which the characters that `escaped` shows as escapes are JSON's escapes: it
/// means the same to any reader, and can be shown on a terminal as well.
std::string escaped_json(std::string_view document);

/// How many terminal columns escaped text takes. A wide character is two, a combining mark none;
/// an emoji sequence is as wide as its widest part. Independent of the locale.
std::size_t width(std::string_view text);

/// The longest start of the text that fits into `columns`, ending in `…` where something was left
/// out, never inside a character and its marks.
std::string cut_to_width(std::string_view text, std::size_t columns);

/// The text in lines of at most `columns`, broken at blanks; a longer word is broken between
/// characters.
/// @param columns  at least 2
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// Cut or filled with blanks on the right to exactly `columns`.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace vmcoach::text
