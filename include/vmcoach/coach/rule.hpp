#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/coach/lexicon.hpp"
#include "vmcoach/coach/next_call.hpp"
#include "vmcoach/coach/pattern.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/situation.hpp"
#include "vmcoach/coach/speech.hpp"

namespace vmcoach::coach {

/// All that rules look at, worked out once for a script.
struct Reading {
    Reading(const Script& judged, const Situation& judged_in);

    const Script& script;
    const Situation& situation;
    Speech speech;
    Names names;
    NextCall next_call;
    double seconds;
    double seconds_low;
    double seconds_high;
};

/// Something that a rule has found. What it doesn't say is as in the rule's table.
struct Hit {
    std::optional<Span> span;  ///< none: the script as a whole
    std::optional<Severity> severity = std::nullopt;
    std::optional<std::string> message = std::nullopt;
    std::optional<std::string> advice = std::nullopt;
};

using Check = std::vector<Hit> (*)(const Reading&);

/// A rule is a row: what it says, and how it finds it, by words or by a function.
struct Rule {
    std::string_view id;
    Severity severity;
    int point;  ///< which of the five points it serves
    std::string_view message;
    std::string_view advice;
    const Lexicon* words;  ///< null where `check` finds it
    Check check;           ///< null where `words` do; with both, `check` is asked first
};

/// Every rule, in the order of the manual.
std::span<const Rule> all_rules();

// How rules that need more than words find what they look for.
std::vector<Hit> find_too_long(const Reading& reading);
std::vector<Hit> find_too_short(const Reading& reading);
std::vector<Hit> find_late_name(const Reading& reading);
std::vector<Hit> find_late_hook(const Reading& reading);
std::vector<Hit> find_no_hook(const Reading& reading);
std::vector<Hit> find_no_self(const Reading& reading);
std::vector<Hit> find_no_promise(const Reading& reading);
std::vector<Hit> find_vague_promise(const Reading& reading);
std::vector<Hit> find_promise_mismatch(const Reading& reading);
std::vector<Hit> find_pitch(const Reading& reading);
std::vector<Hit> find_deceptive(const Reading& reading);
std::vector<Hit> find_repeat(const Reading& reading);
std::vector<Hit> find_formality(const Reading& reading);
std::vector<Hit> find_say_it_right(const Reading& reading);
std::vector<Hit> find_email_follows(const Reading& reading);

}  // namespace vmcoach::coach
