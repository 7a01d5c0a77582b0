#include "vmcoach/domain/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace vmcoach::domain {
namespace {

using time::Instant;

struct Attempt {
    Instant at;
    bool picked_up;
};

bool is_in(const StatisticsTerms& terms, Instant at) {
    const Period& period = terms.period;
    return at <= terms.now && (!period.since || at >= *period.since) &&
           (!period.until || at < *period.until);
}

bool is_conversation(const TouchFact& touch) {
    return touch.kind == TouchKind::call && touch.outcome == Outcome::spoke;
}

/// Whether somebody picked up; none where that can't be told.
std::optional<bool> picked_up(const TouchFact& touch) {
    if (touch.direction == Direction::inbound || touch.kind == TouchKind::email) {
        return std::nullopt;
    }
    if (touch.kind == TouchKind::voicemail) {
        return false;
    }
    if (!touch.outcome || touch.outcome == Outcome::wrong_number) {
        return std::nullopt;
    }
    return touch.outcome == Outcome::spoke || touch.outcome == Outcome::hung_up;
}

/// Counts one prospect's touches, which come in the order of time and stay where they are.
class ProspectCount {
  public:
    explicit ProspectCount(Statistics& result) : result_(result), terms_(result.terms) {}

    void add(const TouchFact& touch) {
        if (touch.direction == Direction::inbound) {
            answer(touch.at);
            return;
        }
        ++outbound_touches_;
        if (touch.kind == TouchKind::voicemail) {
            finish();
            open_voicemail_ = &touch;
            add_length(touch);
        } else if (is_conversation(touch)) {
            finish();
            add_conversation(touch);
        }
    }

    /// Nothing returns the voicemail that was last.
    void finish() {
        if (open_voicemail_ != nullptr) {
            count_voicemail(false);
        }
    }

  private:
    void answer(Instant at) {
        if (open_voicemail_ != nullptr) {
            count_voicemail(at <= open_voicemail_->at + return_period);
        }
    }

    void count_voicemail(bool returned) {
        const Instant left_at = open_voicemail_->at;
        open_voicemail_ = nullptr;
        if (!is_in(terms_, left_at)) {
            return;
        }
        if (left_at + return_period > terms_.now) {
            ++result_.returns.too_recent;
        } else {
            result_.returns.returned.add(returned);
        }
    }

    void add_length(const TouchFact& voicemail) {
        if (!is_in(terms_, voicemail.at)) {
            return;
        }
        MessageStatistics& messages = result_.messages;
        if (!voicemail.seconds) {
            ++messages.unknown;
            return;
        }
        const bool shorter = *voicemail.seconds < terms_.min_seconds;
        const bool longer = *voicemail.seconds > terms_.max_seconds;
        messages.inside.add(!shorter && !longer);
        messages.shorter += shorter ? 1 : 0;
        messages.longer += longer ? 1 : 0;
    }

    void add_conversation(const TouchFact& call) {
        if (call.recognized && is_in(terms_, call.at)) {
            result_.name_known.at(std::min(outbound_touches_, told_touches) - 1)
                .add(*call.recognized);
        }
    }

    Statistics& result_;
    const StatisticsTerms& terms_;
    std::size_t outbound_touches_ = 0;
    const TouchFact* open_voicemail_ = nullptr;
};

void count_promise(const PromiseFact& promise, Statistics& result) {
    const StatisticsTerms& terms = result.terms;
    PromiseStatistics& promises = result.promises;
    // In whole minutes, as it is kept how late a call was.
    const auto grace = date::floor<std::chrono::minutes>(terms.grace);
    const bool overdue = promise.state == PromiseState::open &&
                         std::chrono::minutes{minutes_between(promise.due_at, terms.now)} > grace;
    const bool missed = promise.state == PromiseState::missed;
    const bool kept = promise.state == PromiseState::kept && promise.minutes_late;
    if (!is_in(terms, promise.due_at) || (!kept && !missed && !overdue)) {
        return;
    }
    const std::chrono::minutes off{promise.minutes_late.value_or(0)};
    const bool early = kept && off < -grace;
    const bool late = kept && off > grace;
    promises.kept_on_time.add(kept && !early && !late);
    promises.early += early ? 1 : 0;
    promises.late += late ? 1 : 0;
    promises.missed += missed ? 1 : 0;
    promises.overdue += overdue ? 1 : 0;
}

void fill(HourMap& map, const std::vector<Attempt>& attempts, const time::Zone& zone) {
    for (const Attempt& attempt : attempts) {
        const time::LocalTime local = zone.local(attempt.at);
        const date::local_days day = date::floor<date::days>(local);
        const auto hour = date::floor<std::chrono::hours>(local - day).count();
        map.at(date::weekday{day}.iso_encoding() - 1)
            .at(static_cast<std::size_t>(hour))
            .add(attempt.picked_up);
    }
}

void note_first(std::optional<Instant>& first, Instant at, Instant now) {
    if (at <= now && (!first || at < *first)) {
        first = at;
    }
}

/// Tells the zones of prospects that are asked for in the order of their ids.
class ZoneOrder {
  public:
    /// @param none  what stands for a prospect without a zone
    ZoneOrder(std::vector<StatisticsRecord::ProspectZone> zones, std::size_t none)
        : zones_(std::move(zones)), none_(none) {
        std::sort(zones_.begin(), zones_.end(),
                  [](const auto& a, const auto& b) { return a.prospect_id < b.prospect_id; });
        next_ = zones_.cbegin();
    }

