#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/interchange/lines.hpp"

namespace vmcoach::interchange {

/// `TYPE=cell`, or only `CELL`, as version 2.1 has it.
struct VcardParameter {
    std::string name;   ///< in lower case; may be empty
    std::string value;  ///< in lower case, without quotes
};

/// One property of a card, put together from its lines.
struct VcardProperty {
    std::int64_t line = 0;  ///< on which it begins, from 1
    std::string name;       ///< in lower case, without a group; empty when there is no `NAME:`
    std::vector<VcardParameter> parameters;
    std::string
        value;  ///< as it stands there; empty when it isn't wanted. Without a name, all of it
    bool is_too_long = false;  ///< then the value is its beginning only
};

/// Whether a property has a parameter of this value, alone or in a list. One without a name counts.
/// @param parameter, value  in lower case
bool has_parameter(const VcardProperty& property, std::string_view parameter,
                   std::string_view value);

/// The first value of a parameter, or nothing.
/// @param parameter  in lower case
std::string_view value_of(const VcardProperty& property, std::string_view parameter);

bool is_quoted_printable(const VcardProperty& property);

/// Puts the lines of a file together to properties, wherever and however a writer broke them.
/// Memory holds one property, and of one that is not wanted its parameters only.
class VcardLines {
  public:
    using Wants = bool (*)(std::string_view name);

    /// @param wants  whether the value of a property of this name (in lower case) is to be kept;
    ///     one in base64 never is
    VcardLines(Bytes bytes, Wants wants) : lines_(std::move(bytes)), wants_(wants) {}

    /// @return none at the end
    std::optional<VcardProperty> next();

  private:
    /// Goes to the next line that is not empty: there may be some anywhere, behind photos above
    /// all.
    void advance();

    Lines lines_;
    Wants wants_;
    std::optional<Line> line_;
    bool follows_empty_ = false;  ///< whether an empty line stands before it
    bool has_begun_ = false;
};

}  // namespace vmcoach::interchange
