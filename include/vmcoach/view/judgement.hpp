#pragma once

#include <string>
#include <string_view>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// What the coach says of a script, as a compiler would: each finding with its place, the words and
/// what to write instead; then the length as a bar against the band, and the verdict.
/// @param source     where the script is from: a file's name, or `<stdin>`
/// @param situation  with the band
std::string judgement_page(const coach::Judgement& judgement, const coach::Situation& situation,
                           std::string_view source, const Style& style);

/// The length against the band, a character for each second: `######....[..........].......... 30
/// s`
std::string length_bar(double seconds, const coach::Situation& situation);

/// `13 s (11 to 14), 31 words at 150 a minute: ready`
std::string judgement_summary(const coach::Judgement& judgement);

/// `asks them to call back: "call me back" [asks-callback]`
std::string say_finding(const coach::Finding& finding);

}  // namespace vmcoach::view
