#pragma once

#include <string>
#include <vector>

#include "vmcoach/coach/pattern.hpp"
#include "vmcoach/coach/script.hpp"

namespace vmcoach::coach {

/// What is spoken, as it is written in a time phrase, and the terms that it stands for.
struct Written {
    std::string word;
    Span span;
};

/// Puts a script's terms as time phrases write them: "ten fifteen" is 10:15, "half nine" (as the
/// British say it) 9:30, "a quarter of three" 2:45, "twenty sixth" 26th.
std::vector<Written> write(const Script& script);

}  // namespace vmcoach::coach
