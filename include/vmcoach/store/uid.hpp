#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

namespace vmcoach::store {

/// A UUID: what names a row on every machine.
using Uid = std::array<unsigned char, 16>;

/// A new UUID of version 7 (RFC 9562, section 5.7): the time, a counter of 26 bits that begins
/// anywhere in the lower half of its range (section 6.2, method 1), and 48 random bits. So what one
/// process makes for the same or a later time comes last in an index: of the same millisecond, at
/// least 33 million.
/// @throws Error (io) when the system has no random numbers
Uid make_uid(date::sys_time<std::chrono::milliseconds> now);

/// The UUID of version 8 (RFC 9562, section 5.8) of something that belongs to a row and that a text
/// tells from all else there: two machines which add the same thing to the same row name it alike.
/// It begins as the row's does, so that both have the same place in an index; its last 48 bits are
/// of a hash, and the text can be found from them by trying, so that it is to be erased with it.
Uid derive_uid(const Uid& row, std::string_view text);

/// `0193…-…`, as RFC 9562 writes it.
/// @param bytes  as stored; empty for anything but 16 bytes
std::string format_uid(const std::string& bytes);

/// Reads what format_uid writes, in small letters.
/// @return none for anything else
std::optional<Uid> parse_uid(std::string_view text);

}  // namespace vmcoach::store
