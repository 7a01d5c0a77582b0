#pragma once

#include <string>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// `Dana Ortiz, Acme`
std::string label(const domain::Prospect& prospect);

/// One line a prospect.
std::string prospect_table(const std::vector<domain::Prospect>& prospects, const Style& style);

/// All that is on record about one prospect, newest last.
/// @param seller  whose clock the times are told by
std::string prospect_page(const domain::Prospect& prospect, const std::vector<domain::Note>& notes,
                          const std::vector<domain::Touch>& touches,
                          const std::vector<domain::Promise>& promises, const time::Zone& seller,
                          const Style& style);

/// `voicemail, 17 s`, `call, no answer`, `their call, spoke`
std::string say_touch(const domain::Touch& touch);

}  // namespace vmcoach::view
