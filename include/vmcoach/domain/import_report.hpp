#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vmcoach::domain {

/// What became of what a file holds. Everything that was read is in one of the four.
struct ImportReport {
    /// What can't be used.
    struct Refused {
        std::int64_t line = 0;  ///< of the file, from 1
        std::string reason;
    };

    /// Somebody who came in, and whom somebody should look at.
    struct Warning {
        std::int64_t line = 0;
        std::string message;
    };

    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::vector<Refused> refused;
    std::vector<Warning> warnings;

    std::int64_t read() const {
        return added + updated + unchanged + static_cast<std::int64_t>(refused.size());
    }
};

}  // namespace vmcoach::domain
