#pragma once

#include <string>
#include <string_view>

namespace vmcoach::text {

/// A text as one word of a shell's command line, in quotes where it needs them.
std::string shell_word(std::string_view text);

/// The words of a text, each as a word of a command line: `10 'o'\''clock'`.
std::string shell_words(std::string_view text);

}  // namespace vmcoach::text
