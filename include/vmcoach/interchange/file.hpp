#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "vmcoach/interchange/lines.hpp"

namespace vmcoach::interchange {

/// Whether a file must outlast a power cut, or could be written again.
enum class Durability { now, soon };

/// Whether a name stands for what standard output goes to: `/dev/stdout`.
bool is_standard_output(const std::filesystem::path& path);

/// A file that is written as a whole: whoever reads it meanwhile, and whatever happens, finds the
/// old one or the new. A link is followed; a device or a pipe is written to; a file that may not be
/// written is not replaced either.
class NewFile {
  public:
    /// @throws Error (io)
    explicit NewFile(const std::filesystem::path& path);
    /// Without finish(), the old file stays.
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// @throws Error (io)
    void write(std::string_view contents);

    /// Puts it in the old one's place.
    /// @throws Error (io)
    void finish(Durability durability = Durability::now);

  private:
    class Output;

    std::filesystem::path name_;  ///< as errors call it
    std::filesystem::path target_;
    std::filesystem::path temporary_;  ///< empty where there is none
    std::unique_ptr<Output> output_;
};

/// Writes a NewFile in one go.
/// @throws Error (io)
void write_file(const std::filesystem::path& path, std::string_view contents);

/// The bytes of a file that can be read anywhere, and stays open meanwhile.
/// @param begin     where to begin
/// @param name      what errors call it
/// @param position  how many bytes have been read is kept there
Bytes bytes_of(int descriptor, std::uint64_t begin, std::string name,
               std::shared_ptr<std::uint64_t> position);

/// A temporary file without a name, for what is too large for memory, while its source or its
/// destination must not be waited for.
class Spool {
  public:
    /// @throws Error (io)
    Spool();
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// @throws Error (io)
    void write(std::string_view contents);

    /// All that has been written. Nothing may be written any more, and the spool must live on.
    Bytes bytes();

    /// Of the same, for whoever reads it otherwise.
    int descriptor();

  private:
    std::FILE* file_;
};

}  // namespace vmcoach::interchange
