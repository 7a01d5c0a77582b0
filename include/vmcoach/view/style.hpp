#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vmcoach::view {

/// What the place that text goes to can show.
struct Style {
    bool color = false;
    bool unicode = false;                ///< more than ASCII, such as blocks to draw with
    std::optional<std::size_t> columns;  ///< of a terminal; none: a pipe or a file
};

/// Text that stands out where colours are wanted, and is as it was elsewhere.
std::string bold(std::string_view text, const Style& style);
std::string warning(std::string_view text, const Style& style);
std::string good(std::string_view text, const Style& style);

}  // namespace vmcoach::view
