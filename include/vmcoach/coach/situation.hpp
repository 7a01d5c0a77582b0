#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/time/instant.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::coach {

/// How much a finding matters. An error is something that the five points rule out.
enum class Severity { error, warning, suggestion };
inline constexpr std::array severities = {domain::Named{Severity::error, "error"},
                                          domain::Named{Severity::warning, "warning"},
                                          domain::Named{Severity::suggestion, "suggestion"}};

/// What is on record about the one whom a script is for.
struct Subject {
    domain::Prospect prospect;
    std::vector<domain::Note> notes;
    std::vector<domain::Touch> touches;           ///< before this message, oldest first
    std::vector<std::string> left_to_colleagues;  ///< messages at the same company
};

/// All that a script is judged by.
struct Situation {
    time::Instant now;
    std::filesystem::path zone_folder;
    time::Zone seller_zone;
    time::Zone prospect_zone;  ///< the seller's where theirs is not on record
    std::optional<std::string> seller_name;
    std::optional<std::string> seller_company;

    double words_per_minute = 150;
    double min_seconds = 10;
    double max_seconds = 20;
    std::optional<double> spoken_seconds;  ///< how long it really was, where it has been timed

    /// Rules that count for more or less than usual; none: off. By id.
    std::map<std::string, std::optional<Severity>> levels;

    std::optional<time::Instant> promise;  ///< when a call is promised
    std::optional<Subject> subject;        ///< without it, rules that need a prospect are silent
};

}  // namespace vmcoach::coach
