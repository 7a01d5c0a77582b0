#include "vmcoach/reminder/schedule.hpp"

#include <algorithm>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/shell.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::reminder {
namespace {

using text::format;

/// MAX_COMMAND of Debian's cron, with the byte at its end.
constexpr std::size_t longest_cron_command = 999;

/// To cron a percent sign is the end of the line, unless a backslash stands before it; and before
/// that backslash no other one. As text::shell_word puts a word with a backslash in quotes, they
/// can be closed and opened again between the two.
std::string escaped_for_cron(const std::string& command) {
    std::string result;
    for (const char c : command) {
        if (c == '%') {
            result += result.ends_with('\\') ? "''\\" : "\\";
        }
        result += c;
    }
    return result;
}

/// A word of a unit file: see "Command lines" in systemd.service(5), and specifiers in
/// systemd.unit(5).
std::string systemd_word(const std::string& word, bool expands_variables) {
    const bool has_controls = std::any_of(word.begin(), word.end(), [](char c) {
        return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f';
    });
    if (has_controls || !text::is_utf8(word)) {
        throw text::usage_error(format("a unit file can't hold '{}'", word),
                                "put the program into a script, or into remind.command");
    }
    if (text::shell_word(word) == word && word.find('%') == std::string::npos) {
        return word;
    }
    std::string result = "\"";
    for (const char c : word) {
        switch (c) {
            case '"':
            case '\\':
                result += '\\';
                result += c;
                break;
            case '\n':
                result += "\\n";
                break;
            case '%':
                result += "%%";
                break;
            case '$':
                result += expands_variables ? "$$" : "$";
                break;
            default:
                result += c;
        }
    }
    return result + "\"";
}

}  // namespace

std::string crontab_line(const ScheduledCommand& command) {
    std::string line;
    for (const auto& [name, value] : command.variables) {
        line += format("{}={} ", name, text::shell_word(value));
    }
    for (const std::string& word : command.words) {
        line += format("{}{}", &word == &command.words.front() ? "" : " ", text::shell_word(word));
    }
    line = escaped_for_cron(line);
    if (line.find('\n') != std::string::npos) {
        throw text::usage_error("a crontab can't hold a line break",
                                "put the program into a script, or into remind.command");
    }
    if (line.size() > longest_cron_command) {
        throw text::usage_error(format("that makes a command of {} bytes; cron takes {}",
                                       line.size(), longest_cron_command),
                                "put the program into a script, or into remind.command");
    }
    return format("* * * * * {}\n", line);
}

std::string systemd_units(const ScheduledCommand& command) {
    std::string environment;
    for (const auto& [name, value] : command.variables) {
        environment +=
            format("Environment={}\n", systemd_word(format("{}={}", name, value), false));
    }
    std::string line;
    for (const std::string& word : command.words) {
        // The program's own path is taken as it is.
        line += line.empty() ? systemd_word(word, false) : " " + systemd_word(word, true);
    }
    return format(
        "# ~/.config/systemd/user/vmcoach-remind.service\n"
        "[Unit]\n"
        "Description=Reminders of the calls that were promised\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        "{}"
        "ExecStart={}\n"
        "\n"
        "# ~/.config/systemd/user/vmcoach-remind.timer\n"
        "[Unit]\n"
        "Description=Reminders of the calls that were promised, every minute\n"
        "\n"
        "[Timer]\n"
        "OnCalendar=minutely\n"
        "AccuracySec=1s\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
        "\n"
        "# then: systemctl --user daemon-reload\n"
        "#       systemctl --user enable --now vmcoach-remind.timer\n",
        environment, line);
}

}  // namespace vmcoach::reminder
