#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "vmcoach/coach/script.hpp"

namespace vmcoach::coach {

/// What a person says for one or several written words: `$250` is "two hundred fifty dollars".
struct Spoken {
    std::string words;       ///< lower case where they were expanded
    std::size_t tokens;      ///< how many written words this is
    std::size_t pauses = 0;  ///< short stops inside, as between the groups of a phone number
};

/// Says a script word by word: numbers, times, dates, money, percentages, phone numbers (digit by
/// digit), addresses and common abbreviations as the words that a person says for them.
/// @return in order; their `tokens` add up to all of the script's
std::vector<Spoken> say(const Script& script);

}  // namespace vmcoach::coach
