#include "vmcoach/store/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/migration.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

namespace fs = std::filesystem;
using text::Error;
using text::ErrorKind;

/// SQLite's file header, section 1.3 of its file format.
constexpr std::size_t header_size = 100;
constexpr std::size_t page_size_offset = 16;
constexpr std::size_t write_version_offset = 18;
constexpr std::size_t change_counter_offset = 24;
constexpr std::size_t page_count_offset = 28;
constexpr std::size_t user_version_offset = 60;
constexpr std::size_t application_id_offset = 68;
constexpr std::size_t counted_at_offset = 92;  ///< the change that page_count is of
constexpr std::string_view magic{"SQLite format 3\0", 16};
using Header = std::array<unsigned char, header_size>;

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) {
            close(descriptor_);
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int descriptor() const { return descriptor_; }
    bool is_open() const { return descriptor_ >= 0; }

  private:
    int descriptor_;
};

std::uint32_t big_endian(const Header& header, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | header.at(offset + i);
    }
    return value;
}

bool has_journal(const fs::path& path) {
    std::error_code error;
    return fs::file_size(path.string() + "-journal", error) > 0 && !error;
}

/// A writer that died may have left page one unwritten, and the journal that puts it right.
bool awaits_recovery(const Header& header, const fs::path& path) {
    return std::all_of(header.begin(), header.end(), [](unsigned char c) { return c == 0; }) &&
           has_journal(path);
}

/// How many bytes the file must have by its header; 0 where that doesn't say.
std::uint64_t size_by_header(const Header& header) {
    if (big_endian(header, change_counter_offset) != big_endian(header, counted_at_offset)) {
        return 0;
    }
    const std::uint64_t page_size = header[page_size_offset] * 256U + header[page_size_offset + 1];
    constexpr std::uint64_t largest_page = 65536;  // written as 1
    return (page_size == 1 ? largest_page : page_size) * big_endian(header, page_count_offset);
}

/// Whether the end of the file is missing. While somebody writes, there is a journal, and the file
/// may be anything: only a second look that finds the same without one is believed.
bool is_cut_off(const File& file, const fs::path& path) {
    for (int look = 0; look < 2; ++look) {
        Header header{};
        struct stat status {};
        if (has_journal(path) ||
            pread(file.descriptor(), header.data(), header.size(), 0) !=
                static_cast<ssize_t>(header.size()) ||
            fstat(file.descriptor(), &status) != 0 ||
            static_cast<std::uint64_t>(status.st_size) >= size_by_header(header)) {
            return false;
        }
    }
    return true;
}

bool is_our_header(const Header& header) {
    return std::equal(magic.begin(), magic.end(), header.begin(),
                      [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; }) &&
           big_endian(header, application_id_offset) == application_id;
}

/// A vmcoach database has had its version since it has had our id.
std::int32_t version_of(const Header& header) {
    return static_cast<std::int32_t>(big_endian(header, user_version_offset));
}

Error damaged_file(const fs::path& path, const char* what) {
    return {ErrorKind::bad_database, text::format("{} is damaged: {}", path.string(), what),
            "put back a copy of it"};
}

/// @return the state of a file that is ours
FileState require_our_header(const fs::path& path, int newest_version) {
    const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY));
    if (!file.is_open()) {
        throw file_error("cannot read", path, errno);
    }
    Header header{};
    const ssize_t size = pread(file.descriptor(), header.data(), header.size(), 0);
    if (size < 0) {
        throw file_error("cannot read", path, errno);
    }
    if (awaits_recovery(header, path)) {
        return FileState::present;
    }
    if (size != static_cast<ssize_t>(header.size()) || !is_our_header(header)) {
        throw not_ours(path);
    }
    const std::int32_t version = version_of(header);
    if (version > newest_version) {
        throw too_new(path, version, newest_version);
    }
    if (version < 1) {
        throw not_ours(path);
    }
    const unsigned char write_version = header[write_version_offset];
    constexpr unsigned char rollback = 1;
    constexpr unsigned char wal = 2;
    // SQLite reads such a file, but can't write it.
    if (write_version != rollback && write_version != wal) {
        throw damaged_file(path, "its header names no format that there is");
    }
    if (write_version != wal && is_cut_off(file, path)) {
        throw damaged_file(path, "its end is missing");
    }
    return write_version == wal ? FileState::write_ahead : FileState::present;
}

fs::path made_absolute(const fs::path& path) {
    std::error_code error;
    fs::path result = fs::absolute(path, error);
    if (error) {
        throw file_error("cannot find", path, error.value());
    }
    return result;
}

void create_folder(const fs::path& folder) {
    std::error_code ignored;
    if (folder.empty() || fs::is_directory(folder, ignored)) {
        return;
    }
    create_folder(folder.parent_path());
    if (mkdir(folder.c_str(), 0700) != 0) {
        if (errno != EEXIST) {
            throw file_error("cannot create the folder", folder, errno);
        }
        return;
    }
    // A umask may have taken away what the owner needs.
    chmod(folder.c_str(), 0700);
}

}  // namespace

Error not_ours(const fs::path& path) {
    return {ErrorKind::bad_database, text::format("{} is not a vmcoach database", path.string()),
            "name another file with --db"};
}

Error too_new(const fs::path& path, std::int64_t version, int newest_version) {
    return {ErrorKind::bad_database,
            text::format("{} was written by a newer vmcoach (schema {}, this one knows {})",
                         path.string(), version, newest_version),
            "install the newer vmcoach"};
}

Error changed_schema(const fs::path& path) {
    return {
        ErrorKind::bad_database,
        text::format("the tables or triggers of {} are not those that vmcoach made", path.string()),
        "don't use it; keep a copy, and go back to a backup: vmcoach db restore FILE"};
}

fs::path plain_path(const fs::path& path) {
    std::error_code error;
    const fs::path whole = made_absolute(path);
    const fs::path folder = fs::canonical(whole.parent_path(), error);
    return error ? whole : folder / path.filename();
}

FileState inspect(const fs::path& path, int newest_version) {
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return FileState::missing;
        }
        throw file_error("cannot use", path, errno);
    }
    if (S_ISLNK(status.st_mode)) {
        throw Error(ErrorKind::io,
                    text::format("{} is a symbolic link, which is not followed", path.string()),
                    "name the file itself with --db");
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error(ErrorKind::io, text::format("{} is not a regular file", path.string()));
    }
    if (status.st_uid != geteuid()) {
        throw Error(ErrorKind::io, text::format("{} belongs to another user", path.string()),
                    "work as that user, or name another file with --db");
    }
    if (status.st_size == 0) {
        return FileState::missing;
    }
    return require_our_header(path, newest_version);
}

bool is_of_this_program(const fs::path& path, int newest_version) {
    const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY));
    Header header{};
    const ssize_t size =
        file.is_open() ? pread(file.descriptor(), header.data(), header.size(), 0) : -1;
    if (size < 0) {
        throw file_error("cannot read", path, errno);
    }
    return size == static_cast<ssize_t>(header.size()) && is_our_header(header) &&
           version_of(header) >= 1 && version_of(header) <= newest_version;
}

void create_folder_of(const fs::path& path) {
    create_folder(made_absolute(path).parent_path());
}

void create(const fs::path& path) {
    create_folder_of(path);
    const File file(open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.is_open()) {
        if (errno != EEXIST) {
            throw file_error("cannot create", path, errno);
        }
        return;
    }
    if (fchmod(file.descriptor(), 0600) != 0) {
        throw file_error("cannot protect", path, errno);
    }
}

}  // namespace vmcoach::store
