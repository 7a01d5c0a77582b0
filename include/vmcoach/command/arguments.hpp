#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// `vmcoach help due` is `vmcoach due --help`.
inline constexpr std::string_view help_word = "help";

/// The user's words, each replaced by a token that an option parser can't take for anything but a
/// value. CLI11 2.1.2 gives a meaning of its own to `++`, to `[a,b]` and to a value that is also a
/// command's name; it never sees any of them.
class Tokens {
  public:
    /// @param place  the argument that the word is, or is part of
    std::string hide(std::string word, std::size_t place);
    const std::string& reveal(const std::string& token) const;
    std::size_t place(const std::string& token) const;

  private:
    struct Word {
        std::string text;
        std::size_t place;
    };
    const Word& word(const std::string& token) const;

    std::vector<Word> words_;
};

/// What a command line asks for in place of doing something.
enum class HelpWish {
    none,
    brief,  ///< `-h`
    all,    ///< `--help`, `help`
};

/// A command line whose command is found, and whose values are hidden.
struct Reading {
    std::vector<std::string> typed;      ///< all of it
    std::vector<const Command*> path;    ///< from the root to the command
    std::vector<std::string> arguments;  ///< what stands beside the commands' names
    Tokens tokens;
    HelpWish help = HelpWish::none;
};

/// Finds the command that the arguments name.
/// @throws Error (usage) when there is no such command, or an option is unknown
Reading read_arguments(const Command& root, const std::vector<std::string>& arguments);

/// The option of this name (long or short) that the command or the root has; null where neither
/// has.
const Option* find_option(const std::vector<const Command*>& path, std::string_view name);

}  // namespace vmcoach::command
