#include "vmcoach/command/typed_text.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "vmcoach/process/program.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

std::string without_final_newline(std::string text) {
    if (text.ends_with('\n')) {
        text.pop_back();
    }
    return text;
}

/// A file that only its owner can read.
std::string make_file(const std::string& folder, std::string_view contents) {
    std::string path = folder + "/vmcoach-XXXXXX";
    const int descriptor = mkostemp(path.data(), O_CLOEXEC);
    if (descriptor < 0) {
        throw Error(ErrorKind::io,
                    format("cannot create a file in {}: {}", folder, std::strerror(errno)));
    }
    close(descriptor);
    if (!contents.empty()) {
        std::ofstream file(path, std::ios::binary);
        file << contents << '\n' << std::flush;
        if (!file) {
            unlink(path.c_str());
            throw Error(ErrorKind::io, format("cannot write {}: {}", path, std::strerror(errno)));
        }
    }
    return path;
}

std::string contents_of(const std::string& path) {
    std::ostringstream contents;
    contents << std::ifstream(path, std::ios::binary).rdbuf();
    return contents.str();
}

/// Ctrl-C belongs to the editor while it runs.
class InterruptsIgnored {
  public:
    InterruptsIgnored() : before_(std::signal(SIGINT, SIG_IGN)) {}
    ~InterruptsIgnored() { std::signal(SIGINT, before_); }
    InterruptsIgnored(const InterruptsIgnored&) = delete;
    InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;

  private:
    void (*before_)(int);
};

/// Runs the editor as a shell would, since the variable may hold options: `code --wait`.
void run_editor(const Context& context, const std::string& editor, const std::string& path) {
    const InterruptsIgnored ignored;
    const pid_t child = process::start({.words = {"/bin/sh", "-c", editor + " \"$1\"", "sh", path},
                                        .environment = context.variables()});
    if (!process::wait_for(child).well()) {
        throw Error(ErrorKind::io, format("the editor '{}' failed, so nothing is kept", editor),
                    "set VISUAL or EDITOR to an editor that works here");
    }
}

}  // namespace

std::string resolve_text(const Session& session, std::string_view what, const std::string& typed) {
    // One byte for the newline that is dropped, and one more tells that a text is too long.
    constexpr std::size_t most = text::max_text_bytes + 2;
    std::string text =
        typed == "-" ? without_final_newline(session.context().read_in(most)) : typed;
    text::require_storable(what, text);
    return text;
}

bool can_edit(const Session& session) {
    return session.context().in_is_terminal && session.context().out_is_terminal;
}

Draft edit_text(const Session& session, std::string_view what, std::string_view before) {
    const Context& context = session.context();
    if (!can_edit(session)) {
        throw text::usage_error(
            format("{} is missing, and there is no terminal to write it on", what),
            "give the TEXT, or - to read it from standard input");
    }
    const auto visual = context.variable("VISUAL");
    const std::string editor = visual ? *visual : context.variable("EDITOR").value_or("vi");
    const std::string file = make_file(context.variable("TMPDIR").value_or("/tmp"), before);
    try {
        run_editor(context, editor, file);
        std::string text = without_final_newline(contents_of(file));
        text::require_storable(what, text);
        return {std::move(text), file};
    } catch (const Error& error) {
        if (without_final_newline(contents_of(file)) == before) {
            unlink(file.c_str());
            throw;
        }
        throw Draft("", file).with_hint(error);
    }
}

void Draft::discard() const {
    if (!file_.empty()) {
        unlink(file_.c_str());
    }
}

Error Draft::with_hint(const Error& error) const {
    std::error_code ignored;
    // An editor may end an empty text with a newline.
    if (file_.empty() || std::filesystem::file_size(file_, ignored) <= 1) {
        discard();
        return error;
    }
    return {error.kind(), error.message(),
            format("{}{}what you wrote is in {}", error.hint().value_or(""),
                   error.hint() ? "; " : "", file_),
            error.candidates()};
}

}  // namespace vmcoach::command
