#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace vmcoach::text {

/// Whether a list of words has this one.
template <std::size_t size>
bool contains(const std::array<std::string_view, size>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace vmcoach::text
