#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "vmcoach/coach/script.hpp"
#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::coach {

/// The rate that is assumed where none is known, in words a minute: that of measured speech.
inline constexpr double usual_rate = 150;

/// Natural speech varies by as much either way; a share of the estimate.
inline constexpr double spread = 0.12;

/// A rate for a prospect's cadence, from the seller's own: slow 130, measured 150, fast 175 words a
/// minute where the seller's is 150.
double rate_for(double own_rate, std::optional<domain::Cadence> cadence);

/// The inverse: the seller's own rate from one that was measured while speaking at a cadence.
double own_rate(double measured_rate, std::optional<domain::Cadence> cadence);

/// How long a script takes to say. The estimate counts the letters and words of what is said, and
/// the stops between; its weights were fitted to 60 scripts of 20 to 80 words that a speech
/// synthesizer (espeak-ng 1.51) spoke at 130, 150 and 175 words a minute. Scripts that were not
/// used for fitting: see tests/coach/speech_test.py.
class Speech {
  public:
    explicit Speech(const Script& script);

    /// @param rate  words a minute
    /// @return seconds; 0 for a script without words
    double seconds(double rate) const;

    /// When a word begins.
    double begins(std::size_t token, double rate) const;

    /// The rate at which the script takes so long.
    /// @param seconds  more than 0
    double rate(double seconds) const;

    std::size_t words() const { return begins_.size(); }

  private:
    std::vector<double> begins_;  ///< in seconds at one word a minute
    double length_ = 0;
};

/// The seller's own rate as a timed reading tells it, in words a minute.
/// @param seconds  that the reading took
/// @param cadence  at which it was spoken
/// @return none for a script of less than 15 words, or a rate that nobody speaks at (80 to 260)
std::optional<double> calibrated_rate(const Script& script, double seconds,
                                      std::optional<domain::Cadence> cadence);

}  // namespace vmcoach::coach
