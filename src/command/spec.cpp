#include "vmcoach/command/spec.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "vmcoach/text/suggest.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/time/duration.hpp"

namespace vmcoach::command {

Store into(std::string& target, Wanted wanted) {
    return {[&target](const std::string& value) { target = value; }, wanted};
}

Store into(std::optional<std::string>& target, Wanted wanted) {
    return {[&target](const std::string& value) { target = value; }, wanted};
}

Store into(std::vector<std::string>& target, Wanted wanted) {
    return {[&target](const std::string& value) { target.push_back(value); }, wanted};
}

Store into(bool& target) {
    return [&target](const std::string&) { target = true; };
}

Store storable_into(std::string& target, std::string_view what, Wanted wanted) {
    return {[&target, what](const std::string& value) {
                text::require_storable(what, value);
                target = value;
            },
            wanted};
}

Store storable_into(std::optional<std::string>& target, std::string_view what) {
    return [&target, what](const std::string& value) {
        text::require_storable(what, value);
        target = value;
    };
}

Store storable_into(std::vector<std::string>& target, std::string_view what, Wanted wanted) {
    return {[&target, what](const std::string& value) {
                text::require_storable(what, value);
                target.push_back(value);
            },
            wanted};
}

Store path_into(std::optional<std::string>& target, Wanted wanted) {
    return {[&target](const std::string& value) {
                if (value.empty()) {
                    throw text::usage_error("the name is empty");
                }
                target = value;
            },
            wanted};
}

namespace {

std::int64_t read_number(const std::string& value, std::int64_t min, std::int64_t max) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < min ||
        number > max) {
        throw text::usage_error(
            text::format("'{}' is not a whole number from {} to {}", value, min, max));
    }
    return number;
}

}  // namespace

Store number_into(std::optional<std::int64_t>& target, std::int64_t min, std::int64_t max) {
    return [&target, min, max](const std::string& value) { target = read_number(value, min, max); };
}

Store duration_into(std::optional<std::chrono::seconds>& target) {
    return [&target](const std::string& value) {
        target = time::parse_duration(value);
        if (!target) {
            throw text::usage_error(text::format("can't read '{}' as a length of time", value),
                                    "write it as 90m, 2h, 1h30m or 3d");
        }
    };
}

Store limit_into(std::optional<std::int64_t>& target) {
    return [&target](const std::string& value) {
        const std::int64_t limit = read_number(value, 0, std::numeric_limits<std::int32_t>::max());
        target = limit == 0 ? std::nullopt : std::optional(limit);
    };
}

const Command* Children::find(std::string_view name) const {
    const auto child = std::find_if(list_.begin(), list_.end(),
                                    [name](const Child& one) { return one.name == name; });
    return child == list_.end() ? nullptr : &made(*child);
}

std::vector<std::reference_wrapper<const Command>> Children::all() const {
    std::vector<std::reference_wrapper<const Command>> commands;
    for (const Child& child : list_) {
        commands.emplace_back(made(child));
    }
    return commands;
}

const Command& Children::made(const Child& child) const {
    const auto found = std::find_if(made_.begin(), made_.end(), [&](const Command& command) {
        return command.name == child.name;
    });
    if (found != made_.end()) {
        return *found;
    }
    Command& command = made_.emplace_back(child.make());
    command.name = child.name;
    return command;
}

std::string whole_name(const std::vector<const Command*>& path) {
    std::string name;
    for (const Command* command : path) {
        name += text::format("{}{}", name.empty() ? "" : " ", command->name);
    }
    return name;
}

void throw_bad_choice(const std::string& value, const std::vector<std::string>& names) {
    throw text::usage_error(text::format("'{}' is not one of {}", value, text::alternatives(names)),
                            text::did_you_mean(value, names));
}

}  // namespace vmcoach::command
