#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vmcoach::interchange {

/// Gives one piece of a file after the other; an empty one at its end. A piece lasts until the next
/// is asked for.
/// @throws Error (io)
using Bytes = std::function<std::string_view()>;

/// A longer line is not kept in memory.
inline constexpr std::size_t longest_line = std::size_t{1} << 20U;

/// A line of a file without its end, which is `\n` or `\r\n`.
struct Line {
    std::int64_t number = 0;   ///< from 1
    std::string_view text;     ///< until the next line is asked for
    bool is_too_long = false;  ///< then the text is its beginning only
    bool has_return = false;   ///< it ends with `\r\n`
};

/// Takes a file apart into lines, with no more in memory than the longest that is allowed.
class Lines {
  public:
    explicit Lines(Bytes bytes) : bytes_(std::move(bytes)) {}

    /// @return none at the end
    std::optional<Line> next();

  private:
    Bytes bytes_;
    std::string_view piece_;
    std::string line_;
    std::int64_t number_ = 0;
    bool has_ended_ = false;
};

}  // namespace vmcoach::interchange
