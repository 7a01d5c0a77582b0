#include "vmcoach/text/suggest.hpp"

#include <algorithm>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::text {
namespace {

std::u32string code_points(std::string_view text) {
    std::u32string result;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        result += next.value;
        text.remove_prefix(next.bytes);
    }
    return result;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::u32string from = code_points(a);
    const std::u32string to = code_points(b);
    std::vector<std::size_t> two_back(to.size() + 1);
    std::vector<std::size_t> back(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) {
        back[j] = j;
    }
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
            row[j] = std::min({back[j] + 1, row[j - 1] + 1, back[j - 1] + change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                row[j] = std::min(row[j], two_back[j - 2] + 1);
            }
        }
        std::swap(two_back, back);
        std::swap(back, row);
    }
    return back[to.size()];
}

std::size_t name_distance(std::string_view typed, std::string_view name, std::size_t most) {
    std::size_t best = most + 1;
    // A code point is up to four bytes; texts whose lengths differ by more can't be near.
    constexpr std::size_t widest = 4;
    const auto consider = [&](std::string_view text) {
        if (text.size() <= widest * (typed.size() + most) &&
            typed.size() <= widest * (text.size() + most)) {
            best = std::min(best, edit_distance(typed, text));
        }
    };
    consider(name);
    while (!name.empty() && best > 0) {
        const std::string_view word = name.substr(0, name.find(' '));
        consider(word);
        name.remove_prefix(std::min(word.size() + 1, name.size()));
    }
    return best;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& choices) {
    const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
    std::optional<std::string> best;
    std::size_t best_distance = limit + 1;
    for (const std::string& choice : choices) {
        const std::size_t distance = edit_distance(word, choice);
        if (distance < best_distance) {
            best = choice;
            best_distance = distance;
        }
    }
    if (best) {
        return best;
    }
    for (const std::string& choice : choices) {
        if (word.size() >= 2 && choice.starts_with(word)) {
            if (best) {
                return std::nullopt;
            }
            best = choice;
        }
    }
    return best;
}

std::optional<std::string> did_you_mean(std::string_view word,
                                        const std::vector<std::string>& choices) {
    if (const std::optional<std::string> choice = nearest(word, choices)) {
        return format("did you mean '{}'?", *choice);
    }
    return std::nullopt;
}

std::string alternatives(const std::vector<std::string>& items) {
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            result += i + 1 == items.size() ? " or " : ", ";
        }
        result += items[i];
    }
    return result;
}

}  // namespace vmcoach::text
