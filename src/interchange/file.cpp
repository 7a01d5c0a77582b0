#include "vmcoach/interchange/file.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::interchange {
namespace {

namespace fs = std::filesystem;

text::Error cannot_write(const fs::path& path, int error) {
    return {text::ErrorKind::io,
            text::format("cannot write {}: {}", path.string(), std::strerror(error))};
}

class Output {
  public:
    Output(const fs::path& path, int flags, mode_t mode)
        : path_(path), descriptor_(open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, mode)) {
        if (descriptor_ < 0) {
            throw cannot_write(path_, errno);
        }
    }
    ~Output() {
        if (descriptor_ >= 0) {
            close(descriptor_);
        }
    }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write_all(std::string_view rest) const {
        while (!rest.empty()) {
            const ssize_t written = write(descriptor_, rest.data(), rest.size());
            if (written < 0 && errno != EINTR) {
                throw cannot_write(path_, errno);
            }
            rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
    }

    void allow(mode_t mode) const {
        if (fchmod(descriptor_, mode) != 0) {
            throw cannot_write(path_, errno);
        }
    }

    void make_durable() const {
        if (fsync(descriptor_) != 0) {
            throw cannot_write(path_, errno);
        }
    }

  private:
    fs::path path_;
    int descriptor_;
};

constexpr mode_t usual_mode = 0666;

void replace(const fs::path& path, const struct stat* old, std::string_view contents) {
    const fs::path temporary = text::format("{}.{}.tmp", path.string(), getpid());
    try {
        const Output output(temporary, O_CREAT | O_EXCL, usual_mode);
        if (old != nullptr) {
            output.allow(old->st_mode & 07777U);
        }
        output.write_all(contents);
        output.make_durable();
        if (std::rename(temporary.c_str(), path.c_str()) != 0) {
            throw cannot_write(path, errno);
        }
    } catch (...) {
        unlink(temporary.c_str());
        throw;
    }
}

}  // namespace

void write_file(const fs::path& path, std::string_view contents) {
    struct stat old {};
    if (stat(path.c_str(), &old) != 0) {
        if (errno != ENOENT) {
            throw cannot_write(path, errno);
        }
        replace(path, nullptr, contents);
    } else if (S_ISREG(old.st_mode)) {
        std::error_code error;
        const fs::path target = fs::canonical(path, error);
        if (error) {
            throw cannot_write(path, error.value());
        }
        replace(target, &old, contents);
    } else {
        Output(path, 0, usual_mode).write_all(contents);
    }
}

}  // namespace vmcoach::interchange
