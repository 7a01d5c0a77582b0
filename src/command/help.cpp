#include "vmcoach/command/help.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/paragraph.hpp"

namespace vmcoach::command {
namespace {

using text::format;

constexpr std::size_t most_lines = 25;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
constexpr view::Style page{.columns = 80};

/// What stands on the left, and what explains it.
using Entry = std::pair<std::string, std::string_view>;

std::string section(std::string_view heading, const std::vector<Entry>& entries) {
    if (entries.empty()) {
        return {};
    }
    std::size_t widest = 0;
    for (const Entry& entry : entries) {
        widest = std::max(widest, text::width(entry.first));
    }
    std::string result = format("\n{}:\n", heading);
    for (const auto& [left, right] : entries) {
        result += view::paragraph(format("  {}  {}", text::padded(left, widest), right), widest + 4,
                                  no_limit, page);
    }
    return result;
}

std::string option_syntax(const Option& option) {
    std::string result(option.name);
    if (!option.short_name.empty()) {
        result = format("{}, {}", option.short_name, result);
    }
    if (!option.placeholder.empty()) {
        result += format(" {}", option.placeholder);
    }
    if (option.takes_rest) {
        result += " [ARG]...";
    }
    return result;
}

std::string positional_syntax(const Positional& positional) {
    switch (positional.arity) {
        case Arity::required:
            return std::string(positional.name);
        case Arity::optional:
            return format("[{}]", positional.name);
        case Arity::words:
            return format("{}...", positional.name);
    }
    return {};
}

std::vector<Entry> option_entries(const Command& command) {
    std::vector<Entry> entries;
    for (const Option& option : command.options) {
        entries.emplace_back(option_syntax(option), option.description);
    }
    return entries;
}

std::vector<Entry> value_entries(const Command& command) {
    std::vector<Entry> entries;
    for (const Positional& positional : command.positionals) {
        entries.emplace_back(positional.name, positional.description);
    }
    return entries;
}

/// Commands with their whole names; families are spelled out.
void add_commands(const Command& command, const std::string& prefix, std::vector<Entry>& entries) {
    for (const Command& child : command.children.all()) {
        if (child.hidden) {
            continue;
        }
        const std::string name = format("{}{}", prefix, child.name);
        if (child.run) {
            entries.emplace_back(name, child.summary);
        }
        add_commands(child, name + " ", entries);
    }
}

/// The commands by what they are for, the day's first. What stands in none of the groups is shown
/// behind them.
struct Group {
    std::string_view heading;
    std::vector<std::string_view> commands;
};

const std::vector<Group>& groups() {
    static const std::vector<Group> all = {
        {"the day", {"day", "due", "brief", "call", "voicemail", "email", "note", "promise-call"}},
        {"people", {"prospect"}},
        {"promises", {"promise", "when"}},
        {"scripts", {"script"}},
        {"reminders", {"remind"}},
        {"mistakes", {"edit", "remove", "undo", "redo"}},
        {"the past", {"search", "stats", "history"}},
        {"files", {"import", "export"}},
        {"program", {"config", "db", "sync", "completion"}},
    };
    return all;
}

/// `due`, or a family with its commands: `prospect add, list, show`
std::string in_one_line(const Command& command) {
    std::string line(command.run ? command.name : "");
    for (const Command& child : command.children.all()) {
        const bool whole = line.empty() || command.run;
        line += format("{}{}{}", line.empty() ? "" : ", ", whole ? format("{} ", command.name) : "",
                       child.name);
    }
    return line;
}

std::string in_one_line(const std::vector<const Command*>& commands) {
    std::string line;
    bool after_family = false;
    for (const Command* command : commands) {
        const bool is_family = !command->children.empty();
        line += line.empty() ? "" : is_family || after_family ? "; " : ", ";
        line += in_one_line(*command);
        after_family = is_family;
    }
    return line;
}

/// The root's commands, a line for each group.
std::string grouped_commands(const Command& root) {
    std::vector<const Command*> rest;
    for (const Command& command : root.children.all()) {
        if (!command.hidden) {
            rest.push_back(&command);
        }
    }
    std::vector<std::pair<std::string_view, std::vector<const Command*>>> lines;
    for (const Group& group : groups()) {
        lines.emplace_back(group.heading, std::vector<const Command*>());
        for (const std::string_view name : group.commands) {
            const auto found = std::find_if(rest.begin(), rest.end(),
                                            [name](const Command* c) { return c->name == name; });
            if (found != rest.end()) {
                lines.back().second.push_back(*found);
                rest.erase(found);
            }
        }
    }
    lines.emplace_back("more", rest);
    std::vector<std::string> texts;
    std::vector<Entry> entries;
    texts.reserve(lines.size());
    for (const auto& [heading, commands] : lines) {
        if (!commands.empty()) {
            texts.push_back(in_one_line(commands));
            entries.emplace_back(heading, texts.back());
        }
    }
    return section("commands", entries);
}

/// The options without what explains them.
std::string named_options(std::string_view heading, const Command& command) {
    std::string line;
    for (const Option& option : command.options) {
        line += format("{}{}", line.empty() ? "  " : ", ", option_syntax(option));
    }
    return format("\n{}:\n{}", heading, view::paragraph(line, 2, no_limit, page));
}

/// A family is shown by its first command.
std::string_view example_of(const Command& command) {
    return command.examples.empty() ? example_of(command.children.all().front())
                                    : command.examples.front();
}

std::string examples(const Command& command) {
    if (command.hidden) {
        return {};
    }
    std::string result = "\nexample:\n";
    if (command.examples.empty()) {
        return result + format("  {}\n", example_of(command));
    }
    for (const std::string_view example : command.examples) {
        result += format("  {}\n", example);
    }
    return result;
}

std::string render(const std::vector<const Command*>& path, bool all) {
    const Command& command = *path.back();
    const bool is_root = path.size() == 1;
    const std::string name = whole_name(path);
    std::string result =
        view::paragraph(format("{}: {}", name, command.summary), 2, no_limit, page);
    result += format("\nusage: {}\n", usage_of(name, command));
    result += section("values", value_entries(command));
    if (is_root && !all) {
        result += grouped_commands(command);
    } else {
        std::vector<Entry> commands;
        add_commands(command, "", commands);
        result += section("commands", commands);
    }
    const std::string_view heading = is_root ? "options of every command" : "options";
    result += all ? section(heading, option_entries(command)) : named_options(heading, command);
    result += examples(command);
    result +=
        format("\nmore: {}man {}\n", all ? "" : format("{} --help, ", name), manual_page(path));
    return result;
}

}  // namespace

std::string short_help() {
    return "vmcoach: voicemails that make your name known, and callbacks that you keep\n"
           "\n"
           "A seller's day:\n"
           "  vmcoach due                               who was promised a call, and when\n"
           "  vmcoach prospect add \"Dana Ortiz\"         somebody to call\n"
           "  vmcoach note dana \"answers fast\"          what you learnt\n"
           "  vmcoach voicemail dana \"Hi Dana ...\"      what you left\n"
           "  vmcoach promise-call dana thu 10:15       when you will call again\n"
           "\n"
           "All commands: vmcoach -h\n";
}

std::string usage_of(const std::string& name, const Command& command) {
    std::string usage = name;
    for (const Positional& positional : command.positionals) {
        usage += format(" {}", positional_syntax(positional));
    }
    if (!command.children.empty()) {
        usage += command.run ? " [COMMAND]" : " COMMAND";
    }
    if (!command.options.empty()) {
        usage += " [OPTION]...";
    }
    return usage;
}

std::string manual_page(const std::vector<const Command*>& path) {
    std::string name = whole_name(path);
    // A family has no page of its own: the overview lists its commands.
    if (!path.back()->run) {
        return std::string(path.front()->name);
    }
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

std::string help(const std::vector<const Command*>& path) {
    return render(path, true);
}

std::string brief_help(const std::vector<const Command*>& path) {
    std::string all = help(path);
    const auto lines = static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n'));
    return lines <= most_lines ? all : render(path, false);
}

}  // namespace vmcoach::command
