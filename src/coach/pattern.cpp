#include "vmcoach/coach/pattern.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <unordered_map>

#include "vmcoach/coach/names.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::coach {
namespace {

constexpr std::array<std::string_view, 30> number_words = {
    "one",     "two",     "three",    "four",      "five",     "six",     "seven",   "eight",
    "nine",    "ten",     "eleven",   "twelve",    "thirteen", "fifteen", "twenty",  "thirty",
    "forty",   "fifty",   "sixty",    "seventy",   "eighty",   "ninety",  "hundred", "thousand",
    "million", "billion", "hundreds", "thousands", "millions", "dozens"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_percent(const Script& script, std::size_t term) {
    const std::string& word = script.terms()[term].word;
    return word == "percent" || word == "%" || (word.ends_with('%') && word.size() > 1);
}

/// A name has a capital that neither a sentence nor the calendar asks for.
bool is_proper(const Script& script, const Names& names, std::size_t term) {
    const Term& candidate = script.terms()[term];
    const Token& token = script.tokens()[candidate.token];
    if (names_somebody(script, candidate.token, names.seller)) {
        return true;
    }
    if (term == 0 || names.prospect.contains(candidate.word) ||
        script.tokens()[script.terms()[term - 1].token].pause != Pause::none) {
        return false;
    }
    const bool whole = script.terms()[term - 1].token != candidate.token;
    return text::begins_upper(token.text) && whole && candidate.word != "i" &&
           !time::vocabulary::weekday(candidate.word) && !time::vocabulary::month(candidate.word);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        if (end == text.size()) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

}  // namespace

bool is_number(std::string_view term) {
    return (!term.empty() && std::any_of(term.begin(), term.end(), is_digit)) ||
           std::find(number_words.begin(), number_words.end(), term) != number_words.end();
}

Pattern::Pattern(std::string_view text) {
    for (std::string_view part : split(text, ' ')) {
        Item item{Kind::words, {}};
        if (part == "^") {
            item.kind = Kind::start;
        } else if (part == "$") {
            item.kind = Kind::end;
        } else if (part.starts_with('~')) {
            item.kind = Kind::gap;
            std::from_chars(part.data() + 1, part.data() + part.size(), item.most);
        } else {
            if (part.starts_with('[')) {
                item.optional = true;
                part = part.substr(1, part.size() - 2);
            }
            item.words = split(part, '|');
        }
        items_.push_back(std::move(item));
    }
    const Item& first = items_.front();
    const bool exact = std::none_of(
        first.words.begin(), first.words.end(),
        [](std::string_view word) { return word.ends_with('*') || word.starts_with('<'); });
    if (first.kind == Kind::words && !first.optional && exact) {
        first_words_ = first.words;
    }
}

bool Pattern::fits(std::string_view choice, const Script& script, const Names& names,
                   std::size_t term) {
    const std::string& word = script.terms()[term].word;
    if (choice == "<number>") {
        return is_number(word);
    }
    if (choice == "<digits>") {
        return std::any_of(word.begin(), word.end(), is_digit);
    }
    if (choice == "<percent>") {
        return is_percent(script, term);
    }
    if (choice == "<proper>") {
        return is_proper(script, names, term);
    }
    if (choice == "<company>") {
        return names.company.contains(word);
    }
    if (choice == "<self>") {
        return names_somebody(script, script.terms()[term].token, names.seller);
    }
    return choice.ends_with('*') ? word.starts_with(choice.substr(0, choice.size() - 1))
                                 : word == choice;
}

std::optional<std::size_t> Pattern::match_from(const Script& script, const Names& names,
                                               std::size_t item, std::size_t first,
                                               std::size_t term) const {
    if (item == items_.size()) {
        return term;
    }
    const Item& wanted = items_[item];
    const auto ends_before = [&](std::size_t next) {
        return next == script.terms().size() ||
               (next > first && script.sentence_of(next) != script.sentence_of(next - 1));
    };
    if (wanted.kind == Kind::start) {
        const bool begins =
            term < script.terms().size() &&
            (term == 0 || script.tokens()[script.terms()[term - 1].token].pause != Pause::none);
        return begins ? match_from(script, names, item + 1, first, term) : std::nullopt;
    }
    if (wanted.kind == Kind::end) {
        const bool ends = ends_before(term) ||
                          script.tokens()[script.terms()[term - 1].token].pause != Pause::none;
        return ends ? match_from(script, names, item + 1, first, term) : std::nullopt;
    }
    if (wanted.kind == Kind::gap) {
        // Later items decide how much of the gap is used; the longest match counts.
        std::optional<std::size_t> longest;
        for (std::size_t end = term; end <= term + wanted.most; ++end) {
            if (const auto found = match_from(script, names, item + 1, first, end)) {
                longest = std::max(longest.value_or(0), *found);
            }
            if (ends_before(end)) {
                break;
            }
        }
        return longest;
    }
    const bool fitting =
        !ends_before(term) &&
        std::any_of(wanted.words.begin(), wanted.words.end(),
                    [&](std::string_view choice) { return fits(choice, script, names, term); });
    if (fitting) {
        if (const auto found = match_from(script, names, item + 1, first, term + 1)) {
            return found;
        }
    }
    return wanted.optional ? match_from(script, names, item + 1, first, term) : std::nullopt;
}

std::optional<std::size_t> Pattern::match(const Script& script, const Names& names,
                                          std::size_t first) const {
    const auto end = match_from(script, names, 0, first, first);
    return end && *end > first ? end : std::nullopt;
}

namespace {

/// Patterns ready to be matched: found by the word that they begin with.
struct Compiled {
    explicit Compiled(std::span<const std::string_view> texts) {
        patterns.reserve(texts.size());
        for (const std::string_view text : texts) {
            patterns.emplace_back(text);
        }
        for (const Pattern& pattern : patterns) {
            for (const std::string_view word : pattern.first_words()) {
                by_word[word].push_back(&pattern);
            }
            if (pattern.first_words().empty()) {
                anywhere.push_back(&pattern);
            }
        }
    }

    std::vector<Pattern> patterns;
    std::unordered_map<std::string_view, std::vector<const Pattern*>> by_word;
    std::vector<const Pattern*> anywhere;
};

/// Lists of patterns are constants, and compiled when they are first asked for: a command that asks
/// for none doesn't pay for them.
const Compiled& compiled(std::span<const std::string_view> patterns) {
    static std::unordered_map<const std::string_view*, std::unique_ptr<const Compiled>> known;
    std::unique_ptr<const Compiled>& entry = known[patterns.data()];
    if (!entry) {
        entry = std::make_unique<const Compiled>(patterns);
    }
    return *entry;
}

}  // namespace

std::vector<Span> find_all(const Script& script, const Names& names,
                           std::span<const std::string_view> patterns) {
    std::vector<Span> found;
    if (patterns.empty()) {
        return found;
    }
    const Compiled& wanted = compiled(patterns);
    for (std::size_t first = 0; first < script.terms().size();) {
        std::size_t end = first;
        const auto try_all = [&](const std::vector<const Pattern*>& candidates) {
            for (const Pattern* pattern : candidates) {
                end = std::max(end, pattern->match(script, names, first).value_or(first));
            }
        };
        try_all(wanted.anywhere);
        if (const auto fitting = wanted.by_word.find(script.terms()[first].word);
            fitting != wanted.by_word.end()) {
            try_all(fitting->second);
        }
        if (end > first) {
            found.push_back({first, end});
        }
        first = std::max(end, first + 1);
    }
    return found;
}

std::vector<Span> find_all_but(const Script& script, const Names& names,
                               std::span<const std::string_view> catches,
                               std::span<const std::string_view> leaves) {
    std::vector<Span> found = find_all(script, names, catches);
    if (found.empty()) {
        return found;
    }
    const std::vector<Span> left = find_all(script, names, leaves);
    std::erase_if(found, [&](const Span& match) {
        return std::any_of(left.begin(), left.end(), [&](const Span& leave) {
            return leave.first <= match.first && match.first < leave.end;
        });
    });
    return found;
}

}  // namespace vmcoach::coach
