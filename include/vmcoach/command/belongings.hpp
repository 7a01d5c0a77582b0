#pragma once

#include <cstdint>
#include <string>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/store/database.hpp"

/// What belongs to a prospect, named by its id.
namespace vmcoach::command {

/// A note's or a touch's id.
struct Belonging {
    char letter;
    std::int64_t id;
};

/// Reads `n5` or `t9`.
/// @throws Error (usage) for anything else, with what to type for a promise or a prospect
Belonging read_belonging(const std::string& typed);

/// @throws Error (not_found)
domain::Note require_note(const store::Database& database, std::int64_t id);
domain::Touch require_touch(const store::Database& database, std::int64_t id);

}  // namespace vmcoach::command
