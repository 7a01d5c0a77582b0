#include "vmcoach/command/suggesting.hpp"

#include <algorithm>
#include <iterator>

#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::command {
namespace {

using text::format;

std::vector<std::string> child_names(const Command& command) {
    std::vector<std::string> names;
    for (const Command& child : command.children.all()) {
        if (!child.hidden) {
            names.emplace_back(child.name);
        }
    }
    return names;
}

/// Every command below this one, by its whole name: `prospect add`.
void collect(const Command& command, const std::string& prefix, std::vector<std::string>& names) {
    for (const Command& child : command.children.all()) {
        if (child.hidden) {
            continue;
        }
        names.push_back(prefix + std::string(child.name));
        collect(child, names.back() + " ", names);
    }
}

std::string last_word(const std::string& name) {
    return name.substr(name.rfind(' ') + 1);
}

/// As if it were one word, the way `promise-call` is.
std::string dashed(std::string words) {
    std::replace(words.begin(), words.end(), ' ', '-');
    return words;
}

/// The whole names out of which `key` makes this word.
template <typename Key>
std::vector<std::string> called(const std::vector<std::string>& names, const std::string& word,
                                Key key) {
    std::vector<std::string> found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found),
                 [&](const std::string& name) { return key(name) == word; });
    return found;
}

/// The whole names out of which `key` makes what is nearest to this word.
template <typename Key>
std::vector<std::string> resembling(const std::vector<std::string>& names, const std::string& word,
                                    Key key) {
    std::vector<std::string> keys;
    std::transform(names.begin(), names.end(), std::back_inserter(keys), key);
    const auto meant = text::nearest(word, keys);
    return meant ? called(names, *meant, key) : std::vector<std::string>();
}

std::string question(const std::vector<std::string>& names) {
    std::vector<std::string> lines;
    lines.reserve(names.size());
    for (const std::string& name : names) {
        lines.push_back(format("'vmcoach {}'", name));
    }
    return format("did you mean {}?", text::alternatives(lines));
}

/// What was typed as a command, without the program's name and in one word.
std::string typed_name(const std::vector<const Command*>& path, const std::string& word) {
    std::string name;
    for (std::size_t i = 1; i < path.size(); ++i) {
        name += format("{}-", path[i]->name);
    }
    return name + word;
}

std::vector<std::string> option_names(const std::vector<const Command*>& path) {
    std::vector<std::string> names = {"--help"};
    for (const Command* command : {path.back(), path.front()}) {
        for (const Option& option : command->options) {
            names.emplace_back(option.name);
        }
    }
    return names;
}

}  // namespace

text::Error unknown_command(const std::vector<const Command*>& path, const std::string& word) {
    const std::string message = format("'{}' is not a command of '{}'", word, whole_name(path));
    const std::vector<std::string> siblings = child_names(*path.back());
    std::vector<std::string> names;
    collect(*path.front(), "", names);
    const std::string lowered = text::lower_ascii(word);
    const std::string joined = typed_name(path, lowered);
    // A name that is right, but in the wrong place, was meant before one that resembles the word.
    for (const auto& right : {called(names, joined, dashed), called(names, lowered, last_word)}) {
        if (!right.empty()) {
            return text::usage_error(message, question(right));
        }
    }
    if (const auto sibling = text::did_you_mean(word, siblings)) {
        return text::usage_error(message, sibling);
    }
    for (const auto& near :
         {resembling(names, joined, dashed), resembling(names, lowered, last_word)}) {
        if (!near.empty()) {
            return text::usage_error(message, question(near));
        }
    }
    return text::usage_error(message, "the commands are " + text::alternatives(siblings));
}

text::Error unknown_option(const std::vector<const Command*>& path, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    // `-json` is two dashes short of one; `-j` may be the beginning of a text.
    const bool one_dash = !name.starts_with("--");
    const auto hint = one_dash && name.size() == 2
                          ? std::nullopt
                          : text::did_you_mean(one_dash ? "-" + name : name, option_names(path));
    // A text that begins with a dash can only be meant where one is taken.
    const bool takes_text = !path.back()->positionals.empty();
    return text::usage_error(format("unknown option '{}'", name),
                             hint         ? *hint
                             : takes_text ? "put -- before a text that begins with a dash"
                                          : format("see '{} --help'", whole_name(path)));
}

}  // namespace vmcoach::command
