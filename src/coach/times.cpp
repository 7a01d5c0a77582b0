#include "vmcoach/coach/times.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "vmcoach/coach/written.hpp"
#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/time/parser.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::coach {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using time::grammar::Day;

constexpr std::array<std::string_view, 4> verbs_like_days = {"sat", "sun", "wed", "mar"};

/// US zones as people say them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> said_zones = {
    {{"eastern", "America/New_York"},
     {"et", "America/New_York"},
     {"est", "America/New_York"},
     {"edt", "America/New_York"},
     {"central", "America/Chicago"},
     {"ct", "America/Chicago"},
     {"cst", "America/Chicago"},
     {"cdt", "America/Chicago"},
     {"mountain", "America/Denver"},
     {"mt", "America/Denver"},
     {"mst", "America/Denver"},
     {"mdt", "America/Denver"},
     {"pacific", "America/Los_Angeles"},
     {"pt", "America/Los_Angeles"},
     {"pst", "America/Los_Angeles"},
     {"pdt", "America/Los_Angeles"},
     {"utc", "UTC"},
     {"gmt", "UTC"},
     {"zulu", "UTC"},
     {"uk", "Europe/London"}}};

enum class HalfOfDay { unknown, morning, afternoon };

HalfOfDay half_of(std::string_view word) {
    if (word == "morning") {
        return HalfOfDay::morning;
    }
    const bool later =
        word == "afternoon" || word == "evening" || word == "tonight" || word == "night";
    return later ? HalfOfDay::afternoon : HalfOfDay::unknown;
}

/// The last part of a zone's name, in words: `new york`.
std::string city_of(const time::Zone& zone) {
    std::string city = text::lower_ascii(zone.name().substr(zone.name().rfind('/') + 1));
    std::replace(city.begin(), city.end(), '_', ' ');
    return city;
}

std::size_t gap(const Span& a, const Span& b) {
    return a.end <= b.first ? b.first - a.end : a.first - b.end;
}

/// Finds days and times in what was spoken, once it is put as it is written.
class Finder {
  public:
    Finder(const Script& script, const std::filesystem::path& zones, const time::Zone& seller,
           const time::Zone& prospect)
        : script_(script),
          zones_(zones),
          seller_(seller),
          prospect_(prospect),
          words_(write(script)) {}

    void find() {
        for (std::size_t i = 0; i < words_.size();) {
            i += std::max<std::size_t>({day(i), time(i), 1});
        }
    }

    std::vector<SaidDay> days;
    std::vector<SaidTime> times;

