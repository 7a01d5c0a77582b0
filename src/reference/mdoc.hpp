#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::reference {

/// Text in mdoc, where hyphens, backslashes and quotes have meanings of their own.
std::string in_mdoc(std::string_view text);

/// Text that is wrapped where a line of the source ends.
std::string lines_of(std::string_view text);

/// A sentence that begins with a capital and ends with a full stop.
std::string sentence(std::string_view text);

std::string upper(std::string text);

/// Lines, each with its end.
std::string joined(const std::vector<std::string>& lines);

}  // namespace vmcoach::reference
