#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/situation.hpp"

namespace vmcoach::coach {

/// One thing that a rule has to say about a script.
struct Finding {
    std::string rule;  ///< its id: `asks-callback`
    Severity severity;
    std::optional<Place> place;  ///< none: the script as a whole
    std::string match;           ///< the script's words there; empty for the script as a whole
    std::string message;         ///< what is wrong in this script
    std::string advice;          ///< what to write instead
};

/// What the coach says of a script.
struct Judgement {
    double seconds;  ///< how long it takes to say
    double seconds_low;
    double seconds_high;
    std::size_t words;
    double words_per_minute;
    std::vector<Finding> findings;  ///< by severity, then place; those without a place last

    bool ready() const;  ///< without an error
};

/// Judges a script by the five points.
/// @throws Error (usage) when the script silences a rule that there isn't
Judgement judge(const Script& script, const Situation& situation);

/// The ids of all rules, in the order of the manual.
std::vector<std::string> rule_ids();

/// A rule as the manual describes it.
struct RuleDescription {
    std::string_view id;
    Severity severity;
    int point;  ///< which of the five points it serves
    std::string_view message;
    std::string_view advice;
};
std::vector<RuleDescription> describe_rules();

}  // namespace vmcoach::coach
