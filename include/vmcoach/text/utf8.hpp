#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vmcoach::text {

/// The longest text that one field keeps, in bytes.
inline constexpr std::size_t max_text_bytes = std::size_t{64} * 1024;

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// Refuses what can't be stored as it was typed: an empty text, one over 64 KiB, ill-formed UTF-8,
/// or a NUL.
/// @param what  how the error names it, for example "the note"
/// @throws Error (usage)
void require_storable(std::string_view what, std::string_view bytes);

/// The one code point at the start of well-formed UTF-8, and how many bytes it takes.
struct CodePoint {
    char32_t value;
    std::size_t bytes;
};

/// @param text  not empty. Bytes that are not UTF-8 come out one at a time as U+FFFD.
CodePoint first_code_point(std::string_view text);

}  // namespace vmcoach::text
