#include "vmcoach/command/arguments.hpp"

#include <algorithm>

#include "vmcoach/command/suggesting.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {
namespace {

/// Reads one option, and the values that belong to it.
/// @return how many of the arguments it takes
std::size_t read_option(Reading& reading, std::size_t place) {
    const std::string& word = reading.typed[place];
    if (!word.starts_with("--")) {
        for (const char letter : word.substr(1)) {
            const Option* option = find_option(reading.path, std::string{'-', letter});
            if (option == nullptr || !option->placeholder.empty()) {
                throw unknown_option(reading.path, word);
            }
            reading.options.push_back({option, ""});
        }
        return 1;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* option = find_option(reading.path, name);
    if (option == nullptr) {
        throw unknown_option(reading.path, word);
    }
    if (option->placeholder.empty()) {
        if (equals != std::string::npos) {
            throw text::usage_error(text::format("{} takes no value", name));
        }
        reading.options.push_back({option, ""});
        return 1;
    }
    const std::size_t left = reading.typed.size() - place - 1;
    std::size_t following = option->takes_rest ? left : 1;
    if (equals != std::string::npos) {
        reading.options.push_back({option, word.substr(equals + 1)});
        following = option->takes_rest ? left : 0;
    } else if (left == 0) {
        reading.unfinished = option;
        return 1;
    }
    for (const std::string& value : reading.typed.subspan(place + 1, following)) {
        reading.options.push_back({option, value});
    }
    return following + 1;
}

/// An option that stands before a command's name is the command's.
void hand_on_options(Reading& reading) {
    for (Given& given : reading.options) {
        const std::string_view name = given.option->name;
        given.option = find_option(reading.path, name);
        if (given.option == nullptr) {
            throw unknown_option(reading.path, std::string(name));
        }
    }
}

}  // namespace

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
            place += read_option(reading, place);
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
            hand_on_options(reading);
        } else {
            reading.values.push_back(place);
        }
        ++place;
    }
    if (is_asked_by_word && reading.help == HelpWish::none) {
        reading.help = HelpWish::all;
    }
    return reading;
}

}  // namespace vmcoach::command
