#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// `vmcoach help due` is `vmcoach due --help`.
inline constexpr std::string_view help_word = "help";

/// What a command line asks for in place of doing something.
enum class HelpWish {
    none,
    brief,  ///< `-h`
    all,    ///< `--help`, `help`
};

/// An option on the command line.
struct Given {
    const Option* option;
    std::string value;  ///< empty where the option takes none
};

/// A command line whose command is found, and of which each word is known to be what.
struct Reading {
    std::span<const std::string> typed;  ///< all of it
    std::vector<const Command*> path;    ///< from the root to the command
    std::vector<Given> options;          ///< one for each value, as they were typed
    const Option* unfinished = nullptr;  ///< the last word, if that should have a value
    std::vector<std::size_t> values;     ///< those known by their places: where they are in `typed`
    HelpWish help = HelpWish::none;
};

/// Finds the command that the arguments name. What is no option and no command's name is a value,
/// whatever it looks like.
/// @param arguments  must outlive the reading
/// @throws Error (usage) when there is no such command, or an option is unknown
Reading read_arguments(const Command& root, const std::vector<std::string>& arguments);

/// The option of this name (long or short) that the command or the root has; null where neither
/// has.
const Option* find_option(const std::vector<const Command*>& path, std::string_view name);

}  // namespace vmcoach::command
