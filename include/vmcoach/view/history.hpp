#pragma once

#include <string>
#include <vector>

#include "vmcoach/domain/history.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// `title: Buyer -> Head of Sales; added n5: likes sailing`, or how many rows, where they are many.
std::string say_changes(const domain::HistoryEntry& entry);

/// One line a command.
/// @param seller  whose clock the times are told by
std::string history_table(const std::vector<domain::HistoryEntry>& entries,
                          const time::Zone& seller, const Style& style);

/// `'note' of Mon 23 Nov 2026 16:00 (Dana Ortiz): added n5: likes sailing`
std::string say_command(const domain::HistoryEntry& entry, const time::Zone& seller);

}  // namespace vmcoach::view
