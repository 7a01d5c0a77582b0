#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::domain {

/// A person as another program's file has them: well-formed UTF-8 without blanks around it, but
/// otherwise as it stands there, unchecked. What is not in the file is empty.
struct Contact {
    std::string name;  ///< in full, as it is said
    std::string company;
    std::string title;
    std::vector<std::string> phones;
    std::vector<std::string> emails;
    std::string time_zone;
    std::string pronunciation;
    std::string cadence;
    std::string formality;
    std::string source;
    std::vector<std::string> tags;
    std::vector<std::string> notes;
    bool do_not_call = false;
};

}  // namespace vmcoach::domain
