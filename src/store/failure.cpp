#include "vmcoach/store/failure.hpp"

#include <cstring>

#include <sqlite3.h>

#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

using text::Error;
using text::ErrorKind;

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
        // Our own statements are right, so what they name must be missing from the file.
        case SQLITE_ERROR:
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
            return {
                ErrorKind::io,
                text::format("cannot use {}: {}", file,
                             system_error != 0 ? std::strerror(system_error) : exception.what()),
                "nothing was changed"};
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
