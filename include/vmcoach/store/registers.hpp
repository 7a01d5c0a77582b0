#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/archive.hpp"

/// Rows as they are exchanged with a hub. A register is what two people can't change independently:
/// of two values, the newer one wins, and a row is what its registers say.
namespace vmcoach::store {

/// The version of this form; the hub tells which it understands.
inline constexpr int register_form = 1;

/// At most so many go to the hub at once, or come from it.
inline constexpr std::size_t registers_at_once = 500;

struct Register {
    domain::Blob uid;        ///< of the row
    std::string field;       ///< one of those below
    std::string subject;     ///< the kind of row: a logged table
    domain::Blob person;     ///< uid of the prospect whose row it was when this was written
    std::int64_t clock = 0;  ///< the command's (store::clock_counter_bits)
    domain::Blob device;     ///< whose clock it was; between equal clocks, the greater one wins
    std::optional<std::string> value;  ///< JSON: an object of the fields (domain/archive.hpp) that
                                       ///< are not missing
};

/// The row as it came, with all its fields. It also brings back a row that was removed before.
inline constexpr std::string_view whole_register{};

/// That a row was taken away. Of a prospect who was merged with another, the value names whom:
/// `{"into":"…"}`, with 32 hexadecimal digits.
inline constexpr std::string_view removed_register = "removed";

/// A statement that keeps a register unless a newer one is known: of its parameters, the order is
/// that of the columns.
inline constexpr const char* keep_newer_register =
    "INSERT INTO register (uid, field, subject, person, clock, device, value)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid, field) DO UPDATE SET"
    " subject = excluded.subject, person = excluded.person, clock = excluded.clock,"
    " device = excluded.device, value = excluded.value"
    " WHERE (excluded.clock, excluded.device) > (clock, device)";

/// The name of the register that a column is in.
/// @return empty for a column that follows from others, or that only names the row
std::string_view register_of(const domain::RecordType& type, std::string_view column);

/// Which of a type's fields are in a register, in their order.
/// @return none for a name that no register has
std::vector<std::size_t> fields_in(const domain::RecordType& type, std::string_view name);

}  // namespace vmcoach::store
