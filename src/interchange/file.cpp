#include "vmcoach/interchange/file.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/process/interrupt.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::interchange {
namespace {

namespace fs = std::filesystem;

text::Error cannot_write(const fs::path& path, int error) {
    return {text::ErrorKind::io,
            text::format("cannot write {}: {}", path.string(), std::strerror(error))};
}

text::Error cannot_spool() {
    return {text::ErrorKind::io,
            text::format("cannot write a temporary file: {}", std::strerror(errno))};
}

/// @return what is at a path, or none where nothing is
std::optional<struct stat> status_of(const fs::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) {
        return status;
    }
    if (errno != ENOENT) {
        throw cannot_write(path, errno);
    }
    return std::nullopt;
}

constexpr mode_t usual_mode = 0666;

mode_t current_umask() {
    const mode_t mask = umask(0);
    umask(mask);
    return mask;
}

}  // namespace

class NewFile::Output {
  public:
    /// @param name  as errors call it
    Output(fs::path name, int descriptor) : name_(std::move(name)), descriptor_(descriptor) {
        if (descriptor_ < 0) {
            throw cannot_write(name_, errno);
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
            const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
            if (written < 0 && errno != EINTR) {
                throw cannot_write(name_, errno);
            }
            process::Interrupt::check();
            rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
    }

    void allow(mode_t mode) const {
        if (fchmod(descriptor_, mode) != 0) {
            throw cannot_write(name_, errno);
        }
    }

    void make_durable() const {
        if (fsync(descriptor_) != 0) {
            throw cannot_write(name_, errno);
        }
    }

  private:
    fs::path name_;
    int descriptor_;
};

NewFile::NewFile(const fs::path& path) : name_(path), target_(path) {
    const std::optional<struct stat> old = status_of(path);
    std::error_code error;
    const bool is_link_to_nothing = !old && fs::is_symlink(path, error);
    if (is_link_to_nothing || (old && !S_ISREG(old->st_mode))) {
        output_ = std::make_unique<Output>(
            path, open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, usual_mode));
        return;
    }
    if (old) {
        target_ = fs::canonical(path, error);
        if (error || access(target_.c_str(), W_OK) != 0) {
            throw cannot_write(path, error ? error.value() : errno);
        }
    }
    // Programs that share a folder pass over names like this one.
    std::string temporary = (target_.parent_path() / ".vmcoach-XXXXXX.tmp").string();
    constexpr int suffix_size = 4;
    output_ = std::make_unique<Output>(path, mkostemps(temporary.data(), suffix_size, O_CLOEXEC));
    temporary_ = temporary;
    try {
        output_->allow(old ? old->st_mode & 07777U : usual_mode & ~current_umask());
    } catch (...) {
        unlink(temporary_.c_str());
        throw;
    }
}

NewFile::~NewFile() {
    if (!temporary_.empty()) {
        unlink(temporary_.c_str());
    }
}

void NewFile::write(std::string_view contents) {
    output_->write_all(contents);
}

void NewFile::finish(Durability durability) {
    if (temporary_.empty()) {
        return;
    }
    if (durability == Durability::now) {
        output_->make_durable();
    }
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) {
        throw cannot_write(name_, errno);
    }
    temporary_.clear();
}

bool is_standard_output(const fs::path& path) {
    struct stat named {};
    struct stat output {};
    return stat(path.c_str(), &named) == 0 && fstat(STDOUT_FILENO, &output) == 0 &&
           named.st_dev == output.st_dev && named.st_ino == output.st_ino;
}

void write_file(const fs::path& path, std::string_view contents) {
    NewFile file(path);
    file.write(contents);
    file.finish();
}

Bytes bytes_of(int descriptor, std::uint64_t begin, std::string name,
               std::shared_ptr<std::uint64_t> position) {
    const auto buffer = std::make_shared<std::array<char, 65536>>();
    *position = 0;
    return [buffer, position = std::move(position), descriptor, begin, name = std::move(name)] {
        while (true) {
            const ssize_t count = pread(descriptor, buffer->data(), buffer->size(),
                                        static_cast<off_t>(begin + *position));
            if (count >= 0) {
                *position += static_cast<std::uint64_t>(count);
                return std::string_view(buffer->data(), static_cast<std::size_t>(count));
            }
            if (errno != EINTR) {
                throw text::Error(text::ErrorKind::io,
                                  text::format("cannot read {}: {}", name, std::strerror(errno)));
            }
        }
    };
}

Spool::Spool() : file_(std::tmpfile()) {
    if (!file_) {
        throw cannot_spool();
    }
}

Spool::~Spool() {
    std::fclose(file_);
}

void Spool::write(std::string_view contents) {
    if (std::fwrite(contents.data(), 1, contents.size(), file_) != contents.size()) {
        throw cannot_spool();
    }
}

int Spool::descriptor() {
    if (std::fflush(file_) != 0) {
        throw cannot_spool();
    }
    return fileno(file_);
}

Bytes Spool::bytes() {
    return bytes_of(descriptor(), 0, "a temporary file", std::make_shared<std::uint64_t>(0));
}

}  // namespace vmcoach::interchange
