#include "vmcoach/coach/numbers.hpp"

#include <array>
#include <utility>

namespace vmcoach::coach {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 20> small_numbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::pair<std::uint64_t, std::string_view>, 4> scales = {
    {{1'000'000'000'000, "trillion"},
     {1'000'000'000, "billion"},
     {1'000'000, "million"},
     {1'000, "thousand"}}};

void append(std::string& words, std::string_view more) {
    if (!more.empty()) {
        words += words.empty() ? "" : " ";
        words += more;
    }
}

}  // namespace

std::string cardinal(std::uint64_t number) {
    std::string words;
    for (const auto& [scale, name] : scales) {
        if (number >= scale) {
            append(words, cardinal(number / scale));
            append(words, name);
            number %= scale;
        }
    }
    if (number >= 100) {
        append(words, small_numbers[number / 100]);
        append(words, "hundred");
        number %= 100;
    }
    if (number >= 20) {
        append(words, tens[number / 10]);
        number %= 10;
    }
    if (number > 0 || words.empty()) {
        append(words, small_numbers[number]);
    }
    return words;
}

std::string ordinal(std::uint64_t number) {
    static constexpr std::array<Entry, 8> irregular = {{{"one", "first"},
                                                        {"two", "second"},
                                                        {"three", "third"},
                                                        {"five", "fifth"},
                                                        {"eight", "eighth"},
                                                        {"nine", "ninth"},
                                                        {"twelve", "twelfth"},
                                                        {"ty", "tieth"}}};
    std::string words = cardinal(number);
    for (const auto& [ending, instead] : irregular) {
        if (words.ends_with(ending)) {
            return words.substr(0, words.size() - ending.size()).append(instead);
        }
    }
    return words + "th";
}

std::string digit_by_digit(std::string_view digits) {
    std::string words;
    for (const char digit : digits) {
        append(words, digit == '0' ? "oh" : small_numbers[static_cast<std::size_t>(digit - '0')]);
    }
    return words;
}

}  // namespace vmcoach::coach
