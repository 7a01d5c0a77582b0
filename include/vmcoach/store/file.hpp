#pragma once

#include <cstdint>
#include <filesystem>

#include "vmcoach/text/error.hpp"

namespace vmcoach::store {

/// What is at a database's path, as far as it can be told without SQLite.
enum class FileState {
    missing,  ///< nothing, or an empty file that nobody has filled yet
    present,
    write_ahead,  ///< present, and somebody has put it into WAL mode
};

/// Looks at a path before SQLite does, and changes nothing.
/// @param newest_version  the newest schema that this program knows
/// @throws Error bad_database when the file is another program's, a newer one's, or no database at
///         all; io when it is a symbolic link, no regular file, another user's, or can't be read
FileState inspect(const std::filesystem::path& path, int newest_version);

/// Whether a file begins as a vmcoach database of a known version does, whatever follows.
/// @throws Error (io) when it can't be read
bool is_of_this_program(const std::filesystem::path& path, int newest_version);

/// The path as SQLite must be told it: absolute, as a name such as `:memory:` or `file:x` has a
/// meaning of its own, and without links in its folders, as they would be refused, too.
std::filesystem::path plain_path(const std::filesystem::path& path);

/// The ways in which a file is not for this program.
text::Error not_ours(const std::filesystem::path& path);
text::Error too_new(const std::filesystem::path& path, std::int64_t version, int newest_version);
text::Error changed_schema(const std::filesystem::path& path);

/// Creates the folder that a file is to be in, with mode 0700, where there is none.
/// @throws Error (io)
void create_folder_of(const std::filesystem::path& path);

/// Creates an empty file with mode 0600, and its folder with 0700 where there is none, whatever the
/// umask. A file that is there already is left as it is.
/// @throws Error (io)
void create(const std::filesystem::path& path);

}  // namespace vmcoach::store
