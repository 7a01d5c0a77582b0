#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// All columns of a type's rows: those of its fields in their order, and the derived one last.
std::vector<std::string_view> stored_columns(const domain::RecordType& type);

}  // namespace vmcoach::store
