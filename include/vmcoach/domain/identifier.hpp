#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vmcoach::domain {

/// The letter before the id of what belongs to a prospect. A bare number is always a prospect.
inline constexpr char note_letter = 'n';
inline constexpr char touch_letter = 't';
inline constexpr char promise_letter = 'p';

/// `p12`
std::string format_identifier(char letter, std::int64_t id);

/// Reads `p12` for letter `p`.
/// @return none when it is anything else
std::optional<std::int64_t> parse_identifier(char letter, std::string_view text);

/// Whether a text is a number: at least one digit of ASCII, and nothing else.
bool is_digits(std::string_view text);

/// Reads a positive decimal number that is nothing but digits and fits an id.
std::optional<std::int64_t> parse_id(std::string_view text);

}  // namespace vmcoach::domain
