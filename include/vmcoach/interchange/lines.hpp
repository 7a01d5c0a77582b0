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

/// A longer line is not kept in memory, unless its format has longer ones.
inline constexpr std::size_t longest_line = std::size_t{1} << 20U;

/// What ends a line.
enum class LineEnds {
    line_feed,  ///< `\n` or `\r\n`
    any,        ///< a `\r` alone as well, as on old Macs
};

/// A line of a file without its end.
struct Line {
    std::int64_t number = 0;   ///< from 1
    std::string_view text;     ///< until the next line is asked for
    bool is_too_long = false;  ///< then the text is its beginning only
    std::string_view end;      ///< `\n` for one that ends with the file
};

/// Takes a file apart into lines, with no more in memory than the longest that is allowed.
class Lines {
  public:
    explicit Lines(Bytes bytes, LineEnds ends = LineEnds::line_feed,
                   std::size_t longest = longest_line)
        : bytes_(std::move(bytes)), ends_(ends), longest_(longest) {}

    /// @return none at the end
    std::optional<Line> next();

  private:
    bool fill();
    std::size_t find_end() const;
    std::string_view take_end();

    Bytes bytes_;
    LineEnds ends_;
    std::size_t longest_;
    std::string_view piece_;
    std::string line_;
    std::int64_t number_ = 0;
    bool has_ended_ = false;
};

}  // namespace vmcoach::interchange
