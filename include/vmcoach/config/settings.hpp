#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "vmcoach/coach/situation.hpp"
#include "vmcoach/time/phrase.hpp"

namespace vmcoach::config {

/// What a rule of the coach counts as, by its id; none: it is off.
using RuleLevels = std::map<std::string, std::optional<coach::Severity>>;

/// The settings file's values, or their defaults.
struct Settings {
    std::optional<std::string> zone;            ///< IANA name of the seller's own zone
    std::optional<time::DateOrder> date_order;  ///< how `n/n` in a time phrase is read
    std::string default_country;                ///< ISO 3166-1 alpha-2 in upper case; empty: none

    std::optional<std::string> seller_name;
    std::optional<std::string> seller_company;
    std::optional<std::string> seller_phone;

    std::optional<int> coach_wpm;  ///< words a minute
    int coach_min_seconds = 10;
    int coach_max_seconds = 20;
    RuleLevels coach_rules;

    std::chrono::seconds promise_grace = std::chrono::minutes{5};
    /// When a prospect may be called, as minutes since their midnight.
    std::chrono::minutes hours_begin = std::chrono::hours{8};
    std::chrono::minutes hours_end = std::chrono::hours{21};

    std::chrono::seconds remind_lead{0};
    std::vector<std::string> remind_command;

    std::optional<std::string> sync_url;

    /// The line of the file on which a key stands, for each key that it has: `promise.grace`.
    std::map<std::string, int> lines;
};

/// A setting's value; none where it is unset.
using ShownValue = std::variant<std::monostate, std::string, int, std::vector<std::string>>;

/// One setting as `vmcoach config` shows it.
struct ShownSetting {
    std::string key;
    ShownValue value;
    std::string origin;  ///< `default`, or `FILE:LINE`
};

/// Reads a settings file (TOML).
/// @throws Error usage, naming file and line, for what is no TOML, an unknown key or a bad value;
///         io when the file can't be read
Settings read_settings(const std::filesystem::path& file);

/// Every setting in the order of the manual.
std::vector<ShownSetting> show_settings(const Settings& settings,
                                        const std::filesystem::path& file);

}  // namespace vmcoach::config
