#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace vmcoach::command {

/// What an arrow and the like come out as.
inline constexpr char arrow_key = 0;

/// Keys of the terminal, one at a time and unseen, as long as the object lives. What was typed
/// before is forgotten.
struct Keyboard {
    /// Waits for a key, so long at most.
    /// @return the key's first byte, arrow_key; none when the time is over
    /// @throws Error interrupted (Ctrl-C), io (the terminal is gone)
    std::function<std::optional<char>(std::chrono::milliseconds)> wait;
    std::shared_ptr<void> restore;  ///< puts the terminal back as it was
};

/// The keyboard of the terminal that the process belongs to, even where standard input is not it.
/// @throws Error (usage) where there is none
Keyboard open_keyboard();

}  // namespace vmcoach::command
