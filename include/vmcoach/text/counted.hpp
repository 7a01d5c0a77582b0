#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vmcoach::text {

/// `1 note`, `2 notes`, `0 touches`
/// @param noun  in the singular; one that ends in `ch` gets `es`, any other `s`
std::string counted(std::int64_t count, std::string_view noun);

}  // namespace vmcoach::text
