#include "vmcoach/interchange/input.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/process/interrupt.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::interchange {
namespace {

using text::Error;
using text::ErrorKind;

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

void copy(int from, Spool& to, const std::string& name) {
    std::array<char, 65536> buffer{};
    while (true) {
        process::Interrupt::wait_for_input(from);
        process::Interrupt::check();
        const ssize_t count = read(from, buffer.data(), buffer.size());
        if (count == 0) {
            return;
        }
        if (count > 0) {
            to.write({buffer.data(), static_cast<std::size_t>(count)});
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
        spool_ = std::make_shared<Spool>();
        copy(opened, *spool_, name_);
        descriptor_ = std::make_shared<const int>(spool_->descriptor());
        fstat(*descriptor_, &status);
    }
    const auto end = static_cast<std::uint64_t>(status.st_size);
    size_ = end > begin_ ? end - begin_ : 0;
}

Bytes Input::bytes() const {
    return bytes_of(*descriptor_, begin_, name_, position_);
}

}  // namespace vmcoach::interchange
