#pragma once

#include <filesystem>
#include <string_view>

namespace vmcoach::interchange {

/// Writes a file as a whole: whoever reads it meanwhile, and whatever happens, finds the old one or
/// the new. A link is followed; a device or a pipe is written to.
/// @throws Error (io)
void write_file(const std::filesystem::path& path, std::string_view contents);

}  // namespace vmcoach::interchange
