#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "vmcoach/domain/phone.hpp"

namespace vmcoach::domain {

/// The IANA time zone of a phone number, where its country and area code leave but one clock. Of
/// several zones that keep the same clock it is the main city's. None where they leave several
/// clocks, as a US area code does that a time zone boundary cuts, the mobile numbers of a large
/// country, or a code without a place such as `+1 800`; and none for what isn't surely known: a
/// wrong suggestion does more harm than none.
/// @param e164  `+` and digits, as in Phone::e164
std::optional<std::string_view> suggested_zone(std::string_view e164);

/// The zone that all numbers suggest of which one is suggested; none where they disagree.
std::optional<std::string_view> suggested_zone(const std::vector<Phone>& phones);

}  // namespace vmcoach::domain
