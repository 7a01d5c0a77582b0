#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace vmcoach::time {

/// Reads a text from the left, taking what it is asked for or nothing at all.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool done() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }

    /// Takes exactly this character.
    bool take(char expected);

    /// Takes `min` to `max` digits, all there are: a longer run is not taken.
    /// @param max  at most 9
    std::optional<int> number(std::size_t min, std::size_t max);

    /// Takes a run of ASCII letters.
    std::string_view letters();

    /// Takes a run of blanks; whether there was one.
    bool blanks();

  private:
    std::string_view rest_;
};

}  // namespace vmcoach::time
