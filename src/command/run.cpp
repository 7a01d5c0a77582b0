#include "vmcoach/command/run.hpp"

#include <algorithm>
#include <array>
#include <exception>

#include "vmcoach/command/help.hpp"
#include "vmcoach/command/parser.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/view/error.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

/// What the system did wrong after a commit has not undone it, and whoever is told of an error must
/// not do it all again.
int run_command(const Command& command, Session& session) {
    try {
        return command.run(session);
    } catch (const Error& error) {
        constexpr std::array faults = {ErrorKind::io, ErrorKind::busy, ErrorKind::bad_database};
        if (!session.has_changed() ||
            std::find(faults.begin(), faults.end(), error.kind()) == faults.end()) {
            throw;
        }
        std::string hint = "what the command changed before is stored";
        if (error.hint() && error.hint()->find("nothing was changed") == std::string::npos) {
            hint += "; " + *error.hint();
        }
        throw Error(error.kind(), error.message(), hint);
    }
}

int execute(const std::vector<std::string>& arguments, const Context& context,
            std::vector<std::string>& remarks) {
    GlobalOptions options;
    const Command root = build_tree(options);
    const Parsed parsed = parse(root, arguments);
    Session session(context, options, remarks);
    if (parsed.help != HelpWish::none) {
        session.print(parsed.help == HelpWish::all ? help(parsed.path) : brief_help(parsed.path));
        return 0;
    }
    if (options.version) {
        session.print("vmcoach " VMCOACH_VERSION "\n");
        return 0;
    }
    // A wrong value is refused even by commands that don't use it.
    if (options.now) {
        session.timestamp();
    }
    if (options.zone) {
        session.seller_zone();
    }
    return run_command(*parsed.path.back(), session);
}

/// The command line may be what is wrong, so this doesn't wait for it to be parsed.
bool asks_for_json(const std::vector<std::string>& arguments) {
    // Behind these, everything is somebody else's.
    const auto end = std::find_if(arguments.begin(), arguments.end(), [](const std::string& word) {
        return word == "--" || word == "--exec" || word.starts_with("--exec=");
    });
    return std::find(arguments.begin(), end, "--json") != end;
}

int report(const Error& error, const std::vector<std::string>& arguments, const Context& context,
           const std::vector<std::string>& remarks) {
    try {
        context.write_err(asks_for_json(arguments) ? view::json(error, remarks)
                                                   : view::say_error(error));
    } catch (const Error&) {
        // There is nowhere left to tell it; the exit code still does.
    }
    return static_cast<int>(error.kind());
}

/// The command has succeeded, whether or not anybody hears what is good to know.
void tell(const std::vector<std::string>& remarks, const Context& context) {
    try {
        for (const std::string& remark : remarks) {
            context.write_err(remark + "\n");
        }
    } catch (const Error&) {
        return;
    }
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Context& context) {
    std::vector<std::string> remarks;
    try {
        const int code = execute(arguments, context, remarks);
        tell(remarks, context);
        return code;
    } catch (const Error& error) {
        return report(error, arguments, context, remarks);
    } catch (const std::exception& bug) {
        return report({ErrorKind::internal, format("internal error: {}", bug.what()),
                       "this is a bug; what was committed before it is safe"},
                      arguments, context, remarks);
    }
}

}  // namespace vmcoach::command
