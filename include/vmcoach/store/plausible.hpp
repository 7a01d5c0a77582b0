#pragma once

#include "vmcoach/domain/archive.hpp"

namespace vmcoach::store {

/// Whether a command could have stored a value in a field. What comes from elsewhere may hold
/// anything, and some of it the schema would take. A uid is an id here, as in its table.
bool is_plausible(const domain::Field& field, const domain::Value& value);

/// Whether it could be the id of a row.
bool is_id(const domain::Value& value);

/// Whether a text holds what none may.
bool has_nul(const domain::Value& value);

}  // namespace vmcoach::store
