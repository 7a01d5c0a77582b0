#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// What a restore has done.
struct Restored {
    std::optional<std::filesystem::path> replaced;  ///< where what was there is kept
    bool was_damaged = false;      ///< so that nobody can tell who had been erased from it
    std::size_t erased_again = 0;  ///< people in the copy who have been erased since
};

/// Puts a copy in a database's place. The copy is looked through first, and stays as it is. Who has
/// been erased from the database does not come back. Others may use the database meanwhile: they
/// find all of the old one or all of the new, also after a crash.
/// @throws Error  not_found, bad_database (then the database is as it was), busy, io
Restored restore(const std::filesystem::path& copy, const std::filesystem::path& database,
                 Timestamp now);

}  // namespace vmcoach::store
