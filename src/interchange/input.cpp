#include "vmcoach/interchange/input.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::interchange {
namespace {

using text::Error;
using text::ErrorKind;

constexpr std::size_t piece_size = 65536;

Error cannot_read(const std::string& name, int error) {
    return {error == ENOENT ? ErrorKind::not_found : ErrorKind::io,
            text::format("cannot read {}: {}", name, std::strerror(error))};
}

std::shared_ptr<const int> owned(int descriptor) {
    return {new int(descriptor), [](const int* owner) {
                close(*owner);
                delete owner;
            }};
}

/// A file without a name.
int make_temporary() {
    const char* folder = std::getenv("TMPDIR");
    std::string path = text::format("{}/vmcoach-XXXXXX", folder == nullptr ? "/tmp" : folder);
    const int descriptor = mkostemp(path.data(), O_CLOEXEC);
    if (descriptor < 0) {
        throw Error(ErrorKind::io, text::format("cannot make {}: {}", path, std::strerror(errno)));
    }
    unlink(path.c_str());
    return descriptor;
}

void write_all(int descriptor, std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t written = write(descriptor, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            throw Error(ErrorKind::io, text::format("cannot keep a copy of standard input: {}",
                                                    std::strerror(errno)));
        }
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

void copy(int from, int to, const std::string& name) {
    std::array<char, piece_size> buffer{};
    while (true) {
        const ssize_t count = read(from, buffer.data(), buffer.size());
        if (count == 0) {
            return;
        }
        if (count > 0) {
            write_all(to, {buffer.data(), static_cast<std::size_t>(count)});
        } else if (errno != EINTR) {
            throw cannot_read(name, errno);
        }
    }
}

}  // namespace

Input::Input(const std::string& name) : name_(name == "-" ? "<stdin>" : name) {
    const int opened = name == "-" ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                   : open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) {
        throw cannot_read(name_, errno);
    }
    descriptor_ = owned(opened);
    struct stat status {};
    if (fstat(opened, &status) != 0 || S_ISDIR(status.st_mode)) {
        throw cannot_read(name_, S_ISDIR(status.st_mode) ? EISDIR : errno);
    }
    if (S_ISREG(status.st_mode)) {
        const off_t place = lseek(opened, 0, SEEK_CUR);
        begin_ = place > 0 ? static_cast<std::uint64_t>(place) : 0;
    } else {
        const auto temporary = owned(make_temporary());
        copy(opened, *temporary, name_);
        descriptor_ = temporary;
        fstat(*descriptor_, &status);
    }
    const auto end = static_cast<std::uint64_t>(status.st_size);
    size_ = end > begin_ ? end - begin_ : 0;
}

Bytes Input::bytes() const {
    *position_ = 0;
    const auto buffer = std::make_shared<std::array<char, piece_size>>();
    return [buffer, descriptor = descriptor_, position = position_, begin = begin_, name = name_] {
        while (true) {
            const ssize_t count = pread(*descriptor, buffer->data(), buffer->size(),
                                        static_cast<off_t>(begin + *position));
            if (count >= 0) {
                *position += static_cast<std::uint64_t>(count);
                return std::string_view(buffer->data(), static_cast<std::size_t>(count));
            }
            if (errno != EINTR) {
                throw cannot_read(name, errno);
            }
        }
    };
}

}  // namespace vmcoach::interchange
