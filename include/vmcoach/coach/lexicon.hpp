#pragma once

#include <span>
#include <string_view>

/// The words of the rules, as patterns (coach/pattern.hpp): what a rule catches, and what it leaves
/// alone although the words are there. Contractions are written in full.
namespace vmcoach::coach {

struct Lexicon {
    std::span<const std::string_view> catches;
    /// A match of these takes away each catch that begins inside it.
    std::span<const std::string_view> leaves = {};
};

extern const Lexicon asks_callback_words;
extern const Lexicon pitch_words;
extern const Lexicon arrogant_words;
extern const Lexicon weak_words;
extern const Lexicon pushy_words;
extern const Lexicon jargon_words;

/// "I'll call you": the seller says that they will call.
extern const Lexicon promise_words;
/// "sometime", "next week": in place of a time.
extern const Lexicon vague_words;

/// "this is Kim": ways to introduce oneself, for callers whose name is not in the settings.
extern const Lexicon introduction_words;

/// "returning your call": says that the prospect came first.
extern const Lexicon returned_call_words;
/// "as we discussed": says that there was a conversation.
extern const Lexicon conversation_words;

/// "I sent you an email", and any mention of one.
extern const Lexicon sent_email_words;
extern const Lexicon email_words;

/// What is too casual for a formal prospect, and the titles that are too stiff for a casual one.
extern const Lexicon slang_words;
extern const Lexicon title_words;

}  // namespace vmcoach::coach
