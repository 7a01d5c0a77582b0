#include <filesystem>
#include <memory>

#include <unistd.h>

#include "vmcoach/command/reminding.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/reminder/schedule.hpp"
#include "vmcoach/text/split.hpp"
#include "vmcoach/time/duration.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {
namespace {

namespace fs = std::filesystem;

struct Values {
    ReminderRequest request;
    bool systemd = false;
};

bool can_run(const std::string& file) {
    std::error_code ignored;
    return access(file.c_str(), X_OK) == 0 && !fs::is_directory(file, ignored);
}

/// The file that a shell with this PATH would run.
/// @return none where there is none
std::optional<std::string> find_program(const std::string& name, const std::string& path) {
    if (name.find('/') != std::string::npos) {
        return can_run(name) ? std::optional(whole_path(name)) : std::nullopt;
    }
    for (const std::string& folder : text::split(path, ':')) {
        if (const std::string file = whole_path(text::format("{}/{}", folder, name));
            can_run(file)) {
            return file;
        }
    }
    return std::nullopt;
}

std::vector<std::string> hook_of(const Session& session, const ReminderRequest& request) {
    std::vector<std::string> words = request.exec;
    const auto program =
        find_program(words.front(), session.context().variable("PATH").value_or(""));
    if (!program) {
        throw text::usage_error(
            text::format("there is no program '{}' that can be run", words.front()),
            "name its whole path");
    }
    words.front() = *program;
    return words;
}

/// All that a shell's variables may say, said by the command itself: a scheduler has none of them.
reminder::ScheduledCommand command_for(Session& session, const ReminderRequest& request) {
    reminder::ScheduledCommand command{.words = {session.context().program().string(), "--db",
                                                 whole_path(session.database_file().value)}};
    const auto file = session.settings_file();
    if (std::error_code error;
        file && (file->origin != "default" || fs::exists(file->value, error))) {
        command.words.insert(command.words.end(), {"--config", whole_path(file->value)});
    } else if (const auto folder = session.context().variable("XDG_CONFIG_HOME")) {
        command.variables["XDG_CONFIG_HOME"] = *folder;
    }
    const Sourced zone = session.seller_zone_name();
    if (zone.origin == "--zone" || zone.origin == "VMCOACH_ZONE" || zone.origin == "TZ") {
        command.words.insert(command.words.end(), {"--zone", session.seller_zone().name()});
    }
    command.words.emplace_back("remind");
    if (request.lead) {
        command.words.insert(command.words.end(), {"--lead", time::format_duration(*request.lead)});
    }
    if (!request.exec.empty()) {
        const std::vector<std::string> hook = hook_of(session, request);
        command.words.emplace_back("--exec");
        command.words.insert(command.words.end(), hook.begin(), hook.end());
    }
    return command;
}

/// A relative name with a slash is looked for where cron works, which isn't here.
bool is_found_by_cron(const std::string& program) {
    const bool is_relative = program.find('/') != std::string::npos && program.front() != '/';
    return !is_relative && find_program(program, reminder::cron_path);
}

void remark_on(Session& session, const Values& values) {
    const std::vector<std::string>& configured = session.settings().remind_command;
    if (!values.request.exec.empty()) {
        return;
    }
    if (configured.empty() && values.systemd) {
        session.remark(
            "hint: a timer's output goes to the journal; --exec PROGRAM shows you the reminders");
    }
    if (!configured.empty() && !is_found_by_cron(configured.front())) {
        session.remark(
            text::format("warning: remind.command: '{}' is no program in {}, where cron looks\n"
                         "hint: name its whole path",
                         configured.front(), reminder::cron_path));
    }
}

int run(const Values& values, Session& session) {
    const reminder::ScheduledCommand command = command_for(session, values.request);
    const std::string text =
        values.systemd ? reminder::systemd_units(command) : reminder::crontab_line(command);
    session.print(session.options().json
                      ? view::json_text(values.systemd ? "systemd" : "crontab", text)
                      : text);
    remark_on(session, values);
    return 0;
}

}  // namespace

Command remind_crontab_command() {
    const auto values = std::make_shared<Values>();
    std::vector<Option> options = reminder_options(values->request);
    options.insert(options.begin(), {"--systemd", "", "", "a timer of systemd in place of the line",
                                     into(values->systemd)});
    return {
        .summary = "the line that makes cron remind you every minute",
        .options = std::move(options),
        .examples = {"(crontab -l; vmcoach remind crontab) | crontab -"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
