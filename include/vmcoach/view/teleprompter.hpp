#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/situation.hpp"
#include "vmcoach/coach/speech.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// How long somebody has been speaking, and whether that is within what the coach asks for.
std::string timer(double seconds, const coach::Situation& situation, const Style& style);

/// A script on a terminal whose words light up as they are to be spoken.
class Teleprompter {
  public:
    /// @param style  with columns
    /// @param rows   of the terminal; a longer script is shown around the word that is spoken
    Teleprompter(const coach::Script& script, const coach::Situation& situation, const Style& style,
                 std::size_t rows);

    /// What the screen shows after so many seconds: the script, the timer and its bar. The same
    /// number of lines each time.
    std::vector<std::string> frame(double seconds) const;

    /// How much of the script is spoken after so many seconds, for terminals on which nothing can
    /// be written over: the words from `shown` on that are due by then.
    std::string words_due(double seconds, std::size_t& shown) const;

  private:
    struct Word {
        std::string text;  ///< escaped
        double begins;     ///< in seconds
    };
    std::string lit(const std::vector<Word>& line, double seconds) const;

    const coach::Situation& situation_;
    Style style_;
    std::vector<std::vector<Word>> lines_;
    std::size_t most_lines_;
};

}  // namespace vmcoach::view
