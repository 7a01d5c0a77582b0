#include "vmcoach/command/completing.hpp"

#include <algorithm>

#include "vmcoach/command/arguments.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {
namespace {

/// Follows a line from word to word, as the parser does.
class Walk {
  public:
    explicit Walk(const Command& root) { place_.path = {&root}; }

    void pass(const std::string& word) {
        if (pending_ != nullptr) {
            give(*pending_, word);
        } else if (!only_values_ && word == "--") {
            only_values_ = true;
        } else if (!only_values_ && word.size() > 1 && word.front() == '-') {
            pass_option(word);
        } else if (!only_values_ && word == help_word && place_.path.size() == 1) {
            return;
        } else if (!place_.path.back()->children.empty()) {
            enter(word);
        } else {
            ++values_;
        }
    }

    Place stop(const std::string& word) && {
        place_.typed = word;
        if (pending_ != nullptr) {
            place_.value = &pending_->store;
            return std::move(place_);
        }
        place_.may_be_option = !only_values_;
        if (const std::size_t equals = word.find('=');
            place_.may_be_option && word.starts_with("--") && equals != std::string::npos) {
            stop_behind_equals(equals);
            return std::move(place_);
        }
        const Command& command = *place_.path.back();
        if (!command.children.empty()) {
            place_.may_be_command = true;
        } else if (!command.positionals.empty()) {
            const bool more = command.positionals.back().arity == Arity::words;
            if (values_ < command.positionals.size() || more) {
                const std::size_t last = command.positionals.size() - 1;
                place_.value = &command.positionals[std::min(values_, last)].store;
            }
        }
        return std::move(place_);
    }

  private:
    const Option& option(std::string_view name) const {
        const Option* found = find_option(place_.path, name);
        if (found == nullptr) {
            throw text::usage_error(text::format("unknown option '{}'", name));
        }
        return *found;
    }

    void pass_option(const std::string& word) {
        if (word == "-h" || word == "--help") {
            return;
        }
        if (!word.starts_with("--")) {
            for (const char letter : word.substr(1)) {
                place_.given.push_back(&option(std::string{'-', letter}));
            }
            return;
        }
        const std::size_t equals = word.find('=');
        const Option& named = option(word.substr(0, equals));
        place_.given.push_back(&named);
        if (named.placeholder.empty()) {
            return;
        }
        pending_ = &named;
        if (equals != std::string::npos) {
            give(named, word.substr(equals + 1));
        }
    }

    void give(const Option& named, const std::string& value) {
        const std::vector<Option>& of_all = place_.path.front()->options;
        if (std::any_of(of_all.begin(), of_all.end(),
                        [&](const Option& one) { return &one == &named; })) {
            named.store(value);
        }
        if (!named.takes_rest) {
            pending_ = nullptr;
        }
    }

    void enter(const std::string& word) {
        const Command* child = place_.path.back()->children.find(word);
        if (child == nullptr || child->hidden) {
            throw text::usage_error(text::format("'{}' is not a command", word));
        }
        place_.path.push_back(child);
    }

    void stop_behind_equals(std::size_t equals) {
        const Option& named = option(place_.typed.substr(0, equals));
        if (!named.placeholder.empty()) {
            place_.value = &named.store;
        }
        place_.before = place_.typed.substr(0, equals + 1);
        place_.typed.erase(0, equals + 1);
        place_.may_be_option = false;
    }

    Place place_;
    const Option* pending_ = nullptr;  ///< the next word is its value
    std::size_t values_ = 0;           ///< known by their places
    bool only_values_ = false;
};

bool may_be_given(const Place& place, const Option& option) {
    return std::none_of(place.given.begin(), place.given.end(), [&](const Option* given) {
        return given == &option ? !option.repeatable
                                : !option.group.empty() && option.group == given->group;
    });
}

Candidate named(std::string_view name, std::string_view description) {
    return {.value = std::string(name),
            .shown = std::string(name),
            .description = std::string(description)};
}

void add_options(const Place& place, const Command& command, std::vector<Candidate>& list) {
    for (const Option& option : command.options) {
        if (option.name.starts_with(place.typed) && may_be_given(place, option)) {
            list.push_back(named(option.name, option.description));
        }
    }
}

void add_commands(const Place& place, std::vector<Candidate>& list) {
    for (const Command& child : place.path.back()->children.all()) {
        if (!child.hidden && child.name.starts_with(place.typed)) {
            list.push_back(named(child.name, child.summary));
        }
    }
}

void add_all_options(const Place& place, std::vector<Candidate>& list) {
    add_options(place, *place.path.back(), list);
    if (place.path.size() > 1) {
        add_options(place, *place.path.front(), list);
    }
    if (constexpr std::string_view help = "--help"; help.starts_with(place.typed)) {
        list.push_back(named(help, "how to use it"));
    }
}

}  // namespace

Place find_place(const Command& root, const std::vector<std::string>& words) {
    Walk walk(root);
    std::for_each(words.begin(), words.end() - 1,
                  [&](const std::string& word) { walk.pass(word); });
    return std::move(walk).stop(words.back());
}

Candidates candidates_for(const Place& place, Session& session) {
    Candidates found;
    if (place.may_be_option && place.typed.starts_with('-')) {
        add_all_options(place, found.list);
    } else if (place.may_be_command) {
        add_commands(place, found.list);
    } else if (place.value != nullptr) {
        found = candidates_for_value(*place.value, place.typed, !place.may_be_option, session);
    } else if (place.may_be_option && place.typed.empty()) {
        add_options(place, *place.path.back(), found.list);
    }
    for (Candidate& candidate : found.list) {
        candidate.value.insert(0, place.before);
        if (!candidate.otherwise.empty()) {
            candidate.otherwise.insert(0, place.before);
        }
    }
    return found;
}

}  // namespace vmcoach::command
