#pragma once

#include <filesystem>

namespace vmcoach::store {

/// What is at a database's path, as far as it can be told without SQLite.
enum class FileState {
    missing,  ///< nothing, or an empty file that nobody has filled yet
    present,
};

/// Looks at a path before SQLite does, and changes nothing.
/// @throws Error bad_database when the file is another program's or no database at all; io when it
///         is a symbolic link, no regular file, another user's, or can't be read
FileState inspect(const std::filesystem::path& path);

/// Creates an empty file with mode 0600, and its folder with 0700 where there is none, whatever the
/// umask. A file that is there already is left as it is.
/// @throws Error (io)
void create(const std::filesystem::path& path);

}  // namespace vmcoach::store