  private:
    std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i].word) : std::string_view();
    }

    /// The phrase from a word on, within its sentence. A phrase is never longer than this.
    std::string phrase(std::size_t i) const {
        constexpr std::size_t longest = 8;
        std::string result;
        const std::size_t sentence = script_.sentence_of(words_[i].span.first);
        for (std::size_t j = i; j < std::min(i + longest, words_.size()); ++j) {
            if (script_.sentence_of(words_[j].span.first) != sentence) {
                break;
            }
            result += (result.empty() ? "" : " ") + words_[j].word;
        }
        return result;
    }

    static std::size_t words_in(std::string_view text) {
        return text.empty()
                   ? 0
                   : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    }

    Span span(std::size_t i, std::size_t count) const {
        return {words_[i].span.first, words_[i + count - 1].span.end};
    }

    void add_day(std::size_t i, std::size_t count, const Day& day, bool week_later) {
        days.push_back({span(i, count), day, week_later});
    }

    /// @return how many words it takes
    std::size_t day(std::size_t i) {
        if (word(i) == "tonight" ||
            (word(i) == "this" && half_of(word(i + 1)) != HalfOfDay::unknown)) {
            const std::size_t count = word(i) == "tonight" ? 1 : 2;
            add_day(i, count, time::grammar::DaysAhead{0}, false);
            return count;
        }
        if (const std::size_t count = days_from_now(i)) {
            return count;
        }
        std::size_t before = 0;
        if (word(i) == "week" && (word(i + 1) == "from" || word(i + 1) == "on")) {
            before = 2;
        }
        const std::string text = i + before < words_.size() ? phrase(i + before) : std::string();
        time::grammar::Parser parser(text);
        const auto found = parser.day();
        if (!found) {
            return 0;
        }
        std::size_t count = words_in(text) - words_in(parser.rest());
        const bool alone = count == 1 && std::find(verbs_like_days.begin(), verbs_like_days.end(),
                                                   word(i + before)) != verbs_like_days.end();
        if (alone && !is_capital(i + before)) {
            return 0;
        }
        bool week_later = before > 0;
        if (word(i + before + count) == "week") {
            week_later = true;
            ++count;
        }
        add_day(i, before + count, *found, week_later);
        return before + count;
    }

    /// `three days from now`
    std::size_t days_from_now(std::size_t i) {
        constexpr std::size_t length = 4;
        const std::string text = "in " + phrase(i);
        time::grammar::Parser parser(text);
        const auto found = parser.day();
        const bool from_now = found && parser.rest().starts_with("from now");
        if (!from_now || word(i) == "in") {
            return 0;
        }
        add_day(i, length, *found, false);
        return length;
    }

    bool is_capital(std::size_t i) const {
        const Token& token = script_.tokens()[script_.terms()[words_[i].span.first].token];
        return token.text.front() >= 'A' && token.text.front() <= 'Z';
    }

    std::size_t time(std::size_t i) {
        const std::string text = phrase(i);
        time::grammar::Parser parser(text);
        const auto found = parser.time();
        if (!found) {
            return 0;
        }
        const std::size_t count = words_in(text) - words_in(parser.rest());
        SaidTime said{.span = span(i, count), .since_midnight = found->since_midnight};
        const std::string_view read =
            std::string_view(text).substr(0, text.size() - parser.rest().size());
        said.half_is_known = read.find("am") != std::string_view::npos ||
                             read.find("pm") != std::string_view::npos ||
                             read.find("noon") != std::string_view::npos ||
                             found->since_midnight >= hours{13} || read.starts_with('0') ||
                             read.starts_with("at 0");
        know_half(said, i, count);
        know_zone(said, i + count);
        if (found->utc) {
            said.zone = SaidZone::other;
            said.other = time::Zone::utc();
        }
        times.push_back(said);
        return count;
    }

    bool in_sentence(std::size_t i, const SaidTime& said) const {
        return i < words_.size() &&
               script_.sentence_of(words_[i].span.first) == script_.sentence_of(said.span.first);
    }

    /// Whether a word only leads on from a time or a day to what is said of them: "on Thursday the
    /// 26th in the ...".
    bool leads_on(std::size_t i) const {
        static constexpr std::array<std::string_view, 9> links = {
            "on", "in", "the", "this", "at", "of", "sharp", "prompt", "dot"};
        const std::string_view w = word(i);
        const bool numbered =
            !w.empty() && w.front() >= '0' && w.front() <= '9' && w.ends_with("th");
        return text::contains(links, w) || w == "today" || w == "tomorrow" ||
               time::vocabulary::weekday(w) || time::vocabulary::month(w) || numbered;
    }

    /// `in the morning` behind a time, `Thursday evening at` or `tomorrow morning at` before it.
    void know_half(SaidTime& said, std::size_t i, std::size_t count) const {
        if (said.half_is_known) {
            return;
        }
        std::size_t next = i + count;
        while (in_sentence(next, said) && leads_on(next)) {
            ++next;
        }
        HalfOfDay half = in_sentence(next, said) ? half_of(word(next)) : HalfOfDay::unknown;
        std::size_t before = i;
        while (before > 0 && (word(before - 1) == "at" || word(before - 1) == "a")) {
            --before;
        }
        if (half == HalfOfDay::unknown && before > 0 && in_sentence(before - 1, said)) {
            half = half_of(word(before - 1));
        }
        if (half == HalfOfDay::unknown) {
            return;
        }
        said.half_is_known = true;
        constexpr hours noon{12};
        if (half == HalfOfDay::afternoon && said.since_midnight < noon) {
            said.since_midnight += noon;
        } else if (half == HalfOfDay::morning && said.since_midnight >= noon) {
            said.since_midnight -= noon;
        }
    }

    /// Whether the words from `i` on are a city, as in `New York time` or `in Chicago`.
    bool is_city(std::size_t i, const std::string& city) const {
        std::string said;
        for (std::size_t j = i; j < words_.size() && said.size() < city.size(); ++j) {
            said += (said.empty() ? "" : " ") + words_[j].word;
        }
        return !city.empty() && said == city;
    }

    /// Whose clock it is, in the words right behind a time and its day: `your time`, `my time`,
    /// `Eastern`, `Chicago time`.
    void know_zone(SaidTime& said, std::size_t next) const {
        while (
            in_sentence(next, said) &&
            (leads_on(next) || half_of(word(next)) != HalfOfDay::unknown || word(next) == "here")) {
            ++next;
        }
        if (!in_sentence(next, said)) {
            return;
        }
        const bool whose = word(next + 1) == "time";
        const bool mine = whose && (word(next) == "my" || word(next) == "our");
        const bool theirs = (whose && (word(next) == "your" || word(next) == "their")) ||
                            (word(next) == "for" && word(next + 1) == "you");
        if (mine || is_city(next, city_of(seller_))) {
            said.zone = SaidZone::mine;
        } else if (theirs || is_city(next, city_of(prospect_))) {
            said.zone = SaidZone::theirs;
        } else if (const auto* const zone = said_zone(next)) {
            said.zone = SaidZone::other;
            said.other = zone->second == "UTC" ? std::optional(time::Zone::utc())
                                               : time::Zone::find(zones_, zone->second);
        }
    }

    /// `Eastern`, but not the Eastern Avenue; `East Coast`.
    const std::pair<std::string_view, std::string_view>* said_zone(std::size_t i) const {
        const bool coast = word(i + 1) == "coast";
        const std::string_view name = coast && word(i) == "east"   ? "eastern"
                                      : coast && word(i) == "west" ? "pacific"
                                                                   : word(i);
        const auto* const zone =
            std::find_if(said_zones.begin(), said_zones.end(),
                         [name](const auto& entry) { return entry.first == name; });
        if (zone == said_zones.end()) {
            return nullptr;
        }
        const Token& token = script_.tokens()[script_.terms()[words_[i].span.first].token];
        const bool names_something = !coast && i + 1 < words_.size() && word(i + 1) != "time" &&
                                     token.pause == Pause::none && is_capital(i + 1) &&
                                     word(i + 1) != "i";
        return names_something ? nullptr : zone;
    }

    const Script& script_;
    const std::filesystem::path& zones_;
    const time::Zone& seller_;
    const time::Zone& prospect_;
    std::vector<Written> words_;
};

}  // namespace

