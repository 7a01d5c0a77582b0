#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::domain {

/// A phone number as it was typed and, where the country is known, in the international form.
struct Phone {
    std::string typed;
    std::optional<std::string> e164;  ///< `+` and up to 15 digits (ITU-T E.164)

    bool operator==(const Phone& other) const = default;
};

/// Fewer digits than this are an id, not a phone number.
inline constexpr std::size_t min_phone_digits = 7;

/// More are no phone number: 15 of E.164, and what may be dialled before them.
inline constexpr std::size_t max_phone_digits = 20;

/// The digits of a text, in their order, up to an extension (`x12`, `ext. 12`).
std::string digits_of(std::string_view text);

/// Whether a text consists of what phone numbers are written with: 7 to 20 digits, blanks and
/// punctuation of any script, and perhaps `tel:` before or an extension behind them.
bool looks_like_phone(std::string_view text);

/// Reads a phone number. `+49 30 …` and `0049 30 …` are international; any other is completed with
/// the default country's calling code where one is given, without the zero (or other trunk prefix)
/// that is dialled inside that country.
/// @param default_country  ISO 3166-1 alpha-2 in upper case, or empty
Phone make_phone(std::string_view typed, std::string_view default_country);

/// What two spellings of one number have in common: the digits from the last to the first, without
/// prefixes that are dialled only sometimes. One number's key is the start of the other's.
std::string match_key(const Phone& phone);

/// Whether two numbers are the same as far as can be told: equal international forms, or, where one
/// is known only nationally, one the end of the other.
bool same_number(const Phone& a, const Phone& b);

}  // namespace vmcoach::domain
