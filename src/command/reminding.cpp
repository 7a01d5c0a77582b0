#include "vmcoach/command/reminding.hpp"

#include <filesystem>
#include <system_error>

#include "vmcoach/text/error.hpp"
#include "vmcoach/view/reminders.hpp"

namespace vmcoach::command {

std::vector<Option> reminder_options(ReminderRequest& request) {
    return {
        {"--lead", "", "DURATION", "so long before the call, such as 10m",
         duration_into(request.lead)},
        {.name = "--exec",
         .placeholder = "PROGRAM",
         .description = "run this for each; the rest of the line is its arguments",
         .store = {[&request](const std::string& word) {
                       if (request.exec.empty() && word.empty()) {
                           throw text::usage_error("the program's name is empty");
                       }
                       request.exec.push_back(word);
                   },
                   Wanted::file},
         .takes_rest = true},
    };
}

std::string whole_path(const std::string& name) {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::absolute(name, error);
    if (error) {
        throw text::Error(text::ErrorKind::io,
                          text::format("cannot find {}: {}", name, error.message()));
    }
    return path.string();
}

void warn_of_silence(Session& session, std::optional<time::Instant> last_run) {
    if (const auto stopped =
            view::reminders_stopped(last_run, session.now(), session.seller_zone())) {
        session.remark(
            text::format("warning: {}\nhint: run them every minute: (crontab -l; vmcoach remind "
                         "crontab) | crontab -",
                         *stopped));
    }
}

}  // namespace vmcoach::command
