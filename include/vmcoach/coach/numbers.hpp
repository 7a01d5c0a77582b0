#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Numbers in words, as they are said.
namespace vmcoach::coach {

/// `one thousand two hundred fifty`
std::string cardinal(std::uint64_t number);

/// `twenty sixth`
std::string ordinal(std::uint64_t number);

/// `three one two`; a zero is `oh`.
/// @param digits  nothing else
std::string digit_by_digit(std::string_view digits);

}  // namespace vmcoach::coach
