#pragma once

#include <string>
#include <string_view>

namespace vmcoach::domain {

/// Whether a text has the shape of an e-mail address: one `@` with something on both sides, and no
/// blanks. More can't be told without sending one.
bool looks_like_email(std::string_view text);

/// An address as it is compared: in lower case, which no provider of note tells apart.
std::string normalised_email(std::string_view text);

/// Whether two spellings are the same address.
bool same_email(std::string_view a, std::string_view b);

}  // namespace vmcoach::domain
