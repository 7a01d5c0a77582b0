#pragma once

#include <functional>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/store/database.hpp"

/// All rows out of a database; store/transfer.hpp brings them into one.
namespace vmcoach::store {

domain::ArchiveHeader archive_header(const Database& database, bool with_history);

/// Hands over one row after the other, in the order of domain::archive_types, with no more than one
/// in memory.
/// @throws Error (bad_database) for a value that could not come back as it is
void read_archive(const Database& database, bool with_history,
                  const std::function<void(const domain::Record&)>& take);

}  // namespace vmcoach::store
