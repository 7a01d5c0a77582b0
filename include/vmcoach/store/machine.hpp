#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vmcoach/store/database.hpp"

/// What a database remembers of the machine that it is on: neither logged nor undone.
namespace vmcoach::store {

/// The version of the zone rules that all open promises agree with.
inline constexpr std::string_view zone_rules_key = "zone_rules";

/// @return none when nothing is remembered under the key
std::optional<std::string> remembered(const Database& database, std::string_view key);

void remember(WriteTransaction& transaction, std::string_view key, const std::string& value);

/// How fast the seller speaks, as a timed reading has told: words a minute, at a measured cadence.
std::optional<double> remembered_speaking_rate(const Database& database);

void remember_speaking_rate(WriteTransaction& transaction, double words_per_minute);

}  // namespace vmcoach::store
