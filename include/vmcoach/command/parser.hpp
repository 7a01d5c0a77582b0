#pragma once

#include <string>
#include <vector>

#include "vmcoach/command/arguments.hpp"
#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// What a command line turned out to ask for.
struct Parsed {
    /// From the root to the command, both included.
    std::vector<const Command*> path;
    HelpWish help = HelpWish::none;
};

/// Reads a command line against the tree, and hands every value to its Store, in any order. The
/// root's options may stand anywhere. Values reach the stores byte for byte, whatever they look
/// like. With `-h` or `--help` among the arguments, or `help` first, nothing is
/// stored.
/// @param arguments  without the program's own name
/// @throws Error (usage)
Parsed parse(const Command& root, const std::vector<std::string>& arguments);

}  // namespace vmcoach::command
