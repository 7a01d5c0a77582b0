#include "vmcoach/command/help.hpp"

#include <algorithm>
#include <utility>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"

namespace vmcoach::command {
namespace {

using text::format;

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
        result += format("  {}  {}\n", text::padded(left, widest), right);
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

/// Commands with their whole names; families are spelled out.
void add_commands(const Command& command, const std::string& prefix, std::vector<Entry>& entries) {
    for (const Command& child : command.children) {
        const std::string name = format("{}{}", prefix, child.name);
        if (child.run) {
            entries.emplace_back(name, child.summary);
        }
        add_commands(child, name + " ", entries);
    }
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
           "All commands: vmcoach --help\n";
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

std::string help(const std::vector<const Command*>& path) {
    const Command& command = *path.back();
    const std::string name = whole_name(path);
    std::string result =
        format("{}: {}\n\nusage: {}\n", name, command.summary, usage_of(name, command));
    std::vector<Entry> values;
    for (const Positional& positional : command.positionals) {
        values.emplace_back(positional.name, positional.description);
    }
    result += section("values", values);
    std::vector<Entry> commands;
    add_commands(command, "", commands);
    result += section("commands", commands);
    result +=
        section(path.size() == 1 ? "options of every command" : "options", option_entries(command));
    if (!command.examples.empty()) {
        result += "\nexample:\n";
        for (const std::string_view example : command.examples) {
            result += format("  {}\n", example);
        }
    }
    return result;
}

}  // namespace vmcoach::command
