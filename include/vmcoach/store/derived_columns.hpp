#pragma once

#include <string>
#include <string_view>

#include "vmcoach/domain/archive.hpp"

namespace vmcoach::store {

/// A column that follows from the others, and that the row is found by.
struct DerivedColumn {
    std::string_view type;
    std::string_view column;
    std::string (*value)(const domain::Record&);
};

/// @return null for a type that has none
const DerivedColumn* derived_column(const domain::RecordType& type);

}  // namespace vmcoach::store