    std::size_t zone_of(std::int64_t prospect_id) {
        while (next_ != zones_.cend() && next_->prospect_id < prospect_id) {
            ++next_;
        }
        return next_ != zones_.cend() && next_->prospect_id == prospect_id ? next_->zone : none_;
    }

  private:
    std::vector<StatisticsRecord::ProspectZone> zones_;
    std::size_t none_;
    std::vector<StatisticsRecord::ProspectZone>::const_iterator next_;
};

/// To change the zone costs more than to tell a time in it: the attempts are sorted out first.
void count_pick_ups(const std::vector<TouchFact>& touches, ZoneOrder zones, const Clocks& clocks,
                    Statistics& result) {
    std::vector<std::vector<Attempt>> by_zone(clocks.prospects.size() + 1);
    for (const TouchFact& touch : touches) {
        const std::optional<bool> answered = picked_up(touch);
        if (answered && is_in(result.terms, touch.at)) {
            result.pick_ups.overall.add(*answered);
            by_zone.at(zones.zone_of(touch.prospect_id)).push_back({touch.at, *answered});
        }
    }
    for (std::size_t i = 0; i < clocks.prospects.size(); ++i) {
        if (clocks.prospects[i]) {
            fill(result.pick_ups.map, by_zone[i], *clocks.prospects[i]);
        }
    }
    fill(result.pick_ups.map, by_zone.back(), clocks.seller);
}

}  // namespace

std::optional<double> Proportion::share() const {
    if (of == 0) {
        return std::nullopt;
    }
    return static_cast<double>(count) / static_cast<double>(of);
}

std::optional<Interval> Proportion::interval() const {
    if (of == 0) {
        return std::nullopt;
    }
    constexpr double z = 1.959963984540054;  // 95 % of a normal distribution lie this near
    const auto n = static_cast<double>(of);
    const double p = *share();
    const double middle = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    // Of none or all, one end is exact, and only rounding would say otherwise.
    return Interval{count == 0 ? 0 : (middle - reach) / scale,
                    count == of ? 1 : (middle + reach) / scale};
}

Statistics statistics(StatisticsRecord record, const StatisticsTerms& terms, const Clocks& clocks) {
    Statistics result{.terms = terms};
    for (const PromiseFact& promise : record.promises) {
        note_first(result.first_at, promise.due_at, terms.now);
        count_promise(promise, result);
    }
    std::vector<TouchFact>& touches = record.touches;
    std::sort(touches.begin(), touches.end(), [](const TouchFact& a, const TouchFact& b) {
        return std::tie(a.prospect_id, a.at, a.id) < std::tie(b.prospect_id, b.at, b.id);
    });
    for (auto begin = touches.cbegin(); begin != touches.cend();) {
        ProspectCount count(result);
        auto touch = begin;
        for (; touch != touches.cend() && touch->prospect_id == begin->prospect_id; ++touch) {
            note_first(result.first_at, touch->at, terms.now);
            count.add(*touch);
        }
        count.finish();
        begin = touch;
    }
    count_pick_ups(touches, ZoneOrder(std::move(record.zones), clocks.prospects.size()), clocks,
                   result);
    return result;
}

std::vector<WeekHour> best_hours(const HourMap& map, std::size_t most) {
    std::vector<WeekHour> hours;
    for (std::size_t weekday = 0; weekday < map.size(); ++weekday) {
        for (std::size_t hour = 0; hour < map[weekday].size(); ++hour) {
            const Proportion& cell = map[weekday][hour];
            if (cell.of >= few_attempts && cell.count > 0) {
                hours.push_back({weekday, hour, cell});
            }
        }
    }
    std::stable_sort(hours.begin(), hours.end(), [](const WeekHour& a, const WeekHour& b) {
        return a.picked_up.interval()->low > b.picked_up.interval()->low;
    });
    hours.resize(std::min(hours.size(), most));
    return hours;
}

}  // namespace vmcoach::domain
