#include "vmcoach/store/failure.hpp"

#include <cerrno>
#include <cstring>

#include <sqlite3.h>

#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

using text::Error;
using text::ErrorKind;

namespace {

Error unusable(const std::string& file, const char* cause) {
    return {ErrorKind::io, text::format("cannot use {}: {}", file, cause), "nothing was changed"};
}

}  // namespace

int system_error(sqlite3* handle, const SQLite::Exception& exception, int last_errno) {
    int cause = 0;
    switch (exception.getErrorCode() & 0xff) {
        // SQLite takes a file that can't be read for a damaged one, and an index that can't be read
        // for a wrong statement. That a read failed is only known to the file itself.
        case SQLITE_CORRUPT:
        case SQLITE_ERROR:
            sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &cause);
            // It may also be a file of SQLite's own, such as the one that VACUUM fills.
            return cause == 0 && last_errno == EIO ? EIO : cause;
        default:
            // SQLite looks for files that need not be there, and does so again when it can't open
            // one; of each folder on the way it asks where it leads, as if it were a link.
            cause = sqlite3_system_errno(handle);
            cause = cause != 0 ? cause : last_errno;
            return cause == ENOENT || cause == EINVAL ? 0 : cause;
    }
}

Error translate(const SQLite::Exception& exception, const std::filesystem::path& path,
                int system_error) {
    const std::string file = path.string();
    switch (exception.getErrorCode() & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::busy,
                    text::format("another program kept {} locked for 5 seconds", file),
                    "nothing was changed; try again when it has finished"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        // Our own statements are right, so what they name must be missing from the file, and our
        // own values keep to its rules, so it must be the file's that don't.
        case SQLITE_ERROR:
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            if (system_error != 0) {
                return unusable(file, std::strerror(system_error));
            }
            return {ErrorKind::bad_database,
                    text::format("{} is damaged: {}", file, exception.what()),
                    "keep a copy of it, and go back to a backup"};
        case SQLITE_FULL:
            return {ErrorKind::io, text::format("the disk is full: cannot write {}", file),
                    "nothing was changed; make room and try again"};
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_NOLFS:
        case SQLITE_NOMEM:
            return unusable(file,
                            system_error != 0 ? std::strerror(system_error) : exception.what());
        case SQLITE_INTERRUPT:
            return {ErrorKind::interrupted, "interrupted"};
        default:
            return {ErrorKind::internal, text::format("{}: {}", file, exception.what())};
    }
}

Error damaged(const std::filesystem::path& path) {
    return {ErrorKind::bad_database,
            text::format("{} is damaged: it holds a value that can't be read", path.string()),
            "keep a copy of it, and go back to a backup"};
}

Error file_error(const char* what, const std::filesystem::path& path, int system_error) {
    return {ErrorKind::io,
            text::format("{} {}: {}", what, path.string(), std::strerror(system_error))};
}

}  // namespace vmcoach::store
