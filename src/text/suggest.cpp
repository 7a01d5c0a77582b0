#include "vmcoach/text/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "vmcoach/text/fold.hpp"
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

/// What it costs to take one text for another, edit by edit.
struct Costs {
    std::size_t (*extra)(const std::u32string& typed, std::size_t place);  ///< one too many
    std::size_t (*change)(char32_t typed, char32_t meant);
    std::size_t missing;
    std::size_t swap;
};

std::size_t distance(std::string_view a, std::string_view b, const Costs& costs) {
    const std::u32string from = code_points(a);
    const std::u32string to = code_points(b);
    std::vector<std::size_t> two_back(to.size() + 1);
    std::vector<std::size_t> back(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) {
        back[j] = j * costs.missing;
    }
    for (std::size_t i = 1; i <= from.size(); ++i) {
        const std::size_t extra = costs.extra(from, i - 1);
        row[0] = back[0] + extra;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t change =
                from[i - 1] == to[j - 1] ? 0 : costs.change(from[i - 1], to[j - 1]);
            row[j] = std::min({back[j] + extra, row[j - 1] + costs.missing, back[j - 1] + change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                row[j] = std::min(row[j], two_back[j - 2] + costs.swap);
            }
        }
        std::swap(two_back, back);
        std::swap(back, row);
    }
    return back[to.size()];
}

/// Whether two letters lie side by side, or one above the other, on a keyboard.
bool are_neighbours(char32_t a, char32_t b) {
    constexpr std::array<std::u32string_view, 3> rows = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
    const auto place = [&](char32_t letter) -> std::optional<std::pair<int, int>> {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::size_t column = rows.at(row).find(letter);
            if (column != std::u32string_view::npos) {
                // Each row stands half a key further to the right than the one above it.
                return std::pair{static_cast<int>(row), static_cast<int>(2 * column + row)};
            }
        }
        return std::nullopt;
    };
    const auto first = place(a);
    const auto second = place(b);
    return first && second && std::abs(first->first - second->first) <= 1 &&
           std::abs(first->second - second->second) <= 2;
}

/// How unlikely it is that fingers typed one for the other: a letter struck twice, the key beside
/// the right one and two letters in the wrong order are slips; the rest is less likely.
std::size_t slip_cost(std::string_view typed, std::string_view name) {
    constexpr std::size_t slip = 9;
    constexpr std::size_t usual = 10;
    constexpr std::size_t rare = 12;
    return distance(typed, name,
                    {.extra =
                         [](const std::u32string& word, std::size_t place) {
                             return place > 0 && word[place] == word[place - 1] ? slip : usual;
                         },
                     .change = [](char32_t from,
                                  char32_t to) { return are_neighbours(from, to) ? slip : rare; },
                     .missing = usual,
                     .swap = slip});
}

/// Without what nobody should have to remember: capitals, and which of `-` and `_` it was.
std::string plain(std::string_view word) {
    std::string result = lower_ascii(word);
    std::replace(result.begin(), result.end(), '_', '-');
    return result;
}

std::size_t shared_beginning(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                    a.begin());
}

std::optional<std::string> only_one_that_begins_with(std::string_view typed,
                                                     const std::vector<std::string>& choices) {
    std::optional<std::string> found;
    for (const std::string& choice : choices) {
        if (typed.size() >= 2 && plain(choice).starts_with(typed)) {
            if (found) {
                return std::nullopt;
            }
            found = choice;
        }
    }
    return found;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    return distance(a, b,
                    {.extra = [](const std::u32string&, std::size_t) { return std::size_t{1}; },
                     .change = [](char32_t, char32_t) { return std::size_t{1}; },
                     .missing = 1,
                     .swap = 1});
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
    const std::string typed = plain(word);
    const std::size_t limit = std::max<std::size_t>(1, typed.size() / 3);
    std::optional<std::string> best;
    std::pair<std::size_t, std::size_t> best_score;
    for (const std::string& choice : choices) {
        const std::string name = plain(choice);
        if (edit_distance(typed, name) > limit) {
            continue;
        }
        const std::pair score{slip_cost(typed, name), name.size() - shared_beginning(typed, name)};
        if (!best || score < best_score) {
            best = choice;
            best_score = score;
        }
    }
    return best ? best : only_one_that_begins_with(typed, choices);
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
