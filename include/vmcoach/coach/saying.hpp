#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/time/instant.hpp"

/// What is on record, in words that a person would say.
namespace vmcoach::coach {

/// `ten fifteen`, `noon`, `nine oh five`, `seven thirty in the evening`
std::string say_time(time::LocalTime local);

/// `today`, `tomorrow`, `Thursday`; with the date where that lies a week off or is past: `Thursday,
/// December third`
/// @param now  by the same clock
std::string say_day_aloud(time::LocalTime local, time::LocalTime now);

/// A researched fact as a sentence without its full stop: "opens a second warehouse" is `I saw that
/// you open a second warehouse`, "the new warehouse" is `I saw your new warehouse`.
/// @return none for what isn't surely a sentence then, or nothing that one says to a stranger
std::optional<std::string> say_fact(std::string_view fact);

/// A common friend as a sentence without its full stop: "knows Lee Park" is `we both know Lee
/// Park`.
/// @param theirs  words that name the prospect or their company, who are no common friends
/// @return none where no friend's name can be made out
std::optional<std::string> say_connection(std::string_view connection,
                                          const std::set<std::string>& theirs);

}  // namespace vmcoach::coach
