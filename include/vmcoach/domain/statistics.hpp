#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/zone.hpp"

/// How well the seller does, counted. All pure.
namespace vmcoach::domain {

/// Where a share probably lies, from 0 to 1.
struct Interval {
    double low = 0;
    double high = 1;
};

/// So many of so many.
struct Proportion {
    std::int64_t count = 0;
    std::int64_t of = 0;

    void add(bool counts) {
        ++of;
        count += counts ? 1 : 0;
    }

    /// From 0 to 1; none of nothing.
    std::optional<double> share() const;

    /// Wilson's score interval at 95 % (E. B. Wilson, Probable inference, the law of succession,
    /// and statistical inference, J. Am. Stat. Assoc. 22, 1927, 209-212): unlike the usual plus or
    /// minus it stays between 0 and 1, and holds for the few calls of a week. None of nothing.
    std::optional<Interval> interval() const;
};

/// From `since` to before `until`; without one, from the beginning or up to now.
struct Period {
    std::optional<time::Instant> since;
    std::optional<time::Instant> until;
};

/// A touch, as far as it is counted.
struct TouchFact {
    std::int64_t prospect_id = 0;
    std::int64_t id = 0;
    time::Instant at;
    TouchKind kind = TouchKind::call;
    Direction direction = Direction::outbound;
    std::optional<Outcome> outcome;
    std::optional<int> seconds;
    std::optional<bool> recognized;
};

/// A promise, as far as it is counted.
struct PromiseFact {
    time::Instant due_at;
    PromiseState state = PromiseState::open;
    std::optional<std::int64_t> minutes_late;
};

/// What is on record, in any order.
struct StatisticsRecord {
    struct ProspectZone {
        std::int64_t prospect_id;
        std::size_t zone;  ///< its place in zone_names
    };

    std::vector<TouchFact> touches;
    std::vector<PromiseFact> promises;
    std::vector<std::string> zone_names;
    std::vector<ProspectZone> zones;  ///< of those prospects that have one
};

/// What counts as on time, as long enough and as past.
struct StatisticsTerms {
    Period period;
    time::Instant now;
    std::chrono::seconds grace{0};  ///< this far off the promised time is on time
    int min_seconds = 0;            ///< of a message; both ends belong to the band
    int max_seconds = 0;
};

/// On whose clock a call was made.
struct Clocks {
    time::Zone seller;  ///< also of prospects without a zone
    /// For each of StatisticsRecord::zone_names; none where this machine knows no such zone.
    std::vector<std::optional<time::Zone>> prospects;
};

/// Of the promises that fell due in the period and came to an end: those kept within the grace
/// either way. One that is open past the grace is not on time any more, whatever becomes of it. One
/// that was moved or canceled is not broken, and counts nowhere.
struct PromiseStatistics {
    Proportion kept_on_time;
    std::int64_t early = 0;  ///< kept, but before the grace begins
    std::int64_t late = 0;   ///< kept after the grace
    std::int64_t missed = 0;
    std::int64_t overdue = 0;  ///< still open
};

/// Of the voicemails that the seller left in the period and whose length is known, timed or
/// estimated from the words: those inside the band.
struct MessageStatistics {
    Proportion inside;
    std::int64_t shorter = 0;
    std::int64_t longer = 0;
    std::int64_t unknown = 0;  ///< of no known length
};

/// The last of these stands for all later touches too.
inline constexpr std::size_t told_touches = 4;

/// A voicemail has this long to be returned.
inline constexpr date::days return_period{7};

/// Of the voicemails that the seller left in the period and return_period or longer ago: those that
/// were returned within it. A touch of theirs, of any kind, returns the last voicemail before it,
/// once; after a conversation there is none to return. A younger voicemail doesn't count, returned
/// or not: to count only the early answers would flatter.
struct ReturnStatistics {
    Proportion returned;
    std::int64_t too_recent = 0;
};

/// How many voicemails get an answer elsewhere, as the advice that vmcoach follows quotes it.
struct PublishedReturns {
    double low = 0.05;
    double high = 0.10;
    double best = 0.25;
};

/// Fewer attempts than this tell nothing about an hour: of nine, the interval takes up thirty
/// percent at least, whatever came of them.
inline constexpr std::int64_t few_attempts = 10;

/// By weekday, Monday first, and hour.
using HourMap = std::array<std::array<Proportion, 24>, 7>;

/// Of the seller's calls and voicemails of the period: those that somebody picked up. That is a
/// call in which they spoke or hung up; not one that was busy or not answered, nor a gatekeeper's,
/// nor one that ended in a voicemail. A wrong number says nothing of the prospect: it doesn't
/// count.
struct PickUpStatistics {
    Proportion overall;
    HourMap map{};  ///< on the prospect's clock
};

struct Statistics {
    StatisticsTerms terms;
    std::optional<time::Instant>
        first_at;  ///< of the touches and the promises' due times, up to now
    PromiseStatistics promises;
    MessageStatistics messages;
    /// Of the seller's calls of the period in which they spoke, by how many times the seller had
    /// tried to reach them up to then, in whatever way and period: those in which they knew the
    /// seller's name. One that doesn't say whether they did is left out.
    std::array<Proportion, told_touches> name_known{};
    ReturnStatistics returns;
    PickUpStatistics pick_ups;
};

/// @param clocks  with as many zones as the record names
Statistics statistics(StatisticsRecord record, const StatisticsTerms& terms, const Clocks& clocks);

/// One hour of the week.
struct WeekHour {
    std::size_t weekday = 0;  ///< 0 is Monday
    std::size_t hour = 0;
    Proportion picked_up;
};

/// The hours of few_attempts or more in which somebody picked up, best first: by the lower end of
/// the interval, so that luck with few calls doesn't win.
/// @param most  how many at most
std::vector<WeekHour> best_hours(const HourMap& map, std::size_t most);

}  // namespace vmcoach::domain
