#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/domain/names.hpp"
#include "vmcoach/time/instant.hpp"

/// What commands have changed, as the operation log tells it.
namespace vmcoach::domain {

enum class ChangeKind { added, changed, removed };
inline constexpr std::array change_kinds = {Named{ChangeKind::added, "added"},
                                            Named{ChangeKind::changed, "changed"},
                                            Named{ChangeKind::removed, "removed"}};

/// A row that came or went, or a field of one that got another value.
struct Change {
    ChangeKind kind = ChangeKind::changed;
    std::string subject;                      ///< the table, such as `note`
    std::optional<std::int64_t> id;           ///< of the row
    std::optional<std::int64_t> prospect_id;  ///< whose row it is
    std::optional<std::string> prospect;      ///< that prospect's name
    std::string label;                        ///< what a row that came or went says, cut short
    std::string field;                        ///< empty for a whole row
    Value old_value;
    Value new_value;
};

/// How many rows of a table came, went or got other values.
struct ChangeCount {
    ChangeKind kind = ChangeKind::changed;
    std::string subject;
    std::int64_t rows = 0;
};

/// One command that changed something.
struct HistoryEntry {
    std::int64_t id = 0;
    time::Instant at;
    std::string command;                   ///< as the user called it: `prospect edit`
    std::optional<std::int64_t> reverses;  ///< of an undo or a redo: what it took back
    bool undone = false;                   ///< and not redone
    std::vector<ChangeCount> counts;       ///< of everything
    std::vector<Change> changes;           ///< the first most_listed_changes
};

/// What the row is called where ids are shown: `n5`, and `7` for a prospect.
/// @return none for rows without such a name, such as a phone
std::optional<std::string> identifier_of(const Change& change);

/// An import changes more than anybody reads.
inline constexpr std::size_t most_listed_changes = 20;

}  // namespace vmcoach::domain
