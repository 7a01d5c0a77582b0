#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// A line that may take several on a terminal: those after the first are indented, and the last
/// allowed one is cut where something is left over. In a pipe it is one line, whatever its length.
/// @param text    escaped, with the first line's own indent
/// @param indent  of the further lines; at most half of the terminal's columns is used
std::string paragraph(std::string_view text, std::size_t indent, std::size_t most_lines,
                      const Style& style);

}  // namespace vmcoach::view
