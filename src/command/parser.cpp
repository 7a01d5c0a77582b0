#include "vmcoach/command/parser.hpp"

#include <algorithm>
#include <iterator>

#include "vmcoach/command/arguments.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/shell.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::command {
namespace {

using text::format;

const std::vector<Positional>& positionals_of(const Reading& reading) {
    return reading.path.back()->positionals;
}

/// Whether the last value known by its place is made of all words that are left.
bool joins_words(const Reading& reading) {
    const auto& positionals = positionals_of(reading);
    return !positionals.empty() && positionals.back().arity == Arity::words;
}

/// The usual cause of words too many is a text without quotes: shows the whole line as it was
/// meant.
std::string last_text_quoted(const Reading& reading) {
    const std::size_t known = positionals_of(reading).size();
    if (known == 0) {
        return format("{} takes no further words", whole_name(reading.path));
    }
    const auto first = reading.values.begin() + static_cast<std::ptrdiff_t>(known) - 1;
    std::string text = reading.typed[*first];
    for (auto place = std::next(first); place != reading.values.end(); ++place) {
        text += " " + reading.typed[*place];
    }
    std::string line = "vmcoach";
    for (std::size_t place = 0; place < reading.typed.size(); ++place) {
        if (place == *first) {
            line += " " + text::shell_word(text);
        } else if (!std::binary_search(first, reading.values.end(), place)) {
            line += " " + text::shell_word(reading.typed[place]);
        }
    }
    return format("put quotes around it: {}", line);
}

void require_no_extras(const Reading& reading) {
    const std::size_t known = positionals_of(reading).size();
    if (reading.values.size() > known && !joins_words(reading)) {
        throw text::usage_error(
            format("'{}' is one word too many", reading.typed[reading.values[known]]),
            last_text_quoted(reading));
    }
}

void require_all_finished(const Reading& reading) {
    if (reading.unfinished != nullptr) {
        throw text::usage_error(format("{} needs a value: {}", reading.unfinished->name,
                                       reading.unfinished->placeholder));
    }
}

bool is_given(const Reading& reading, const Option& option) {
    return std::any_of(reading.options.begin(), reading.options.end(),
                       [&](const Given& given) { return given.option == &option; });
}

void require_once(const Reading& reading) {
    for (auto given = reading.options.begin(); given != reading.options.end(); ++given) {
        const Option& option = *given->option;
        const bool may_return =
            option.repeatable || option.takes_rest || option.placeholder.empty();
        if (!may_return && std::any_of(reading.options.begin(), given, [&](const Given& earlier) {
                return earlier.option == &option;
            })) {
            throw text::usage_error(format("{} is given twice", option.name));
        }
    }
}

void require_one_of_each_group(const Reading& reading) {
    const auto& options = reading.path.back()->options;
    for (auto a = options.begin(); a != options.end(); ++a) {
        for (auto b = std::next(a); b != options.end(); ++b) {
            if (!a->group.empty() && a->group == b->group && is_given(reading, *a) &&
                is_given(reading, *b)) {
                throw text::usage_error(format("{} and {} exclude each other", a->name, b->name));
            }
        }
    }
}

void require_positionals(const Reading& reading) {
    const auto& positionals = positionals_of(reading);
    for (std::size_t i = reading.values.size(); i < positionals.size(); ++i) {
        if (positionals[i].arity != Arity::optional) {
            throw text::usage_error(format("{} is missing", positionals[i].name),
                                    format("see '{} --help'", whole_name(reading.path)));
        }
    }
}

void store(std::string_view name, const Store& store, const std::string& value) {
    try {
        store(value);
    } catch (const text::Error& error) {
        throw text::Error(error.kind(), format("{}: {}", name, error.message()), error.hint());
    }
}

void store_values(const Reading& reading) {
    for (const Given& given : reading.options) {
        store(given.option->name, given.option->store, given.value);
    }
    const auto& positionals = positionals_of(reading);
    const std::size_t single = joins_words(reading) ? positionals.size() - 1 : positionals.size();
    for (std::size_t i = 0; i < std::min(single, reading.values.size()); ++i) {
        store(positionals[i].name, positionals[i].store, reading.typed[reading.values[i]]);
    }
    if (joins_words(reading)) {
        std::string joined;
        for (std::size_t i = single; i < reading.values.size(); ++i) {
            joined += (joined.empty() ? "" : " ") + reading.typed[reading.values[i]];
        }
        positionals.back().store(joined);
    }
}

}  // namespace

Parsed parse(const Command& root, const std::vector<std::string>& arguments) {
    const Reading reading = read_arguments(root, arguments);
    Parsed parsed{reading.path, reading.help};
    if (parsed.help != HelpWish::none) {
        return parsed;
    }
    const Command& command = *reading.path.back();
    if (reading.path.size() > 1 && !command.run) {
        std::vector<std::string> names;
        for (const Command& child : command.children.all()) {
            names.push_back(format("'{} {}'", whole_name(reading.path), child.name));
        }
        throw text::usage_error(format("'{}' needs a command", whole_name(reading.path)),
                                "type " + text::alternatives(names));
    }
    require_all_finished(reading);
    require_no_extras(reading);
    require_once(reading);
    require_one_of_each_group(reading);
    require_positionals(reading);
    store_values(reading);
    return parsed;
}

}  // namespace vmcoach::command
