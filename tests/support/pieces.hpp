#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "vmcoach/interchange/lines.hpp"

namespace vmcoach::tests {

/// A file that is read in small pieces, each in memory of its own that is gone with the next: then
/// a sanitizer finds whoever looks at it for too long.
/// @param size  gives that of the next piece, at least 1
inline interchange::Bytes pieces(std::string text, std::function<std::size_t()> size) {
    return [text = std::move(text), size = std::move(size), place = std::size_t{0},
            piece = std::string()]() mutable {
        piece = std::string(std::string_view(text).substr(place, size()));
        piece.shrink_to_fit();
        place += piece.size();
        return std::string_view(piece);
    };
}

inline interchange::Bytes pieces(std::string text, std::size_t size = std::size_t{1} << 16U) {
    return pieces(std::move(text), [size] { return size; });
}

/// All of it together.
inline std::string all_of(const interchange::Bytes& bytes) {
    std::string text;
    for (std::string_view piece = bytes(); !piece.empty(); piece = bytes()) {
        text += piece;
    }
    return text;
}

}  // namespace vmcoach::tests
