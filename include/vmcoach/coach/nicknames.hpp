#pragma once

#include <string_view>

namespace vmcoach::coach {

/// Whether `nickname` is a short form that English speakers use for `name`: Bob for Robert, Alex
/// for Alexandra. Both in lower case. Common knowledge, not complete.
bool is_nickname(std::string_view nickname, std::string_view name);

}  // namespace vmcoach::coach
