#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What texts go through between a card and its reader.
namespace vmcoach::interchange {

/// Without blanks and line breaks at its ends.
std::string_view trimmed(std::string_view text);

/// At least one part, which may be empty.
std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator);

/// The same where a backslash before a separator takes it for a character.
std::vector<std::string_view> split_unescaped(std::string_view text, char separator);

/// The text with `\n` as a line break and without the backslashes before `, ; : \`. Others, which
/// escape nothing, stay: they are in the names of folders.
std::string unescaped(std::string_view text);

/// A text so that unescaped() gives it again; every kind of line break becomes `\n`.
std::string escaped_value(std::string_view text);

/// The bytes that quoted-printable stands for (RFC 2045, section 6.7), without its soft breaks.
/// An equals sign without two hexadecimal digits behind it stands for itself.
std::string quoted_printable(std::string_view text);

/// Text in UTF-8, without NUL and with line feeds as its only line breaks.
/// @param charset  its name in lower case; when empty or unknown, bytes that are no UTF-8 are
/// Windows-1252
/// @return none when the bytes stand for no text
std::optional<std::string> decoded_text(std::string_view bytes, const std::string& charset);

}  // namespace vmcoach::interchange
