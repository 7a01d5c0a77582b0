#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "vmcoach/coach/pattern.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/time/grammar.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::coach {

/// A day that a script names, as it is spoken: "Thursday", "the 26th", "this afternoon".
struct SaidDay {
    Span span;
    time::grammar::Day day;
    bool week_later = false;  ///< "Thursday week", "a week from Thursday"
};

/// Whose clock a time is on.
enum class SaidZone { none, theirs, mine, other };

/// A time of day that a script names: "ten fifteen", "half past two", "10:15 am".
struct SaidTime {
    Span span;
    std::chrono::minutes since_midnight;
    bool half_is_known = false;  ///< morning or afternoon was said, or the 24-hour clock
    SaidZone zone = SaidZone::none;
    std::optional<time::Zone> other;  ///< for SaidZone::other, where it is known
};

/// A time together with the day that belongs to it.
struct SaidMoment {
    SaidTime time;
    std::optional<SaidDay> day;

    Span span() const;
};

/// The days and times that a script names, found by the parser of time phrases (time/parser.hpp)
/// after what is spoken has been put as it is written: "ten fifteen" as 10:15.
class SaidTimes {
  public:
    /// @param zones    the folder of the compiled zones, for "Eastern" and the like
    /// @param seller   whose clock "my time" and the seller's city mean
    SaidTimes(const Script& script, const std::filesystem::path& zones, const time::Zone& seller,
              const time::Zone& prospect);

    /// Times with the day that is nearest in the same sentence, in the script's order.
    const std::vector<SaidMoment>& moments() const { return moments_; }
    /// Every day that is named, with a time or without.
    const std::vector<SaidDay>& days() const { return days_; }

  private:
    std::optional<SaidDay> day_before(const Script& script, const Span& said) const;

    std::vector<SaidDay> days_;
    std::vector<SaidMoment> moments_;
};

/// Whether what was said can mean a moment, for somebody who hears it at `now`; both by the clock
/// that was meant.
bool can_mean(const SaidDay& said, time::LocalTime moment, time::LocalTime now);
bool can_mean(const SaidTime& said, time::LocalTime moment);

}  // namespace vmcoach::coach
