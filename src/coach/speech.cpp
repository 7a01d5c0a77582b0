#include "vmcoach/coach/speech.hpp"

#include <algorithm>
#include <string_view>

#include "vmcoach/coach/spoken.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::coach {
namespace {

// What a piece of speech takes, in seconds at one word a minute. At 150 words a minute a letter is
// 0.06 s, and the stop between two sentences 0.6 s.
constexpr double letter_length = 8.6;
constexpr double word_length = 9.4;
constexpr double sentence_stop = 93;
constexpr double comma_stop = 46;
constexpr double group_stop = 125;  ///< between the groups of a phone number

/// An ideograph or a syllable of Hangul is a syllable, which in English takes three or four
/// letters. Words are folded, and folding takes a syllable of Hangul apart: the consonant that
/// begins it stands for it all.
constexpr double letters_in_syllable = 3.5;
constexpr char32_t first_syllable = 0x3040;
constexpr char32_t last_syllable = 0x9fff;
constexpr char32_t first_hangul = 0x1100;
constexpr char32_t last_hangul = 0x11ff;
constexpr char32_t first_hangul_inside = 0x1160;

double letters_of(char32_t character) {
    if (character >= first_hangul && character <= last_hangul) {
        return character < first_hangul_inside ? letters_in_syllable : 0;
    }
    const bool syllable = character >= first_syllable && character <= last_syllable;
    return syllable ? letters_in_syllable : 1;
}

double letters_in(std::string_view words) {
    double letters = 0;
    while (!words.empty()) {
        const text::CodePoint next = text::first_code_point(words);
        letters += text::is_word_character(next.value) ? letters_of(next.value) : 0;
        words.remove_prefix(next.bytes);
    }
    return letters;
}

double length_of(const Spoken& spoken) {
    const auto blanks = std::count(spoken.words.begin(), spoken.words.end(), ' ');
    return letter_length * letters_in(spoken.words) +
           word_length * static_cast<double>(blanks + 1) +
           group_stop * static_cast<double>(spoken.pauses);
}

double stop_behind(Pause pause) {
    switch (pause) {
        case Pause::sentence:
            return sentence_stop;
        case Pause::comma:
            return comma_stop;
        case Pause::none:
            break;
    }
    return 0;
}

double factor(std::optional<domain::Cadence> cadence) {
    constexpr double slow = 130;
    constexpr double fast = 175;
    switch (cadence.value_or(domain::Cadence::measured)) {
        case domain::Cadence::slow:
            return slow / usual_rate;
        case domain::Cadence::fast:
            return fast / usual_rate;
        case domain::Cadence::measured:
            break;
    }
    return 1;
}

}  // namespace

double rate_for(double own_rate, std::optional<domain::Cadence> cadence) {
    return own_rate * factor(cadence);
}

double own_rate(double measured_rate, std::optional<domain::Cadence> cadence) {
    return measured_rate / factor(cadence);
}

Speech::Speech(const Script& script) {
    const std::vector<Token>& tokens = script.tokens();
    begins_.reserve(tokens.size());
    double time = 0;
    for (const Spoken& spoken : say(script)) {
        const double length = length_of(spoken);
        for (std::size_t i = 0; i < spoken.tokens; ++i) {
            begins_.push_back(time +
                              length * static_cast<double>(i) / static_cast<double>(spoken.tokens));
        }
        length_ = time + length;
        time = length_ + stop_behind(tokens[begins_.size() - 1].pause);
    }
}

double Speech::seconds(double rate) const {
    return length_ / rate;
}

double Speech::begins(std::size_t token, double rate) const {
    return begins_[token] / rate;
}

double Speech::rate(double seconds) const {
    return length_ / seconds;
}

std::optional<double> calibrated_rate(const Script& script, double seconds,
                                      std::optional<domain::Cadence> cadence) {
    constexpr std::size_t least_words = 15;
    constexpr double slowest = 80;
    constexpr double fastest = 260;
    const Speech speech(script);
    if (speech.words() < least_words || seconds <= 0) {
        return std::nullopt;
    }
    const double rate = own_rate(speech.rate(seconds), cadence);
    return rate >= slowest && rate <= fastest ? std::optional(rate) : std::nullopt;
}

}  // namespace vmcoach::coach
