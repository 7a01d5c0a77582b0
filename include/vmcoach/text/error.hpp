#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::text {

/// Why a command could not do what it was asked. The values are the process's exit codes, which
/// scripts rely on.
enum class ErrorKind {
    usage = 2,
    not_found = 3,
    ambiguous = 4,
    refused = 5,
    busy = 6,
    bad_database = 7,
    io = 8,
    hook = 9,
    internal = 70,
    interrupted = 130,
};

/// The name of a kind as `--json` spells it, for example `not_found`.
std::string_view name(ErrorKind kind);

/// One of several things that the user may have meant.
struct Candidate {
    std::string id;      ///< What to type to mean this one.
    std::string name;    ///< As it is recorded.
    std::string detail;  ///< What tells it from its namesakes; may be empty.
};

/// The only exception that the rooms throw on purpose. It is thrown where the cause is known and
/// turned into words and an exit code once, by the command room.
class Error : public std::exception {
  public:
    /// @param message  what went wrong, as a sentence without a full stop or the program's name
    /// @param hint     what to type instead; none where there is nothing useful to say
    Error(ErrorKind kind, std::string message, std::optional<std::string> hint = std::nullopt,
          std::vector<Candidate> candidates = {});

    ErrorKind kind() const { return kind_; }
    const std::string& message() const { return message_; }
    const std::optional<std::string>& hint() const { return hint_; }
    const std::vector<Candidate>& candidates() const { return candidates_; }
    const char* what() const noexcept override { return message_.c_str(); }

  private:
    ErrorKind kind_;
    std::string message_;
    std::optional<std::string> hint_;
    std::vector<Candidate> candidates_;
};

/// Shorthand for the commonest error: the user typed what can't be read.
Error usage_error(std::string message, std::optional<std::string> hint = std::nullopt);

}  // namespace vmcoach::text
