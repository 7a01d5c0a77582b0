#include "vmcoach/store/copies.hpp"

#include <algorithm>
#include <cerrno>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
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

void remove_file(const fs::path& path) {
    std::error_code error;
    fs::remove(path, error);
    if (error) {
        throw file_error("cannot remove", path, error.value());
    }
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
        std::error_code ignored;
        if (is_marked && fs::is_regular_file(entry->symlink_status(ignored))) {
            files.push_back(entry->path());
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        throw file_error("cannot read the folder of", database, error.value());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

fs::path migration_copy(const fs::path& database, int version) {
    return format("{}{}{}", database.string(), backup_mark, version);
}

fs::path replaced_copy(const fs::path& database, const std::string& stamp) {
    const std::string name = format("{}{}{}", database.string(), replaced_mark, stamp);
    fs::path path = name;
    for (int next = 2; fs::exists(path); ++next) {
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

void copy_database(SQLite::Database& database, const fs::path& target) {
    const fs::path temporary = target.string() + std::string(unfinished_mark);
    remove_file(temporary);
    create(temporary);
    try {
        SQLite::Statement statement(database, "VACUUM INTO ?");
        statement.bind(1, plain_path(temporary).string());
        statement.executeStep();
        statement.reset();
        make_durable(temporary);
        std::error_code error;
        fs::rename(temporary, target, error);
        if (error) {
            throw file_error("cannot write", target, error.value());
        }
        make_durable(plain_path(target).parent_path());
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

}  // namespace vmcoach::store
