#include <filesystem>
#include <memory>

#include <unistd.h>

#include "vmcoach/command/reminding.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/reminder/schedule.hpp"
#include "vmcoach/text/split.hpp"
#include "vmcoach/time/duration.hpp"

namespace vmcoach::command {
namespace {

namespace fs = std::filesystem;

struct Values {
    ReminderRequest request;
    bool systemd = false;
};

/// Where a shell with this PATH would find a program.
/// @return none where it wouldn't
std::optional<std::string> find_program(const std::string& name, const std::string& path) {
    if (name.find('/') != std::string::npos) {
        return fs::absolute(name).string();
    }
    for (const std::string& folder : text::split(path, ':')) {
        const fs::path file = fs::absolute(folder) / name;
        if (access(file.c_str(), X_OK) == 0 && !fs::is_directory(file)) {
            return file.string();
        }
    }
    return std::nullopt;
}

std::vector<std::string> hook_of(const Session& session, const ReminderRequest& request) {
    std::vector<std::string> words = request.exec;
    const auto program =
        find_program(words.front(), session.context().variable("PATH").value_or(""));
    if (!program) {
        throw text::usage_error(text::format("there is no program '{}' in PATH", words.front()),
                                "name its whole path");
    }
    words.front() = *program;
    return words;
}

/// All that a shell's variables may say, said by the command itself: a scheduler has none of them.
reminder::ScheduledCommand command_for(Session& session, const ReminderRequest& request) {
    reminder::ScheduledCommand command{
        .words = {session.context().program.string(), "--db",
                  fs::absolute(session.database_file().value).string()}};
    const auto file = session.settings_file();
    if (std::error_code error;
        file && (file->origin != "default" || fs::exists(file->value, error))) {
        command.words.insert(command.words.end(), {"--config", fs::absolute(file->value).string()});
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

void remark_on(Session& session, const Values& values) {
    const std::vector<std::string>& configured = session.settings().remind_command;
    if (!values.request.exec.empty()) {
        return;
    }
    if (configured.empty() && values.systemd) {
        session.remark(
            "hint: a timer's output goes to the journal; --exec PROGRAM shows you the reminders");
    }
    if (!configured.empty() && !find_program(configured.front(), reminder::cron_path)) {
        session.remark(
            text::format("warning: remind.command: cron looks for '{}' in {} only\n"
                         "hint: name its whole path",
                         configured.front(), reminder::cron_path));
    }
}

int run(const Values& values, Session& session) {
    const reminder::ScheduledCommand command = command_for(session, values.request);
    session.print(values.systemd ? reminder::systemd_units(command)
                                 : reminder::crontab_line(command));
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
        .name = "crontab",
        .summary = "the line that makes cron remind you every minute",
        .options = std::move(options),
        .examples = {"(crontab -l; vmcoach remind crontab) | crontab -"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
