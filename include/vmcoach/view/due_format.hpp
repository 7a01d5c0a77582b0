#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/promise.hpp"

namespace vmcoach::view {

/// A line of the due list as a user wants it: `{local_time} {name} {phone}`.
///
/// The pattern is a text::Template. Values are shown as on a terminal, that is with control
/// characters escaped; what is not on record is empty.
class DueFormat {
  public:
    /// @throws Error (usage) for an unknown field, with the list of those there are
    explicit DueFormat(std::string_view pattern);

    /// One item, and a new line.
    std::string text(const domain::DueItem& item, time::Instant now,
                     std::chrono::seconds grace) const;

  private:
    using Field = std::string (*)(const domain::DueItem&, time::Instant now,
                                  std::chrono::seconds grace);
    struct Part {
        std::string literal;  ///< what stands before the field
        Field field;          ///< null at the end
    };
    static Field find(std::string_view name);

    std::vector<Part> parts_;
};

}  // namespace vmcoach::view
