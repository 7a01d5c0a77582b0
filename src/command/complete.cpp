#include <algorithm>
#include <memory>

#include "vmcoach/command/completing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/text/typed_word.hpp"

namespace vmcoach::command {
namespace {

using text::TypedWord;

struct Values {
    std::optional<Shell> shell;
    std::vector<std::string> line;
};

/// A command line that a shell hands over.
struct Line {
    std::vector<TypedWord> words;  ///< the last is where the cursor is
    std::string replaced;     ///< bash: the part of that word that an answer takes the place of
    bool is_listing = false;  ///< bash: answers are shown, not typed
};

/// bash's words end at colons and the like, so it hands over how it completes, what it would
/// replace, and the whole line. From fish all words but the last come without their quotes.
Line read_line(const Values& values) {
    Line line;
    if (*values.shell == Shell::bash) {
        if (values.line.size() != 3) {
            throw text::usage_error("--line takes three words from bash");
        }
        constexpr std::string_view listing = "63";
        line.is_listing = values.line[0] == listing;
        line.replaced = values.line[1];
        line.words = text::read_typed_line(values.line[2]);
    } else if (*values.shell == Shell::zsh) {
        for (const std::string& word : values.line) {
            line.words.push_back(text::read_typed_word(word, text::QuoteStyle::bourne));
        }
    } else {
        for (const std::string& word : values.line) {
            line.words.push_back({word, word});
        }
        line.words.back() = text::read_typed_word(values.line.back(), text::QuoteStyle::fish);
    }
    return line;
}

/// The words behind the program's name. The shell's work is done for the one expansion that file
/// names usually have.
std::vector<std::string> arguments_of(const Line& line, const Session& session) {
    std::vector<std::string> arguments;
    const auto home = session.context().variable("HOME");
    for (auto word = line.words.begin() + 1; word < line.words.end(); ++word) {
        const bool is_in_home = home && word->raw.starts_with("~/");
        arguments.push_back(is_in_home ? *home + word->value.substr(1) : word->value);
    }
    return arguments;
}

/// What all candidates begin with.
std::string common_beginning(const std::vector<Candidate>& list) {
    std::string common = list.front().value;
    for (const Candidate& candidate : list) {
        const auto end = std::mismatch(common.begin(), common.end(), candidate.value.begin(),
                                       candidate.value.end())
                             .first;
        common.erase(end, common.end());
    }
    return common;
}

/// Whether a shell that types what all candidates begin with would take back something that
/// somebody has typed.
bool loses_what_is_typed(const std::vector<Candidate>& list, const std::string& typed) {
    return list.size() > 1 && !text::fold(common_beginning(list)).starts_with(text::fold(typed));
}

std::string explained(const Candidate& candidate, std::string_view before,
                      std::string_view behind) {
    return candidate.description.empty()
               ? candidate.shown
               : text::format("{}  {}{}{}", candidate.shown, before, candidate.description, behind);
}

std::string for_bash(const Candidates& found, const Line& line) {
    std::string answer;
    const TypedWord& word = line.words.back();
    if (!word.raw.ends_with(line.replaced)) {
        return answer;
    }
    const TypedWord kept = text::read_typed_word(
        std::string_view(word.raw).substr(0, word.raw.size() - line.replaced.size()),
        text::QuoteStyle::bourne);
    const auto quoted = [&](const std::string& value) {
        return value.starts_with(kept.value)
                   ? text::quoted_for_bash(std::string_view(value).substr(kept.value.size()),
                                           kept.open)
                   : std::nullopt;
    };
    std::vector<Candidate> possible;
    for (Candidate candidate : found.list) {
        auto answer_to_type = quoted(candidate.value);
        if (!answer_to_type && !candidate.otherwise.empty()) {
            candidate.value = candidate.otherwise;
            answer_to_type = quoted(candidate.value);
        }
        if (answer_to_type) {
            answer += line.is_listing ? explained(candidate, "(", ")") : *answer_to_type;
            answer += '\n';
            possible.push_back(std::move(candidate));
        }
    }
    if (!line.is_listing && loses_what_is_typed(possible, word.value)) {
        // With one that begins like none, there is no common beginning.
        answer += '\n';
    }
    return answer;
}

std::string for_zsh(const Candidates& found, const std::string& typed) {
    std::string answer = loses_what_is_typed(found.list, typed) ? "\tlist\n" : "";
    std::size_t widest = 0;
    for (const Candidate& candidate : found.list) {
        widest = std::max(widest, text::width(candidate.shown));
    }
    for (Candidate candidate : found.list) {
        if (!candidate.description.empty()) {
            candidate.shown = text::padded(candidate.shown, widest);
        }
        answer += text::format("{}\t{}\n", candidate.value, explained(candidate, "-- ", ""));
    }
    return answer;
}

std::string for_fish(const Candidates& found) {
    std::string answer;
    for (const Candidate& candidate : found.list) {
        answer += text::format("{}\t{}\n", candidate.value, candidate.description);
    }
    return answer;
}

std::string answer_to(const Values& values, const Session& session) {
    const Line line = read_line(values);
    const std::vector<std::string> arguments = arguments_of(line, session);
    if (arguments.empty()) {
        return {};
    }
    GlobalOptions options;
    const Command root = build_tree(options);
    const Place place = find_place(root, arguments);
    std::vector<std::string> nobody_reads;
    Session described(session.context(), options, nobody_reads);
    const Candidates found = candidates_for(place, described);
    if (found.files != Wanted::anything) {
        return found.files == Wanted::file ? "\tfiles\n" : "\tfolders\n";
    }
    switch (*values.shell) {
        case Shell::bash:
            return for_bash(found, line);
        case Shell::zsh:
            return for_zsh(found, place.before + place.typed);
        case Shell::fish:
            return for_fish(found);
    }
    return {};
}

/// Somebody is in the middle of a line: whatever is wrong is no reason to disturb.
int run(const Values& values, const Session& session) {
    try {
        session.print(answer_to(values, session));
    } catch (const std::exception&) {
        return 0;
    }
    return 0;
}

}  // namespace

Command complete_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "what a word of a command line may become",
        .positionals = {{"SHELL", "bash, zsh or fish", Arity::required,
                         choice_into(values->shell, shells)}},
        .options = {{.name = "--line",
                     .placeholder = "WORD",
                     .description = "what the shell hands over",
                     .store = into(values->line),
                     .takes_rest = true}},
        .run = [values](Session& session) { return run(*values, session); },
        .hidden = true,
    };
}

}  // namespace vmcoach::command
