#include "manual.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "mdoc.hpp"
#include "vmcoach/coach/coach.hpp"
#include "vmcoach/command/help.hpp"
#include "vmcoach/domain/names.hpp"

namespace vmcoach::reference {
namespace {

using command::Arity;
using command::Command;
using command::Option;
using command::Positional;

/// Another page, by section and name.
using Reference = std::pair<std::string, std::string>;

/// A command that has a page.
struct Entry {
    std::vector<const Command*> path;

    const Command& command() const { return *path.back(); }
    std::string page() const { return command::manual_page(path); }
    /// `prospect add`
    std::string words() const { return command::whole_name({path.begin() + 1, path.end()}); }
};

void collect(const std::vector<const Command*>& path, std::vector<Entry>& entries) {
    for (const Command& child : path.back()->children.all()) {
        if (child.hidden) {
            continue;
        }
        std::vector<const Command*> below = path;
        below.push_back(&child);
        if (child.run) {
            entries.push_back({below});
        }
        collect(below, entries);
    }
}

std::vector<Entry> entries_of(const Command& root) {
    std::vector<Entry> entries;
    collect({&root}, entries);
    return entries;
}

std::string option_item(const Option& option) {
    std::string item = ".It ";
    if (!option.short_name.empty()) {
        item += "Fl " + std::string(option.short_name.substr(1)) + " , ";
    }
    item += "Fl " + in_mdoc(option.name.substr(1));
    if (!option.placeholder.empty()) {
        item += " Ar " + std::string(option.placeholder);
    }
    return item + (option.takes_rest ? " Op Ar ARG ..." : "") + "\n" + sentence(option.description);
}

std::string option_list(const Command& command) {
    std::string list = ".Bl -tag -width Ds\n";
    for (const Positional& positional : command.positionals) {
        list += ".It Ar " + std::string(positional.name) + "\n" + sentence(positional.description);
    }
    for (const Option& option : command.options) {
        list += option_item(option);
    }
    return list + ".El\n";
}

std::string synopsis_of(const Option& option) {
    std::string result = ".Op Fl " + in_mdoc(option.name.substr(1));
    if (!option.placeholder.empty()) {
        result += " Ar " + std::string(option.placeholder);
    }
    return result + (option.takes_rest || option.repeatable ? " ..." : "") + "\n";
}

std::string synopsis_of(const Positional& positional) {
    const std::string name(positional.name);
    switch (positional.arity) {
        case Arity::required:
            return ".Ar " + name + "\n";
        case Arity::optional:
            return ".Op Ar " + name + "\n";
        case Arity::words:
            return ".Ar " + name + " ...\n";
    }
    return {};
}

std::string head(const Entry& entry, const std::string& date) {
    std::string page = date + "\n.Dt " + upper(entry.page()) + " 1\n.Os\n.Sh NAME\n.Nm " +
                       entry.page() + "\n.Nd " + in_mdoc(entry.command().summary) +
                       "\n.Sh SYNOPSIS\n.Nm vmcoach\n.Cm " + in_mdoc(entry.words()) + "\n";
    for (const Positional& positional : entry.command().positionals) {
        page += synopsis_of(positional);
    }
    for (const Option& option : entry.command().options) {
        page += synopsis_of(option);
    }
    return page;
}

std::string examples_of(const Command& command) {
    std::string list = ".Sh EXAMPLES\n";
    for (const std::string_view example : command.examples) {
        list += ".Dl " + in_mdoc(example) + "\n";
    }
    return list;
}

std::string rule_list() {
    std::string list = ".Bl -tag -width Ds\n";
    for (const coach::RuleDescription& rule : coach::describe_rules()) {
        list += ".It Cm " + in_mdoc(rule.id) + " Pq " +
                std::string(domain::name_of(coach::severities, rule.severity)) + ", point " +
                std::to_string(rule.point) + "\n" + lines_of(std::string(rule.message) + ":") +
                lines_of(std::string(rule.advice) + ".");
    }
    return list + ".El\n";
}

std::string command_list(const Command& root) {
    std::string list = ".Bl -tag -width Ds\n";
    for (const Entry& entry : entries_of(root)) {
        list += ".It Xr " + entry.page() + " 1\n" + sentence(entry.command().summary);
    }
    return list + ".El\n";
}

/// The source's lines, with lists in place of what names them.
std::vector<std::string> read_source(const Command& root, const std::filesystem::path& file) {
    std::ifstream source(file);
    if (!source) {
        throw std::runtime_error("write " + file.string());
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(source, line);) {
        const std::string list = line == "@GLOBAL_OPTIONS@" ? option_list(root)
                                 : line == "@COMMANDS@"     ? command_list(root)
                                 : line == "@RULES@"        ? rule_list()
                                                            : line + "\n";
        std::istringstream parts(list);
        for (std::string part; std::getline(parts, part);) {
            lines.push_back(part);
        }
    }
    return lines;
}

/// The pages that a text refers to.
std::set<Reference> references_in(const std::vector<std::string>& lines) {
    std::set<Reference> found;
    for (const std::string& line : lines) {
        std::istringstream words(line);
        std::string name;
        std::string section;
        if (words >> name && name == ".Xr" && words >> name >> section) {
            found.emplace(section, name);
        }
    }
    return found;
}

std::string see_also(const std::set<Reference>& references) {
    std::string text;
    for (const auto& [section, name] : references) {
        text += text.empty() ? ".Sh SEE ALSO\n.Xr " : " ,\n.Xr ";
        text.append(name).append(" ").append(section);
    }
    return text + "\n";
}

bool has_section(const std::vector<std::string>& lines, const std::string& name) {
    return std::find(lines.begin(), lines.end(), ".Sh " + name) != lines.end();
}

std::string command_page(const Command& root, const Entry& entry,
                         const std::filesystem::path& file) {
    const std::vector<std::string> lines = read_source(root, file);
    if (lines.size() < 2 || !lines.front().starts_with(".Dd ")) {
        throw std::runtime_error(file.string() + " has to begin with .Dd and a description");
    }
    const auto sections = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.starts_with(".Sh ");
    });
    const Command& command = entry.command();
    std::string page = head(entry, lines.front()) + ".Sh DESCRIPTION\n";
    page += joined({lines.begin() + 1, sections});
    if (!command.positionals.empty() || !command.options.empty()) {
        page += option_list(command);
    }
    page +=
        ".Pp\nThe options of every command, such as\n.Fl \\-json ,\nare told in\n.Xr vmcoach 1 .\n";
    page += joined({sections, lines.end()});
    if (!has_section(lines, "EXAMPLES")) {
        page += examples_of(command);
    }
    std::set<Reference> references = references_in(lines);
    references.emplace("1", "vmcoach");
    for (const Entry& other : entries_of(root)) {
        if (entry.path.size() > 2 && other.path.size() > 2 && other.path[1] == entry.path[1]) {
            references.emplace("1", other.page());
        }
    }
    references.erase({"1", entry.page()});
    return page + see_also(references);
}

void write(const std::filesystem::path& folder, const std::string& source,
           const std::string& page) {
    const std::filesystem::path file = folder / std::filesystem::path(source).stem();
    std::ofstream stream(file);
    stream << ".\\\" Generated from pages/" << source << " by scripts/reference\n" << page;
    if (!stream.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

}  // namespace

void write_manual(const Command& root, const std::filesystem::path& sources,
                  const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    std::set<std::string> left;
    for (const auto& file : std::filesystem::directory_iterator(sources)) {
        left.insert(file.path().filename().string());
    }
    for (const Entry& entry : entries_of(root)) {
        const std::string source = entry.page() + ".1.in";
        write(folder, source, command_page(root, entry, sources / source));
        left.erase(source);
    }
    for (const std::string& source : left) {
        const std::vector<std::string> lines = read_source(root, sources / source);
        if (!has_section(lines, "NAME")) {
            throw std::runtime_error((sources / source).string() + " is the page of no command");
        }
        write(folder, source, joined(lines));
    }
}

}  // namespace vmcoach::reference
