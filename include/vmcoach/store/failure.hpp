#pragma once

#include <filesystem>

#include <SQLiteCpp/Exception.h>

#include "vmcoach/text/error.hpp"

struct sqlite3;

namespace vmcoach::store {

/// What an SQLite error means for the user.
/// @param path           the database file, which SQLite's own messages don't name
/// @param system_error   the `errno` behind it, or 0 where there is none
text::Error translate(const SQLite::Exception& exception, const std::filesystem::path& path,
                      int system_error);

/// The `errno` behind an SQLite error, as far as SQLite or the C library still knows it, or 0.
/// @param last_errno  the C library's, which was 0 before the work that failed
int system_error(sqlite3* handle, const SQLite::Exception& exception, int last_errno);

/// A value in the file is none that vmcoach writes.
text::Error damaged(const std::filesystem::path& path);

/// A file operation failed.
/// @param what  for example `cannot create`
text::Error file_error(const char* what, const std::filesystem::path& path, int system_error);

}  // namespace vmcoach::store
