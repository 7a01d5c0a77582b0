#pragma once

#include <string>
#include <vector>

#include "vmcoach/domain/search.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// On a terminal: a line that tells whose text it is, and below it two lines of the text, around
/// the first match, with the matches bold or, where there are no colours, between asterisks. In a
/// pipe: one line a hit, with the whole text.
/// @param seller  whose clock the times are told by
std::string search_results(const std::vector<domain::SearchHit>& hits, const time::Zone& seller,
                           const Style& style);

}  // namespace vmcoach::view
