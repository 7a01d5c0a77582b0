#include "vmcoach/coach/script.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/split.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/time/vocabulary.hpp"

namespace vmcoach::coach {
namespace {

using text::contains;

using Expansion = std::pair<std::string_view, std::string_view>;

/// Contractions, and what they stand for. Endings first.
constexpr std::array<Expansion, 5> endings = {
    {{"'ll", "will"}, {"'ve", "have"}, {"'re", "are"}, {"'m", "am"}, {"'d", "would"}}};

constexpr std::array<Expansion, 36> contractions = {{
    {"can't", "can not"},    {"cannot", "can not"}, {"won't", "will not"},
    {"shan't", "shall not"}, {"ain't", "is not"},   {"let's", "let us"},
    {"it's", "it is"},       {"that's", "that is"}, {"there's", "there is"},
    {"here's", "here is"},   {"what's", "what is"}, {"who's", "who is"},
    {"he's", "he is"},       {"she's", "she is"},   {"where's", "where is"},
    {"how's", "how is"},     {"y'all", "you all"},  {"gonna", "going to"},
    {"wanna", "want to"},    {"gotta", "have to"},  {"gimme", "give me"},
    {"lemme", "let me"},     {"ive", "i have"},     {"im", "i am"},
    {"dont", "do not"},      {"didnt", "did not"},  {"havent", "have not"},
    {"youre", "you are"},    {"youve", "you have"}, {"youll", "you will"},
    {"thats", "that is"},    {"wont", "will not"},  {"doesnt", "does not"},
    {"isnt", "is not"},      {"cant", "can not"},   {"ill", "i will"},
}};

/// Abbreviations whose full stop ends no sentence.
constexpr std::array<std::string_view, 12> never_end = {"mr", "mrs", "ms",  "dr",     "prof", "st",
                                                        "vs", "e.g", "i.e", "approx", "ext",  "no"};
/// Abbreviations whose full stop may end one as well.
constexpr std::array<std::string_view, 33> may_end = {
    "inc",  "ltd", "co",   "corp", "jr",   "sr",    "a.m", "p.m", "jan", "feb", "mar",
    "apr",  "jun", "jul",  "aug",  "sep",  "sept",  "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "weds", "thu",  "thur", "thurs", "fri", "sat", "sun", "etc", "dept"};
/// What goes on with a time, although it has a capital.
constexpr std::array<std::string_view, 8> time_zones = {"eastern", "central", "mountain", "pacific",
                                                        "et",      "ct",      "mt",       "pt"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// The dash at the start of a text, in bytes, or none. A hyphen is none.
std::size_t dash(std::string_view text) {
    for (const std::string_view candidate : {"\u2014", "\u2013", "--", "\u2015"}) {
        if (text.starts_with(candidate)) {
            return candidate.size();
        }
    }
    return 0;
}

/// Where a run without blanks falls apart into words: behind its first piece, and how long what
/// stands between is.
std::pair<std::size_t, std::size_t> next_break(std::string_view chunk) {
    const bool is_address = chunk.find('@') != std::string_view::npos ||
                            chunk.find("://") != std::string_view::npos ||
                            chunk.starts_with("www.");
    for (std::size_t i = 1; i + 1 < chunk.size(); ++i) {
        const bool letters = is_letter(chunk[i - 1]) && is_letter(chunk[i + 1]);
        if (const std::size_t length = dash(chunk.substr(i)); length > 0) {
            const bool range =
                is_digit(chunk[i - 1]) && i + length < chunk.size() && is_digit(chunk[i + length]);
            if (!range) {
                return {i, length};
            }
        }
        if (chunk.substr(i).starts_with("...") || chunk.substr(i).starts_with("\u2026")) {
            return {i + 3, 0};
        }
        if (letters && (chunk[i] == ',' || chunk[i] == ';' || chunk[i] == ':')) {
            return {i + 1, 0};
        }
        if (letters && chunk[i] == '/' && !is_address &&
            chunk.find('.') == std::string_view::npos) {
            return {i, 1};
        }
    }
    return {chunk.size(), 0};
}

/// Whether a sign belongs to the word that it begins or ends.
bool begins_word(std::string_view rest) {
    for (const std::string_view sign : {"$", "\u20ac", "\u00a3", "+", "#"}) {
        if (rest.starts_with(sign) && rest.size() > sign.size()) {
            return is_digit(rest[sign.size()]);
        }
    }
    return false;
}

/// The word inside a run without blanks, and how many bytes stand before it. Empty where there is
/// none.
std::pair<std::string_view, std::size_t> core_of(std::string_view chunk) {
    if (chunk == "&" || chunk == "+" || chunk.starts_with('%')) {
        return {chunk.substr(0, 1), 0};
    }
    std::size_t begin = 0;
    while (begin < chunk.size()) {
        const text::CodePoint next = text::first_code_point(chunk.substr(begin));
        if (text::is_word_character(next.value) || begins_word(chunk.substr(begin))) {
            break;
        }
        begin += next.bytes;
    }
    std::size_t end = begin;
    for (std::size_t i = begin; i < chunk.size();) {
        const text::CodePoint next = text::first_code_point(chunk.substr(i));
        i += next.bytes;
        if (text::is_word_character(next.value) || next.value == U'%') {
            end = i;
        }
    }
    return {chunk.substr(begin, end - begin), begin};
}

Pause pause_in(std::string_view punctuation) {
    if (punctuation.find_first_of(".!?") != std::string_view::npos ||
        punctuation.find("\u2026") != std::string_view::npos) {
        return Pause::sentence;
    }
    return punctuation.find_first_of(",;:()") != std::string_view::npos ? Pause::comma
                                                                        : Pause::none;
}

/// `vmcoach: ignore RULE...`
std::optional<std::string_view> ignored_rules(std::string_view line) {
    constexpr std::string_view name = "vmcoach:";
    constexpr std::string_view verb = "ignore";
    const auto skip_blanks = [&line] {
        while (!line.empty() && is_blank(line.front())) {
            line.remove_prefix(1);
        }
    };
    const auto begins_with = [&line](std::string_view word) {
        return text::lower_ascii(line.substr(0, word.size())) == word;
    };
    skip_blanks();
    if (!begins_with(name)) {
        return std::nullopt;
    }
    line.remove_prefix(name.size());
    skip_blanks();
    if (!begins_with(verb)) {
        return std::nullopt;
    }
    line.remove_prefix(verb.size());
    return line.empty() || is_blank(line.front()) ? std::optional(line) : std::nullopt;
}

/// Parts of a word that hyphens join, where both sides of the hyphen are letters.
std::vector<std::string_view> hyphenated(std::string_view key) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t i = 1; i + 1 < key.size(); ++i) {
        if (key[i] == '-' && is_letter(key[i - 1]) && is_letter(key[i + 1])) {
            parts.push_back(key.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(key.substr(begin));
    return parts;
}

void append_terms(std::vector<std::string>& terms, std::string_view key) {
    if (key == "&") {
        terms.emplace_back("and");
        return;
    }
    for (std::string_view part : hyphenated(key)) {
        const auto* const whole =
            std::find_if(contractions.begin(), contractions.end(),
                         [part](const Expansion& entry) { return entry.first == part; });
        if (whole != contractions.end()) {
            const std::vector<std::string> words = text::split(whole->second);
            terms.insert(terms.end(), words.begin(), words.end());
            continue;
        }
        if (part.size() > 3 && part.ends_with("n't")) {
            terms.emplace_back(part.substr(0, part.size() - 3));
            terms.emplace_back("not");
            continue;
        }
        const auto* const ending =
            std::find_if(endings.begin(), endings.end(), [part](const Expansion& entry) {
                return part.size() > entry.first.size() && part.ends_with(entry.first);
            });
        if (ending != endings.end()) {
            terms.emplace_back(part.substr(0, part.size() - ending->first.size()));
            terms.emplace_back(ending->second);
            continue;
        }
        terms.emplace_back(part);
    }
}

}  // namespace

std::string key_of(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::string_view rest = text; !rest.empty();) {
        const text::CodePoint next = text::first_code_point(rest);
        const bool apostrophe = next.value == U'\u2019' || next.value == U'\u2018' ||
                                next.value == U'\u02bc' || next.value == U'\uff07' ||
                                next.value == U'`' || next.value == U'\u00b4';
        plain += apostrophe ? "'" : rest.substr(0, next.bytes);
        rest.remove_prefix(next.bytes);
    }
    return text::fold(plain);
}

std::string_view without_possessive(std::string_view word) {
    for (const std::string_view ending : {"'s", "\u2019s"}) {
        if (word.ends_with(ending)) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return word;
}

std::vector<std::string> terms_of(std::string_view text) {
    std::vector<std::string> words;
    const Script script{std::string(text)};
    for (const Term& term : script.terms()) {
        words.push_back(term.word);
    }
    return words;
}

Script::Script(std::string text) : text_(text.begin(), text.end()) {
    std::string_view all(text_.data(), text_.size());
    constexpr std::string_view byte_order_mark = "\ufeff";
    if (all.starts_with(byte_order_mark)) {
        all.remove_prefix(byte_order_mark.size());
    }
    std::size_t number = 1;
    for (std::size_t begin = 0; begin <= all.size(); ++number) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        read_line(all.substr(begin, end - begin), number);
        begin = end + 1;
    }
    end_sentences();
    add_terms();
}

void Script::read_line(std::string_view line, std::size_t number) {
    if (const auto rules = ignored_rules(line)) {
        std::string_view rest = *rules;
        while (!rest.empty()) {
            const std::size_t begin = std::min(rest.find_first_not_of(" \t\r,"), rest.size());
            rest.remove_prefix(begin);
            const std::string_view rule = rest.substr(0, rest.find_first_of(" \t\r,"));
            if (!rule.empty()) {
                ignores_.push_back({std::string(rule), number});
            }
            rest.remove_prefix(rule.size());
        }
        return;
    }
    std::size_t column = 1;
    bool empty = true;
    for (std::size_t begin = 0; begin < line.size();) {
        if (is_blank(line[begin])) {
            ++begin;
            ++column;
            continue;
        }
        empty = false;
        std::size_t end = begin;
        while (end < line.size() && !is_blank(line[end])) {
            ++end;
        }
        std::string_view chunk = line.substr(begin, end - begin);
        while (!chunk.empty()) {
            const auto [length, between] = next_break(chunk);
            read_chunk(chunk.substr(0, length), {number, column, 0});
            if (between > 0 && !tokens_.empty() && dash(chunk.substr(length)) > 0) {
                tokens_.back().pause = std::max(tokens_.back().pause, Pause::comma);
            }
            column += characters(chunk.substr(0, length + between));
            chunk.remove_prefix(length + between);
        }
        begin = end;
    }
    if (empty && !tokens_.empty()) {
        tokens_.back().pause = Pause::sentence;
    }
}

void Script::read_chunk(std::string_view chunk, Place place) {
    const auto [core, before] = core_of(chunk);
    if (core.empty()) {
        // A dash or an ellipsis on its own.
        const Pause pause = chunk == "-" || dash(chunk) > 0 ? Pause::comma : pause_in(chunk);
        if (!tokens_.empty()) {
            tokens_.back().pause = std::max(tokens_.back().pause, pause);
        }
        return;
    }
    if (pause_in(chunk.substr(0, before)) == Pause::comma && !tokens_.empty()) {
        tokens_.back().pause = std::max(tokens_.back().pause, Pause::comma);
    }
    place.column += characters(chunk.substr(0, before));
    place.end_column = place.column + characters(core);
    tokens_.push_back({core, key_of(core), place});
    const std::string_view behind = chunk.substr(before + core.size());
    tokens_.back().pause = pause_in(behind);
    tokens_.back().full_stop = behind.starts_with(".") && !behind.starts_with("..");
}

/// A full stop behind an abbreviation ends a sentence only where a capital follows, if at all.
void Script::end_sentences() {
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        Token& token = tokens_[i];
        const bool last = i + 1 == tokens_.size();
        const bool initial =
            token.key.size() == 1 && text::begins_upper(token.text) && token.key != "i";
        if (token.full_stop && !last) {
            const Token& next = tokens_[i + 1];
            const bool goes_on = !text::begins_upper(next.text) || contains(time_zones, next.key) ||
                                 time::vocabulary::weekday(next.key).has_value();
            if (initial || contains(never_end, token.key) ||
                (contains(may_end, token.key) && goes_on)) {
                token.pause = Pause::none;
            }
        }
        token.sentence = sentence;
        if (token.pause == Pause::sentence) {
            ++sentence;
        }
    }
}

void Script::add_terms() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        std::vector<std::string> words;
        append_terms(words, tokens_[i].key);
        for (std::string& word : words) {
            terms_.push_back({std::move(word), i});
        }
    }
}

Span Script::sentence_around(std::size_t term) const {
    Span span{term, term + 1};
    while (span.first > 0 && sentence_of(span.first - 1) == sentence_of(term)) {
        --span.first;
    }
    while (span.end < terms_.size() && sentence_of(span.end) == sentence_of(term)) {
        ++span.end;
    }
    return span;
}

Place Script::place(std::size_t first, std::size_t end) const {
    const std::size_t begin = terms_[first].token;
    Place place = tokens_[begin].place;
    for (std::size_t i = begin; i <= terms_[end - 1].token; ++i) {
        if (tokens_[i].place.line == place.line) {
            place.end_column = tokens_[i].place.end_column;
        }
    }
    return place;
}

std::string_view Script::words(std::size_t first, std::size_t end) const {
    const std::string_view begin = tokens_[terms_[first].token].text;
    const std::string_view last = tokens_[terms_[end - 1].token].text;
    return {begin.data(), static_cast<std::size_t>(last.data() + last.size() - begin.data())};
}

}  // namespace vmcoach::coach
