#include "vmcoach/command/context.hpp"

#include <algorithm>

namespace vmcoach::command {

std::optional<std::string> Context::variable(std::string_view name) const {
    const auto found =
        std::find_if(environment.begin(), environment.end(), [name](std::string_view entry) {
            return entry.starts_with(name) && entry.substr(name.size()).starts_with('=');
        });
    const std::string_view value =
        found == environment.end() ? std::string_view() : found->substr(name.size() + 1);
    return value.empty() ? std::nullopt : std::optional<std::string>(value);
}

std::map<std::string, std::string> Context::variables() const {
    std::map<std::string, std::string> all;
    for (const std::string_view entry : environment) {
        const std::size_t equals = entry.find('=');
        if (equals != std::string_view::npos) {
            all.emplace(entry.substr(0, equals), entry.substr(equals + 1));
        }
    }
    return all;
}

}  // namespace vmcoach::command
