#pragma once

#include <optional>
#include <string_view>

namespace vmcoach::domain {

/// How phone numbers of a country are dialled. Calling codes are those of the ITU's list of
/// assigned E.164 country codes, trunk prefixes those of its list of dialling procedures, both as
/// known in 2026.
struct Country {
    std::string_view alpha2;        ///< ISO 3166-1, upper case
    std::string_view calling_code;  ///< digits, without `+`
    std::string_view trunk_prefix;  ///< dialled inside the country only; may be empty
};

/// @param alpha2  two upper-case letters
std::optional<Country> find_country(std::string_view alpha2);

}  // namespace vmcoach::domain
