#include "vmcoach/store/copies.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/file.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

namespace fs = std::filesystem;
using text::format;

constexpr std::string_view backup_mark = ".backup-v";
constexpr std::string_view replaced_mark = ".replaced-";
constexpr std::string_view prepared_mark = ".restoring.db";
constexpr std::string_view lock_mark = ".restoring";

/// What stands behind the database's name in those of its copies, and behind that in those of files
/// that they leave when they are not finished. `#` is a number, `?` a letter or a digit.
constexpr std::array<std::string_view, 3> lasting_copies = {".backup-v#", ".replaced-#T#Z",
                                                            ".replaced-#T#Z-#"};
constexpr std::array<std::string_view, 2> prepared_copies = {".restoring.db",
                                                             ".restoring.db.backup-v#"};
constexpr std::array<std::string_view, 2> finished = {"", "-journal"};
constexpr std::array<std::string_view, 3> unfinished = {".??????.part", ".??????.part-journal",
                                                        ".part"};

constexpr std::array<std::span<const std::string_view>, 2> all_endings = {finished, unfinished};

bool matches(std::string_view name, std::string_view pattern) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char c : pattern) {
        std::size_t size = 1;
        if (c == '#') {
            size = std::min(name.find_first_not_of(digits), name.size());
        } else if (name.empty() ||
                   (c == '?' ? letters.find(name.front()) == std::string_view::npos &&
                                   digits.find(name.front()) == std::string_view::npos
                             : name.front() != c)) {
            return false;
        }
        if (size == 0) {
            return false;
        }
        name.remove_prefix(size);
    }
    return name.empty();
}

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

/// The files beside a database whose names are its own with one of the patterns.
std::vector<fs::path> files_beside(const fs::path& database,
                                   std::span<const std::string_view> patterns,
                                   std::span<const std::string_view> endings) {
    const std::string begin = database.filename().string();
    const auto is_ours = [&](const std::string& name) {
        return name.starts_with(begin) &&
               std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
                   return std::any_of(endings.begin(), endings.end(), [&](std::string_view end) {
                       return matches(std::string_view(name).substr(begin.size()),
                                      std::string(pattern) + std::string(end));
                   });
               });
    };
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(plain_path(database).parent_path(), error), end;
         !error && entry != end; entry.increment(error)) {
        if (is_ours(entry->path().filename().string()) &&
            type_of(entry->path()) == fs::file_type::regular) {
            files.push_back(entry->path());
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        throw file_error("cannot read the folder of", database, error.value());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// An empty file of its own beside the target, which only its owner can read.
fs::path make_temporary(const fs::path& target) {
    constexpr std::string_view ending = ".part";
    std::string path = format("{}.XXXXXX{}", target.string(), ending);
    const int descriptor = mkostemps(path.data(), static_cast<int>(ending.size()), O_CLOEXEC);
    if (descriptor < 0) {
        throw file_error("cannot write", target, errno);
    }
    close(descriptor);
    return path;
}

bool is_sound(SQLite::Database& database) {
    try {
        return database.execAndGet("PRAGMA integrity_check(1)").getString() == "ok";
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

fs::path restore_lock(const fs::path& database) {
    return format("{}{}", database.string(), lock_mark);
}

void remove_prepared(const fs::path& database) {
    for (const auto endings : all_endings) {
        for (const fs::path& file : files_beside(database, prepared_copies, endings)) {
            remove_file(file);
        }
    }
}

void remove_unfinished(const fs::path& database) {
    for (const fs::path& file : files_beside(database, lasting_copies, unfinished)) {
        remove_file(file);
    }
}

std::vector<fs::path> find_copies(const fs::path& database) {
    std::vector<fs::path> copies;
    for (const std::span<const std::string_view> patterns :
         {std::span<const std::string_view>(lasting_copies),
          std::span<const std::string_view>(prepared_copies)}) {
        for (const auto endings : all_endings) {
            const std::vector<fs::path> found = files_beside(database, patterns, endings);
            copies.insert(copies.end(), found.begin(), found.end());
        }
    }
    return copies;
}

void remove_copies(const fs::path& database) {
    std::optional<text::Error> failure;
    for (const fs::path& copy : find_copies(database)) {
        try {
            remove_file(copy);
        } catch (const text::Error& error) {
            failure = error;
        }
    }
    if (failure) {
        throw text::Error(*failure);
    }
}

std::uintmax_t copy_database(SQLite::Database& database, const fs::path& target) {
    const fs::path temporary = make_temporary(target);
    const fs::path journal = temporary.string() + "-journal";
    try {
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
