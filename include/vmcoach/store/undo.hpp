#pragma once

#include <cstdint>

#include "vmcoach/store/database.hpp"

/// Commands are taken back from the newest to the oldest, each as a whole, by writing the inverse
/// of what the log says. That is a command of its own, and so can be taken back as well.
namespace vmcoach::store {

/// The command that `undo` takes back: the newest that has changed something and stands.
/// @throws Error not_found when there is none; refused behind an erasure
std::int64_t command_to_undo(const Database& database);

/// The undo that `redo` takes back: the newest, unless a command has been given since.
/// @throws Error not_found when there is none
std::int64_t undo_to_redo(const Database& database);

/// Takes back what a command has changed.
/// @throws Error refused where a later change would be lost; then nothing is changed
void reverse(WriteTransaction& transaction, std::int64_t command);

}  // namespace vmcoach::store
