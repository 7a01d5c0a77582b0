#pragma once

#include <string_view>

#include "vmcoach/interchange/lines.hpp"

namespace vmcoach::interchange {

/// How a file's characters are written.
enum class Encoding {
    utf8,
    utf16_little,
    utf16_big,
    windows_1252,
};

/// What a byte-order mark at the beginning of a file says, or UTF-8.
Encoding encoding_by_mark(std::string_view beginning);

/// Reads a whole file: one without a byte-order mark that is no UTF-8 is taken for Windows-1252, in
/// which every byte is a character.
Encoding encoding_of(const Bytes& bytes);

/// The same text in UTF-8, without a byte-order mark. Of a file in UTF-8 the bytes are as they are;
/// elsewhere, what stands for no character becomes U+FFFD.
/// @throws Error (io)
Bytes decoded(Bytes bytes, Encoding encoding);

/// The same in the encoding that the mark says. Without one the bytes are as they are, UTF-8 or
/// not.
/// @throws Error (io)
Bytes decoded_by_mark(Bytes bytes);

}  // namespace vmcoach::interchange
