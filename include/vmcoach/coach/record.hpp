#pragma once

#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/coach/pattern.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/situation.hpp"

/// How a script is compared with what is on record. All pure.
namespace vmcoach::coach {

/// The words that name people and companies in a situation.
Names names_of(const Situation& situation);

/// The words by which somebody may be called: of their name and its pronunciation.
std::set<std::string> names_for(const domain::Prospect& prospect);

/// The words of a note by which its mention is recognised, as stems: of a connection the people's
/// names, else what isn't said of everything and everybody.
/// @param ignored  names that say nothing here, such as the prospect's own
std::set<std::string> marks_of(const domain::Note& note, const std::set<std::string>& ignored);

/// A word without its endings: "warehouses" and "warehouse" have one stem, "opens" and "opening"
/// too.
std::string stem(std::string_view word);

/// How much of the shorter of two messages stands in the other, from 0 to 1, greetings, names,
/// times and the promise to call set aside.
double likeness(const Script& a, const Script& b, const std::set<std::string>& names);

/// An email that was sent so recently is worth announcing.
inline constexpr std::chrono::hours email_is_recent{24};

/// Whether the seller has sent them an email since then.
bool emailed_since(const Subject& subject, time::Instant since);

}  // namespace vmcoach::coach
