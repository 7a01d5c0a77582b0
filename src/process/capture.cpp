#include "vmcoach/process/capture.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::process {
namespace {

/// A file in memory, which a program can fill without anybody reading meanwhile.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(memfd_create("output", MFD_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw text::Error(
                text::ErrorKind::io,
                text::format("cannot read a program's output: {}", std::strerror(errno)));
        }
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return descriptor_; }

    std::string contents() const {
        std::string contents;
        std::array<char, 4096> buffer{};
        while (true) {
            const ssize_t count = pread(descriptor_, buffer.data(), buffer.size(),
                                        static_cast<off_t>(contents.size()));
            if (count <= 0) {
                return contents;
            }
            contents.append(buffer.data(), static_cast<std::size_t>(count));
        }
    }

  private:
    int descriptor_;
};

}  // namespace

std::optional<std::string> capture(Program program, const TimeLimit& limit) {
    const MemoryFile output;
    program.standard_output = output.descriptor();
    const std::optional<Ending> ending = run_limited(std::move(program), "", limit);
    return ending && ending->well() ? std::optional(output.contents()) : std::nullopt;
}

}  // namespace vmcoach::process
