#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// The same for whoever asks for thousands: numbers are looked up in a table, which takes longer to
/// make than a few look-ups.
class PhoneZones {
  public:
    PhoneZones();
    std::optional<std::string_view> suggested(const std::vector<Phone>& phones) const;

  private:
    std::unordered_map<std::string, std::string_view> zones_;  ///< by country and area
    std::size_t longest_ = 0;                                  ///< in digits
};

}  // namespace vmcoach::domain
