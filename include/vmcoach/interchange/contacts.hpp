#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "vmcoach/domain/contact.hpp"

namespace vmcoach::interchange {

/// One person in a file, or why what stands there can't be used.
struct ContactRecord {
    std::int64_t line = 0;  ///< on which it begins, from 1
    std::variant<domain::Contact, std::string> content;
};

/// Gives one person of a file after the other; none at its end.
/// @throws Error  usage, when the rest can't be understood; io
using NextContact = std::function<std::optional<ContactRecord>()>;

}  // namespace vmcoach::interchange
