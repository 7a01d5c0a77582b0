#include "vmcoach/reminder/hook.hpp"

#include <array>
#include <cstring>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/reminders.hpp"

namespace vmcoach::reminder {
namespace {

using domain::Delivery;
using text::format;

/// What a hook is told of one reminder.
struct Variable {
    const char* name;
    std::string (*value)(const Delivery&);
};

constexpr std::array variables = {
    Variable{"VMCOACH_DELIVERY_ID", [](const Delivery& d) { return d.id; }},
    Variable{"VMCOACH_ATTEMPT", [](const Delivery& d) { return format("{}", d.attempt); }},
    Variable{"VMCOACH_PROMISE_ID",
             [](const Delivery& d) {
                 return domain::format_identifier(domain::promise_letter, d.item.promise.id);
             }},
    Variable{"VMCOACH_PROSPECT_ID",
             [](const Delivery& d) { return format("{}", d.item.promise.prospect_id); }},
    Variable{"VMCOACH_NAME", [](const Delivery& d) { return d.item.promise.prospect; }},
    Variable{"VMCOACH_PRONUNCIATION",
             [](const Delivery& d) { return d.item.pronunciation.value_or(""); }},
    Variable{"VMCOACH_PHONE", [](const Delivery& d) { return d.item.phone.value_or(""); }},
    Variable{"VMCOACH_COMPANY", [](const Delivery& d) { return d.item.company.value_or(""); }},
    Variable{"VMCOACH_LOCAL_TIME",
             [](const Delivery& d) { return time::format_local(d.item.promise.local_time); }},
    Variable{"VMCOACH_TIME_ZONE", [](const Delivery& d) { return d.item.promise.time_zone; }},
    Variable{"VMCOACH_DUE_AT",
             [](const Delivery& d) { return time::format_instant(d.item.promise.due_at); }},
    Variable{"VMCOACH_ABOUT", [](const Delivery& d) { return d.item.promise.about.value_or(""); }},
};
constexpr const char* digest_variable = "VMCOACH_DIGEST";
constexpr const char* line_variable = "VMCOACH_LINE";

/// Linux passes on no variable of more than 128 KiB, and several texts of 64 KiB are more: in
/// columns, and in bytes for those that take none.
constexpr std::size_t widest_line = 1000;
constexpr std::size_t longest_line = 100'000;

std::string as_variable(const std::string& line) {
    std::string value = text::cut_to_width(line, widest_line);
    if (value.size() > longest_line) {
        std::size_t end = longest_line;
        while ((static_cast<unsigned char>(value[end]) & 0xc0U) == 0x80U) {
            --end;
        }
        value.resize(end);
    }
    return value;
}

/// A hook that runs inside another one must not see what that one was told.
void tell_by_variables(std::map<std::string, std::string>& environment,
                       const std::vector<Delivery>& claimed) {
    for (const Variable& variable : variables) {
        environment.erase(variable.name);
    }
    environment.erase(digest_variable);
    if (claimed.size() > 1) {
        environment[digest_variable] = format("{}", claimed.size());
        return;
    }
    for (const Variable& variable : variables) {
        environment[variable.name] = variable.value(claimed.front());
    }
}

std::optional<std::string> failure_of(const std::string& program,
                                      const std::optional<process::Ending>& ending) {
    if (!ending) {
        return format(
            "'{}' took longer than {} s", program,
            std::chrono::duration_cast<std::chrono::seconds>(hook_limit.until_terminated).count());
    }
    if (ending->signal != 0) {
        return format("'{}' was ended by signal {} ({})", program, ending->signal,
                      strsignal(ending->signal));
    }
    return ending->well()
               ? std::nullopt
               : std::optional(format("'{}' ended with exit code {}", program, ending->exit_code));
}

}  // namespace

std::optional<std::string> run_hook(const Hook& hook, const std::vector<Delivery>& claimed,
                                    time::Instant now, std::chrono::seconds grace,
                                    const time::Zone& seller) {
    const bool is_digest = claimed.size() > 1;
    process::Program program{.words = hook.words,
                             .environment = hook.environment,
                             .standard_output = hook.standard_output};
    tell_by_variables(program.environment, claimed);
    program.environment[line_variable] =
        as_variable(is_digest ? view::digest_line(claimed, seller)
                              : view::reminder_line(claimed.front().item, now, seller));
    const std::string input =
        is_digest ? view::json(claimed, now, grace) : view::json(claimed.front(), now, grace);
    try {
        return failure_of(hook.words.front(), process::run_limited(program, input, hook_limit));
    } catch (const text::Error& error) {
        if (error.kind() == text::ErrorKind::interrupted) {
            throw;
        }
        return error.message();
    }
}

}  // namespace vmcoach::reminder
