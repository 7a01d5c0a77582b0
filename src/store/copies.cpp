#include "vmcoach/store/copies.hpp"

#include <algorithm>
#include <cerrno>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/file.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

namespace fs = std::filesystem;
using text::format;

constexpr std::string_view backup_mark = ".backup-v";
constexpr std::string_view replaced_mark = ".replaced-";
constexpr std::string_view prepared_mark = ".restoring";
constexpr std::string_view unfinished_mark = ".part";

void remove_file(const fs::path& path) {
    std::error_code error;
    fs::remove(path, error);
    if (error) {
        throw file_error("cannot remove", path, error.value());
    }
}

/// A file that can't be looked at must not pass for one that isn't there.
fs::file_type type_of(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (error && error != std::errc::no_such_file_or_directory) {
        throw file_error("cannot look at", path, error.value());
    }
    return status.type();
}

/// The files whose names are the database's with one of the marks, and anything behind that.
std::vector<fs::path> files_beside(const fs::path& database,
                                   std::initializer_list<std::string_view> marks) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(plain_path(database).parent_path(), error), end;
         !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const bool is_marked = std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
            return name.starts_with(database.filename().string() + std::string(mark));
        });
        if (is_marked && type_of(entry->path()) == fs::file_type::regular) {
            files.push_back(entry->path());
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        throw file_error("cannot read the folder of", database, error.value());
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool is_sound(SQLite::Database& database) {
    try {
        return database.execAndGet("PRAGMA quick_check(1)").getString() == "ok";
    } catch (const SQLite::Exception&) {
        return false;
    }
}

/// @param target  an empty file
void vacuum_into(SQLite::Database& database, const fs::path& target) {
    try {
        SQLite::Statement statement(database, "VACUUM INTO ?");
        statement.bind(1, plain_path(target).string());
        statement.executeStep();
    } catch (const SQLite::Exception& exception) {
        const int cause = errno;
        const int code = exception.getErrorCode();
        // SQLite takes a target that can't be read for a damaged one, and doesn't say which of the
        // two it means.
        if ((code == SQLITE_ERROR || code == SQLITE_CORRUPT) && is_sound(database)) {
            throw file_error("cannot write", target, cause == 0 || cause == ENOENT ? EIO : cause);
        }
        throw;
    }
}

}  // namespace

void make_durable(const fs::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) {
        close(descriptor);
    }
    if (!done) {
        throw file_error("cannot write", path, error);
    }
}

fs::path migration_copy(const fs::path& database, int version) {
    return format("{}{}{}", database.string(), backup_mark, version);
}

fs::path replaced_copy(const fs::path& database, const std::string& stamp) {
    const std::string name = format("{}{}{}", database.string(), replaced_mark, stamp);
    fs::path path = name;
    for (int next = 2; type_of(path) != fs::file_type::not_found; ++next) {
        path = format("{}-{}", name, next);
    }
    return path;
}

fs::path prepared_copy(const fs::path& database) {
    return format("{}{}", database.string(), prepared_mark);
}

void remove_prepared(const fs::path& database) {
    for (const fs::path& file : files_beside(database, {prepared_mark})) {
        remove_file(file);
    }
}

std::vector<fs::path> find_copies(const fs::path& database) {
    return files_beside(database, {backup_mark, replaced_mark, prepared_mark});
}

void remove_copies(const fs::path& database) {
    for (const fs::path& copy : find_copies(database)) {
        remove_file(copy);
    }
}

std::uintmax_t copy_database(SQLite::Database& database, const fs::path& target) {
    const fs::path temporary = target.string() + std::string(unfinished_mark);
    const fs::path journal = temporary.string() + "-journal";
    remove_file(temporary);
    try {
        create(temporary);
        vacuum_into(database, temporary);
        // SQLite doesn't tell where it can't do that itself.
        remove_file(journal);
        make_durable(temporary);
        std::error_code error;
        const std::uintmax_t size = fs::file_size(temporary, error);
        if (error) {
            throw file_error("cannot look at", temporary, error.value());
        }
        fs::rename(temporary, target, error);
        if (error) {
            throw file_error("cannot write", target, error.value());
        }
        make_durable(plain_path(target).parent_path());
        return size;
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        fs::remove(journal, ignored);
        throw;
    }
}

}  // namespace vmcoach::store
