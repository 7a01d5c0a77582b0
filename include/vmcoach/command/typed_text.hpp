#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "vmcoach/command/session.hpp"
#include "vmcoach/text/error.hpp"

namespace vmcoach::command {

/// A TEXT as it was meant: `-` stands for standard input, of which one final newline is dropped.
/// @param what  how an error names it, for example "the note"
/// @throws Error (usage) when it can't be stored as it is
std::string resolve_text(const Session& session, std::string_view what, const std::string& typed);

/// Whether somebody is there to write in an editor.
bool can_edit(const Session& session);

/// A text that a command is to store. One that was written in an editor stays in its file until it
/// is stored: whatever goes wrong on the way, it is not lost.
class Draft {
  public:
    Draft() = default;
    explicit Draft(std::optional<std::string> text) : text_(std::move(text)) {}
    Draft(std::string text, std::string file) : text_(std::move(text)), file_(std::move(file)) {}

    const std::optional<std::string>& text() const { return text_; }

    /// Does the work that stores the text, and then removes the file.
    /// @throws Error  as `work` does, with a hint that names the file
    template <typename Work>
    auto stored_by(Work work) const {
        try {
            auto result = work();
            discard();
            return result;
        } catch (const text::Error& error) {
            throw with_hint(error);
        }
    }

    /// The error, with a hint that names the file where there is one with something in it.
    text::Error with_hint(const text::Error& error) const;

  private:
    void discard() const;

    std::optional<std::string> text_;
    std::string file_;  ///< empty: the text was not written in an editor
};

/// Opens `$VISUAL`, `$EDITOR` or vi on a text, and takes what was written, without one final
/// newline.
/// @param before  what the editor shows at first
/// @throws Error (usage) when nothing was written, or it can't be stored; (io) when the editor
///         can't be started or fails
Draft edit_text(const Session& session, std::string_view what, std::string_view before = {});

}  // namespace vmcoach::command
