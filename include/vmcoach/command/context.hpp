#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/keyboard.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::command {

/// The world outside: made once by main, and by tests as they need it. Nothing else in the program
/// asks the system for the time, the environment or a terminal.
struct Context {
    /// `NAME=value`. What it views must outlive this: nothing is copied for the many commands that
    /// look at a few variables.
    std::vector<std::string_view> environment;
    std::function<store::Timestamp()> clock;
    std::filesystem::path zone_folder;

    std::function<std::filesystem::path()> program;  ///< this program's own file

    bool in_is_terminal = false;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    std::optional<std::size_t> columns;  ///< of the terminal that stdout is
    std::optional<std::size_t> rows;
    /// Throws Error (usage) where there is no terminal.
    std::function<Keyboard()> open_keyboard;
    /// Time that only ever passes, whatever the clock is set to.
    std::function<std::chrono::milliseconds()> stopwatch;

    /// Standard input to its end, or its first so many bytes. Throws Error (io) when it can't be
    /// read.
    std::function<std::string(std::size_t most)> read_in;
    /// Forgets what was typed on the terminal before it was asked for; tells whether there was
    /// something.
    std::function<bool()> drop_typed;
    /// Shows a question, and reads the line that answers it on the terminal which standard input
    /// is, without its end; none at the end of input. Throws Error: io, interrupted.
    std::function<std::optional<std::string>(std::string_view question)> read_line;
    /// Both throw Error (io) when not everything could be written, and tell whether somebody still
    /// reads it: of a pipe whose reader has gone that is no error.
    std::function<bool(std::string_view)> write_out;
    std::function<bool(std::string_view)> write_err;

    /// A variable's value; none when it is unset or empty.
    std::optional<std::string> variable(std::string_view name) const;

    /// All of them, for another program.
    std::map<std::string, std::string> variables() const;
};

}  // namespace vmcoach::command
