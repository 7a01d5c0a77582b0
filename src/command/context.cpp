#include "vmcoach/command/context.hpp"

namespace vmcoach::command {

std::optional<std::string> Context::variable(const std::string& name) const {
    const auto found = environment.find(name);
    return found == environment.end() || found->second.empty() ? std::nullopt
                                                               : std::optional(found->second);
}

}  // namespace vmcoach::command