Span SaidMoment::span() const {
    return day ? Span{std::min(day->span.first, time.span.first),
                      std::max(day->span.end, time.span.end)}
               : time.span;
}

SaidTimes::SaidTimes(const Script& script, const std::filesystem::path& zones,
                     const time::Zone& seller, const time::Zone& prospect) {
    Finder finder(script, zones, seller, prospect);
    finder.find();
    days_ = std::move(finder.days);
    for (const SaidTime& said : finder.times) {
        SaidMoment moment{said, std::nullopt};
        for (const SaidDay& day : days_) {
            const bool together =
                script.sentence_of(day.span.first) == script.sentence_of(said.span.first);
            if (together &&
                (!moment.day || gap(day.span, said.span) < gap(moment.day->span, said.span))) {
                moment.day = day;
            }
        }
        if (!moment.day) {
            moment.day = day_before(script, said.span);
        }
        moments_.push_back(std::move(moment));
    }
}

/// "I'll call you Thursday. Ten fifteen."
std::optional<SaidDay> SaidTimes::day_before(const Script& script, const Span& said) const {
    constexpr std::size_t short_sentence = 4;
    const auto [first, end] = script.sentence_around(said.first);
    if (first == 0 || end - first > short_sentence) {
        return std::nullopt;
    }
    const auto day = std::find_if(days_.begin(), days_.end(), [begin = first](const SaidDay& d) {
        return d.span.end == begin;
    });
    return day == days_.end() ? std::nullopt : std::optional(*day);
}

bool can_mean(const SaidDay& said, time::LocalTime moment, time::LocalTime now) {
    using namespace time::grammar;
    const date::local_days today = date::floor<date::days>(now);
    const date::days later{said.week_later ? 7 : 0};
    const date::local_days wanted = date::floor<date::days>(moment) - later;
    const date::year_month_day ymd{wanted};
    const date::days to_monday = date::weekday{today} - date::Monday;
    struct Meaning {
        date::local_days wanted;
        date::local_days today;
        date::local_days next_monday;
        const date::year_month_day& ymd;

        bool operator()(const DaysAhead& day) const {
            return wanted == today + date::days{day.count};
        }
        bool operator()(const MonthsAhead& step) const {
            const date::year_month_day then =
                date::year_month_day{today} + date::months{step.count};
            return then.year() / then.month() == ymd.year() / ymd.month();
        }
        bool operator()(const Weekday& day) const {
            if (date::weekday{wanted} != day.day) {
                return false;
            }
            const bool within_a_week = wanted >= today && wanted <= today + date::days{7};
            const bool in_next_week = wanted >= next_monday && wanted < next_monday + date::days{7};
            switch (day.which) {
                case Weekday::Which::coming:
                    return within_a_week;
                case Weekday::Which::next:
                    return within_a_week || in_next_week;
                case Weekday::Which::of_next_week:
                    break;
            }
            return in_next_week;
        }
        bool operator()(const DayOfMonth& day) const {
            return ymd.day() == day.day && (!day.weekday || *day.weekday == date::weekday{wanted});
        }
        bool operator()(const MonthDay& day) const { return ymd.month() / ymd.day() == day.day; }
        bool operator()(const CalendarDay& day) const { return ymd == day.day; }
        bool operator()(const NumberPair& pair) const {
            const auto month = static_cast<unsigned>(ymd.month());
            const auto number = static_cast<unsigned>(ymd.day());
            return (pair.first == month && pair.second == number) ||
                   (pair.first == number && pair.second == month);
        }
    };
    return std::visit(Meaning{wanted, today, today - to_monday + date::days{7}, ymd}, said.day);
}

bool can_mean(const SaidTime& said, time::LocalTime moment) {
    const auto since_midnight = moment - date::floor<date::days>(moment);
    const auto difference = said.since_midnight - since_midnight;
    return difference == minutes{0} ||
           (!said.half_is_known && (difference == hours{12} || difference == -hours{12}));
}

}  // namespace vmcoach::coach
