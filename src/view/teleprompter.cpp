#include "vmcoach/view/teleprompter.hpp"

#include <algorithm>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/judgement.hpp"

namespace vmcoach::view {
namespace {

/// The timer, its bar, and a line for the cursor.
constexpr std::size_t lines_below = 3;

bool is_ignored(const coach::Script& script, std::size_t line) {
    return std::any_of(script.ignores().begin(), script.ignores().end(),
                       [line](const coach::Ignore& ignore) { return ignore.line == line; });
}

}  // namespace

Teleprompter::Teleprompter(const coach::Script& script, const coach::Situation& situation,
                           const Style& style, std::size_t rows)
    : situation_(situation),
      style_(style),
      most_lines_(rows > lines_below + 1 ? rows - lines_below : 1) {
    const coach::Speech speech(script);
    const auto& tokens = script.tokens();
    const std::string_view text = script.text();
    std::size_t token = 0;
    std::size_t number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view rest = text.substr(begin, end - begin);
        begin = end + 1;
        if (is_ignored(script, number)) {
            continue;
        }
        lines_.emplace_back();
        std::size_t used = 0;
        while (!rest.empty()) {
            const std::size_t blanks = std::min(rest.find_first_not_of(" \t\r"), rest.size());
            rest.remove_prefix(blanks);
            const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r"));
            rest.remove_prefix(word.size());
            if (word.empty()) {
                continue;
            }
            // A word of the text may hold several of the script's, or be but a dash.
            double begins = token > 0 ? speech.begins(token - 1, situation.words_per_minute) : 0;
            if (token < tokens.size() && tokens[token].text.data() < rest.data()) {
                begins = speech.begins(token, situation.words_per_minute);
            }
            while (token < tokens.size() && tokens[token].text.data() < rest.data()) {
                ++token;
            }
            const std::string shown =
                text::cut_to_width(text::escaped(word), style_.columns.value_or(80));
            const std::size_t columns = text::width(shown);
            if (used > 0 && used + 1 + columns > style_.columns.value_or(80)) {
                lines_.emplace_back();
                used = 0;
            }
            used += columns + (used > 0 ? 1 : 0);
            lines_.back().push_back({shown, begins});
        }
    }
}

std::string Teleprompter::lit(const std::vector<Word>& line, double seconds) const {
    std::string spoken;
    std::string to_come;
    for (const Word& word : line) {
        std::string& part = word.begins <= seconds ? spoken : to_come;
        part += (part.empty() ? "" : " ") + word.text;
    }
    const char* between = spoken.empty() || to_come.empty() ? "" : " ";
    return (spoken.empty() ? "" : bold(spoken, style_)) + between + to_come;
}

std::string timer(double seconds, const coach::Situation& situation, const Style& style) {
    const std::string shown = text::format("{:5.1f} s", seconds);
    if (seconds > situation.max_seconds) {
        return warning(shown + "  too long", style);
    }
    return seconds >= situation.min_seconds ? good(shown, style) : shown;
}

std::vector<std::string> Teleprompter::frame(double seconds) const {
    std::size_t current = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (!lines_[i].empty() && lines_[i].front().begins <= seconds) {
            current = i;
        }
    }
    const std::size_t shown = std::min(lines_.size(), most_lines_);
    const std::size_t first =
        std::min(current > shown / 2 ? current - shown / 2 : 0, lines_.size() - shown);
    std::vector<std::string> result;
    for (std::size_t i = first; i < first + shown; ++i) {
        result.push_back(lit(lines_[i], seconds));
    }
    result.push_back(timer(seconds, situation_, style_));
    result.push_back(
        text::cut_to_width(length_bar(seconds, situation_), style_.columns.value_or(80)));
    return result;
}

std::string Teleprompter::words_due(double seconds, std::size_t& shown) const {
    std::string result;
    std::size_t place = 0;
    for (const std::vector<Word>& line : lines_) {
        for (const Word& word : line) {
            if (place >= shown && word.begins <= seconds) {
                result += word.text + (&word == &line.back() ? "\n" : " ");
                shown = place + 1;
            }
            ++place;
        }
    }
    return result;
}

}  // namespace vmcoach::view
