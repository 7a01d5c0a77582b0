#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/names.hpp"

namespace vmcoach::command {

enum class Shell { bash, zsh, fish };
inline constexpr std::array shells = {domain::Named{Shell::bash, "bash"},
                                      domain::Named{Shell::zsh, "zsh"},
                                      domain::Named{Shell::fish, "fish"}};

/// The place on a command line where somebody is typing.
struct Place {
    std::vector<const Command*> path;  ///< from the root to the command
    std::vector<const Option*> given;  ///< the options before it
    std::string typed;                 ///< of the value, or of the command's or option's name
    std::string before;                ///< what the word has before it: `--cadence=`
    const Store* value = nullptr;      ///< takes the value; null where there is none to take
    bool may_be_command = false;       ///< the name of one is wanted
    bool may_be_option = false;        ///< a dash begins an option here
};

/// Finds the place of a line's last word. The values of the root's options go to their Stores.
/// @param words  without the program's own name; the last is what is typed, perhaps nothing
/// @throws Error (usage) for what a line can't go on behind
Place find_place(const Command& root, const std::vector<std::string>& words);

/// What the word may become.
struct Candidate {
    std::string value;        ///< the whole word, which has no control characters
    std::string shown;        ///< the part of it that is of interest
    std::string description;  ///< safe to print
    std::string otherwise;    ///< what means the same where the value can't be typed, or empty
};

struct Candidates {
    std::vector<Candidate> list;
    Wanted files = Wanted::anything;  ///< file, folder: what the shell itself must look for
};

/// The commands, options and values that fit.
/// @throws Error
Candidates candidates_for(const Place& place, Session& session);

/// The values that fit, from the database among others.
/// @param may_begin_with_dash  whether such a value would not be taken for an option
/// @throws Error
Candidates candidates_for_value(const Store& value, const std::string& typed,
                                bool may_begin_with_dash, Session& session);

}  // namespace vmcoach::command
