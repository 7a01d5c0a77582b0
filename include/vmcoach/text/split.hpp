#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::text {

/// The words between the blanks of a text, or between other separators.
std::vector<std::string> split(std::string_view text, char separator = ' ');

/// A text without these characters at its ends.
std::string_view trimmed(std::string_view text, std::string_view blanks);

/// Words, or sentences, with a blank between each two; empty ones are left out.
std::string join(const std::vector<std::string>& words);

}  // namespace vmcoach::text
