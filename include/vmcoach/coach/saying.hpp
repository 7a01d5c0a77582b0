#pragma once

#include <string>
#include <string_view>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/time/instant.hpp"

/// What is on record, in words that a person would say.
namespace vmcoach::coach {

/// `ten fifteen`, `noon`, `nine oh five`, `seven thirty in the evening`
std::string say_time(time::LocalTime local);

/// `today`, `tomorrow`, `Thursday`; from a week on with the date: `Thursday, December third`
/// @param now  by the same clock
std::string say_day_aloud(time::LocalTime local, time::LocalTime now);

/// A researched fact as a sentence without its full stop: "opens a second warehouse" is `I saw that
/// you open a second warehouse`, "new warehouse" is `I saw your new warehouse`.
std::string say_fact(std::string_view fact);

/// A common friend as a sentence without its full stop: "knows Lee Park" is `we both know Lee
/// Park`.
std::string say_connection(std::string_view connection);

}  // namespace vmcoach::coach
