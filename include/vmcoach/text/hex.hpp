#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vmcoach::text {

/// Two small digits a byte.
std::string hex(std::string_view bytes);

/// @return none for anything that hex() doesn't write
std::optional<std::string> unhex(std::string_view text);

/// `0193c8a5-…`, as RFC 9562 writes it.
/// @param bytes  16 of them
std::string uuid(std::string_view bytes);

/// @return none for anything that uuid() doesn't write
std::optional<std::string> bytes_of_uuid(std::string_view text);

}  // namespace vmcoach::text
