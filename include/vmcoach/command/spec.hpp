#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {

class Session;

/// Takes one value that the user typed. What it throws is shown behind the option's name.
using Store = std::function<void(const std::string&)>;

/// An option of a command. Its texts are literals: nothing is copied for commands that don't run.
struct Option {
    std::string_view name;         ///< `--company`
    std::string_view short_name;   ///< `-q`, or empty
    std::string_view placeholder;  ///< what its value is called; empty: it takes none
    std::string_view description;
    Store store;  ///< called with "" for an option without a value
    bool repeatable = false;
    /// Of the options of a command that bear the same group, one may be given. Empty: none.
    std::string_view group = {};
    /// Its value is the rest of the command line, word by word, whatever that looks like.
    bool takes_rest = false;
};

enum class Arity {
    required,
    optional,
    words,  ///< one or more, joined with blanks; the last of a command
};

/// A value that is known by its place.
struct Positional {
    std::string_view name;  ///< `WHO`
    std::string_view description;
    Arity arity;
    Store store;
};

/// A command or, where it has children, a family of commands. The tree of these is the only
/// description of the command line; parser and help are made from it.
struct Command {
    std::string_view name;
    std::string_view summary;
    std::vector<Positional> positionals = {};
    std::vector<Option> options = {};
    std::vector<std::string_view> examples = {};
    std::vector<Command> children = {};
    /// Does the work after a complete parse.
    /// @return the exit code
    std::function<int(Session&)> run = nullptr;
};

/// Keeps the value as it was typed.
Store into(std::string& target);
Store into(std::optional<std::string>& target);
Store into(std::vector<std::string>& target);

/// Keeps that the option was given.
Store into(bool& target);

/// Keeps a text that will be stored: refuses what can't be (text::require_storable).
Store storable_into(std::string& target, std::string_view what);
Store storable_into(std::optional<std::string>& target, std::string_view what);
Store storable_into(std::vector<std::string>& target, std::string_view what);

/// Keeps the name of a file or a folder.
Store path_into(std::optional<std::string>& target);

/// Keeps a whole number from `min` to `max`.
Store number_into(std::optional<std::int64_t>& target, std::int64_t min, std::int64_t max);

/// Keeps a DURATION (time::parse_duration).
Store duration_into(std::optional<std::chrono::seconds>& target);

/// Keeps how many rows a listing shows at most; 0 stands for all.
Store limit_into(std::optional<std::int64_t>& target);

/// What the command at the end of a path is called: `vmcoach prospect add`.
std::string whole_name(const std::vector<const Command*>& path);

/// Refuses a word that is none of the choices.
[[noreturn]] void throw_bad_choice(const std::string& value, const std::vector<std::string>& names);

/// Keeps one of the values of a table of names.
template <typename Value, std::size_t size>
Store choice_into(std::optional<Value>& target,
                  const std::array<domain::Named<Value>, size>& names) {
    return [&target, &names](const std::string& value) {
        target = domain::value_of(names, value);
        if (!target) {
            throw_bad_choice(value, domain::all_names(names));
        }
    };
}

/// What most commands begin with.
inline Positional who_positional(std::string& target) {
    return {"WHO", "an id, (part of) a name, an e-mail address or a phone number", Arity::required,
            into(target)};
}

}  // namespace vmcoach::command
