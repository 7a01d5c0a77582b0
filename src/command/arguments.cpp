#include "vmcoach/command/arguments.hpp"

#include <algorithm>
#include <charconv>

#include "vmcoach/command/suggesting.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {
namespace {

constexpr char token_mark = '=';

/// Takes all that stands behind an option as values.
/// @return how many of the arguments that makes, with the option's own
std::size_t take_rest(Reading& reading, const std::vector<std::string>& arguments,
                      std::size_t place) {
    for (std::size_t next = place + 1; next < arguments.size(); ++next) {
        reading.arguments.push_back(reading.tokens.hide(arguments[next], next));
    }
    return arguments.size() - place;
}

/// Reads one option, and the value that belongs to it.
/// @return how many of the arguments it takes
std::size_t read_option(Reading& reading, const std::vector<std::string>& arguments,
                        std::size_t place) {
    const std::string& word = arguments[place];
    const std::size_t equals = word.find('=');
    if (word.starts_with("--")) {
        const std::string name = word.substr(0, equals);
        const Option* option = find_option(reading.path, name);
        if (option == nullptr) {
            throw unknown_option(reading.path, word);
        }
        if (equals != std::string::npos) {
            if (option->placeholder.empty()) {
                throw text::usage_error(text::format("{} takes no value", name));
            }
            reading.arguments.push_back(name);
            reading.arguments.push_back(reading.tokens.hide(word.substr(equals + 1), place));
            return option->takes_rest ? take_rest(reading, arguments, place) : 1;
        }
        reading.arguments.push_back(name);
        if (option->takes_rest) {
            return take_rest(reading, arguments, place);
        }
        if (option->placeholder.empty() || place + 1 == arguments.size()) {
            return 1;
        }
        reading.arguments.push_back(reading.tokens.hide(arguments[place + 1], place + 1));
        return 2;
    }
    for (const char letter : word.substr(1)) {
        const std::string name = {'-', letter};
        const Option* option = find_option(reading.path, name);
        if (option == nullptr || !option->placeholder.empty()) {
            throw unknown_option(reading.path, word);
        }
        reading.arguments.push_back(name);
    }
    return 1;
}

}  // namespace

std::string Tokens::hide(std::string word, std::size_t place) {
    words_.push_back({std::move(word), place});
    return text::format("{}{}", token_mark, words_.size() - 1);
}

const Tokens::Word& Tokens::word(const std::string& token) const {
    std::size_t index = 0;
    std::from_chars(token.data() + 1, token.data() + token.size(), index);
    return words_.at(index);
}

const std::string& Tokens::reveal(const std::string& token) const {
    return word(token).text;
}

std::size_t Tokens::place(const std::string& token) const {
    return word(token).place;
}

const Option* find_option(const std::vector<const Command*>& path, std::string_view name) {
    for (const Command* command : {path.back(), path.front()}) {
        for (const Option& option : command->options) {
            if (option.name == name || option.short_name == name) {
                return &option;
            }
        }
    }
    return nullptr;
}

Reading read_arguments(const Command& root, const std::vector<std::string>& arguments) {
    Reading reading{.typed = arguments, .path = {&root}};
    bool only_values = false;
    bool is_asked_by_word = false;
    for (std::size_t place = 0; place < arguments.size();) {
        const std::string& word = arguments[place];
        const Children& children = reading.path.back()->children;
        if (!only_values && word == "--") {
            only_values = true;
        } else if (!only_values && (word == "-h" || word == "--help")) {
            reading.help = std::max(reading.help, word == "-h" ? HelpWish::brief : HelpWish::all);
        } else if (!only_values && word.size() > 1 && word.front() == '-') {
            place += read_option(reading, arguments, place);
            continue;
        } else if (!only_values && word == help_word && reading.path.size() == 1 &&
                   !is_asked_by_word) {
            is_asked_by_word = true;
        } else if (!children.empty()) {
            const Command* child = children.find(word);
            if (child == nullptr) {
                throw unknown_command(reading.path, word);
            }
            reading.path.push_back(child);
        } else {
            reading.arguments.push_back(reading.tokens.hide(word, place));
        }
        ++place;
    }
    if (is_asked_by_word && reading.help == HelpWish::none) {
        reading.help = HelpWish::all;
    }
    return reading;
}

}  // namespace vmcoach::command
