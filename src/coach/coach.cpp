#include "vmcoach/coach/coach.hpp"

#include <algorithm>
#include <tuple>

#include "vmcoach/coach/record.hpp"
#include "vmcoach/coach/rule.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::coach {
namespace {

std::vector<Hit> hits_of(const Rule& rule, const Reading& reading) {
    if (rule.check != nullptr) {
        return rule.check(reading);
    }
    std::vector<Hit> hits;
    for (const Span& span :
         find_all_but(reading.script, reading.names, rule.words->catches, rule.words->leaves)) {
        hits.push_back({span});
    }
    return hits;
}

Finding finding_of(const Rule& rule, const Hit& hit, const Reading& reading,
                   std::optional<Severity> level) {
    const Script& script = reading.script;
    Finding finding{.rule = std::string(rule.id),
                    .severity = level.value_or(hit.severity.value_or(rule.severity)),
                    .message = hit.message.value_or(std::string(rule.message)),
                    .advice = hit.advice.value_or(std::string(rule.advice))};
    if (hit.span) {
        finding.place = script.place(hit.span->first, hit.span->end);
        finding.match = script.words(hit.span->first, hit.span->end);
    }
    return finding;
}

/// Sorted by severity, then place; the script as a whole comes behind its places.
bool comes_before(const Finding& a, const Finding& b) {
    const auto order = [](const Finding& finding) {
        const Place place = finding.place.value_or(Place{0, 0, 0});
        return std::tuple(finding.severity, !finding.place, place.line, place.column);
    };
    return order(a) < order(b);
}

void require_known(const Ignore& ignore, const std::vector<std::string>& ids) {
    if (std::find(ids.begin(), ids.end(), ignore.rule) == ids.end()) {
        auto hint = text::did_you_mean(ignore.rule, ids);
        throw text::usage_error(
            text::format("line {}: there is no rule '{}' to ignore", ignore.line, ignore.rule),
            hint ? hint : "the rules are " + text::alternatives(ids));
    }
}

}  // namespace

Reading::Reading(const Script& judged, const Situation& judged_in)
    : script(judged),
      situation(judged_in),
      speech(judged),
      names(names_of(judged_in)),
      next_call(coach::next_call(judged, names,
                                 SaidTimes(judged, judged_in.zone_folder, judged_in.seller_zone,
                                           judged_in.prospect_zone))),
      seconds(judged_in.spoken_seconds.value_or(speech.seconds(judged_in.words_per_minute))),
      seconds_low(judged_in.spoken_seconds ? seconds : seconds * (1 - spread)),
      seconds_high(judged_in.spoken_seconds ? seconds : seconds * (1 + spread)) {}

bool Judgement::ready() const {
    return std::none_of(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.severity == Severity::error; });
}

Judgement judge(const Script& script, const Situation& situation) {
    const std::vector<std::string> ids = rule_ids();
    for (const Ignore& ignore : script.ignores()) {
        require_known(ignore, ids);
    }
    const Reading reading(script, situation);
    Judgement judgement{.seconds = reading.seconds,
                        .seconds_low = reading.seconds_low,
                        .seconds_high = reading.seconds_high,
                        .words = script.tokens().size(),
                        .words_per_minute = situation.words_per_minute};
    for (const Rule& rule : all_rules()) {
        const bool ignored =
            std::any_of(script.ignores().begin(), script.ignores().end(),
                        [&](const Ignore& ignore) { return ignore.rule == rule.id; });
        const auto level = situation.levels.find(std::string(rule.id));
        const bool off = level != situation.levels.end() && !level->second;
        if (ignored || off) {
            continue;
        }
        for (const Hit& hit : hits_of(rule, reading)) {
            judgement.findings.push_back(
                finding_of(rule, hit, reading,
                           level == situation.levels.end() ? std::nullopt : level->second));
        }
    }
    std::stable_sort(judgement.findings.begin(), judgement.findings.end(), comes_before);
    return judgement;
}

std::vector<std::string> rule_ids() {
    std::vector<std::string> ids;
    for (const Rule& rule : all_rules()) {
        ids.emplace_back(rule.id);
    }
    return ids;
}

std::vector<RuleDescription> describe_rules() {
    std::vector<RuleDescription> descriptions;
    for (const Rule& rule : all_rules()) {
        descriptions.push_back({rule.id, rule.severity, rule.point, rule.message, rule.advice});
    }
    return descriptions;
}

}  // namespace vmcoach::coach
