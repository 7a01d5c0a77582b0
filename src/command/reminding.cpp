#include "vmcoach/command/reminding.hpp"

#include "vmcoach/text/error.hpp"

namespace vmcoach::command {

std::vector<Option> reminder_options(ReminderRequest& request) {
    return {
        {"--lead", "", "DURATION", "so long before the call, such as 10m",
         duration_into(request.lead)},
        {.name = "--exec",
         .placeholder = "PROGRAM",
         .description = "run this for each; the rest of the line is its arguments",
         .store =
             [&request](const std::string& word) {
                 if (request.exec.empty() && word.empty()) {
                     throw text::usage_error("the program's name is empty");
                 }
                 request.exec.push_back(word);
             },
         .takes_rest = true},
    };
}

}  // namespace vmcoach::command
