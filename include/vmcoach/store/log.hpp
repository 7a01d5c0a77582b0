#pragma once

#include <cstdint>
#include <string_view>

#include "vmcoach/store/database.hpp"

/// The operation log: the numbers of operations and those of their commands rise together, so that
/// both are found by halving, and no index makes every change dearer.
namespace vmcoach::store {

/// Commands that nobody called: what they change is nobody's to take back.
inline constexpr std::string_view zone_rules_command = "zone rules";
inline constexpr std::string_view sync_command = "sync";

constexpr bool is_nobodys(std::string_view command) {
    return command == zone_rules_command || command == sync_command;
}

/// A command behind which there is no way back.
inline constexpr std::string_view forget_command = "prospect forget";

inline constexpr std::string_view undo_command = "undo";
inline constexpr std::string_view redo_command = "redo";

/// Operations from `begin` to before `end`.
struct OperationRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    bool empty() const { return begin >= end; }
};

/// The operations of one command, or of several that follow each other.
OperationRange operations_of(const Database& database, std::int64_t first_command,
                             std::int64_t last_command);

}  // namespace vmcoach::store
