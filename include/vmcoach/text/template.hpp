#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::text {

/// A text with fields in braces, such as `Hi {first_name}`. `{{` and `}}` are braces; `\t`, `\n`
/// and
/// `\\` a tab, a new line and a backslash.
class Template {
  public:
    struct Part {
        std::string literal;               ///< what stands before the field
        std::optional<std::string> field;  ///< none at the end
    };

    /// @throws Error (usage) for a brace that stands alone
    explicit Template(std::string_view pattern);

    const std::vector<Part>& parts() const { return parts_; }

    /// The text with each field's value in its place.
    std::string filled(const std::function<std::string(const std::string& field)>& value) const;

  private:
    std::vector<Part> parts_;
};

/// There is no such field: the error names the nearest, or all that there are.
/// @throws Error (usage)
[[noreturn]] void throw_unknown_field(std::string_view name,
                                      const std::vector<std::string>& fields);

}  // namespace vmcoach::text
