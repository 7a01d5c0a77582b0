#pragma once

#include <string>
#include <string_view>

namespace vmcoach::store {

/// HMAC-SHA-256 (RFC 2104, FIPS 180-4): 32 bytes that tell nothing of the text to whoever hasn't
/// got the key.
std::string keyed_hash(std::string_view key, std::string_view text);

/// SHA-256 (FIPS 180-4): 32 bytes.
std::string sha256(std::string_view text);

/// 32 bytes that nobody can guess.
/// @throws Error (io) when the system has no random numbers
std::string make_key();

}  // namespace vmcoach::store
