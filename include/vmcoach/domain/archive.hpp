#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "vmcoach/domain/identifier.hpp"

/// A database as rows that can leave it and come back: what JSON Lines hold, line by line.
namespace vmcoach::domain {

/// The version of the form; a change that an older program would misread raises it.
inline constexpr std::int64_t archive_version = 1;

/// Ids and counts end here: every reader of JSON has such numbers exactly, and what comes in from
/// a file leaves room for the ids that are still to be given.
inline constexpr std::int64_t largest_number = (std::int64_t{1} << 53U) - 1;

/// The log's clock ends with the year 9999 (in milliseconds, times 2^15).
inline constexpr std::int64_t largest_clock = 253'402'300'799'999 << 15U;

/// What a field's values are.
enum class FieldKind {
    id,          ///< a number, from 1
    uid,         ///< of this row, or of the one that it refers to; 16 bytes
    text,        ///< as somebody typed it; never empty
    word,        ///< as the program wrote it
    local_time,  ///< a word: time::format_local
    instant,     ///< a number: seconds since 1970, of the years 0 to 9999
    flag,        ///< a number: 0 or 1
    number,
    clock,  ///< a number: store::WriteTransaction's
    bytes,
    any,
};

struct Field {
    std::string_view name;    ///< in a file
    std::string_view column;  ///< in the database
    FieldKind kind;
    bool is_optional = false;
    std::string_view refers_to = {};  ///< of a uid: the type of the row that has it
    char letter = 0;                  ///< of an id: what stands before it
    bool came_later = false;          ///< an optional one that files of older versions lack
};

/// A kind of row.
struct RecordType {
    /// Rows that go with a row of this type, inside it.
    struct Child {
        std::string_view name;
        const RecordType* type;
    };

    std::string_view name;  ///< and that of the table
    std::span<const Field> fields;
    std::span<const Child> children = {};
    bool is_logged = false;   ///< changes of such rows are in the operation log
    bool is_history = false;  ///< is the operation log
};

/// Bytes that are no text.
struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};

/// A uid is a Blob, too. What is missing is monostate.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

/// A row. What it refers to is named by uid, which is the same in every database.
struct Record {
    const RecordType* type = nullptr;
    std::vector<Value> values;                  ///< one a field
    std::vector<std::vector<Record>> children;  ///< one list for each of the type's children
};

/// What an archive begins with.
struct ArchiveHeader {
    std::int64_t schema = 0;   ///< of the database that it comes from
    bool has_history = false;  ///< whether the operation log is in it
    /// The last id that each table has given, in the order in which they gave their first.
    std::vector<std::pair<std::string, std::int64_t>> sequences;
};

namespace archive {

inline constexpr Field id = {"id", "id", FieldKind::id};
inline constexpr Field uid = {"uid", "uid", FieldKind::uid};

constexpr Field lettered_id(char letter) {
    return {.name = "id", .column = "id", .kind = FieldKind::id, .letter = letter};
}
constexpr Field required(std::string_view name, FieldKind kind) {
    return {name, name, kind};
}
constexpr Field optional(std::string_view name, FieldKind kind) {
    return {name, name, kind, true};
}
constexpr Field reference(std::string_view name, std::string_view column, std::string_view type) {
    return {.name = name, .column = column, .kind = FieldKind::uid, .refers_to = type};
}

inline constexpr Field prospect_uid = reference("prospect_uid", "prospect_id", "prospect");

inline constexpr std::array phone_fields = {
    id, uid, prospect_uid, required("typed", FieldKind::text), optional("e164", FieldKind::word),
};
inline constexpr std::array email_fields = {id, uid, prospect_uid,
                                            required("typed", FieldKind::text)};
inline constexpr std::array tag_fields = {id, uid, prospect_uid, required("name", FieldKind::text)};

inline constexpr std::array prospect_fields = {
    id,
    uid,
    required("name", FieldKind::text),
    optional("company", FieldKind::text),
    optional("title", FieldKind::text),
    optional("time_zone", FieldKind::word),
    optional("time_zone_source", FieldKind::word),
    optional("pronunciation", FieldKind::text),
    optional("cadence", FieldKind::word),
    optional("formality", FieldKind::word),
    optional("source", FieldKind::text),
    required("do_not_call", FieldKind::flag),
    required("created_at", FieldKind::instant),
    required("updated_at", FieldKind::instant),
};

inline constexpr std::array note_fields = {
    lettered_id(note_letter),
    uid,
    prospect_uid,
    required("kind", FieldKind::word),
    required("text", FieldKind::text),
    required("created_at", FieldKind::instant),
};

inline constexpr std::array touch_fields = {
    lettered_id(touch_letter),
    uid,
    prospect_uid,
    required("kind", FieldKind::word),
    required("direction", FieldKind::word),
    optional("outcome", FieldKind::word),
    optional("text", FieldKind::text),
    optional("seconds", FieldKind::number),
    optional("recognized", FieldKind::flag),
    required("at", FieldKind::instant),
};

inline constexpr std::array promise_fields = {
    lettered_id(promise_letter),
    uid,
    prospect_uid,
    required("anchor", FieldKind::word),
    required("local_time", FieldKind::local_time),
    required("time_zone", FieldKind::word),
    required("due_at", FieldKind::instant),
    required("phrase", FieldKind::word),
    required("zone_rules", FieldKind::word),
    optional("about", FieldKind::text),
    required("state", FieldKind::word),
    required("made_at", FieldKind::instant),
    optional("closed_at", FieldKind::instant),
    optional("minutes_late", FieldKind::number),
    Field{"moved_from_uid", "moved_from", FieldKind::uid, true, "promise"},
    optional("override_reason", FieldKind::text),
    optional("why", FieldKind::text),
    Field{.name = "seller",
          .column = "seller",
          .kind = FieldKind::text,
          .is_optional = true,
          .came_later = true},
};

inline constexpr std::array erased_fields = {uid, required("erased_at", FieldKind::instant)};
inline constexpr std::array erased_contact_fields = {
    required("hash", FieldKind::bytes),
    reference("erased_uid", "uid", "erased"),
};

inline constexpr std::array settings_fields = {
    required("key", FieldKind::word),
    optional("value", FieldKind::any),
};

inline constexpr std::array delivery_fields = {
    id,
    uid,
    reference("promise_uid", "promise_id", "promise"),
    required("due_at", FieldKind::instant),
    required("channel", FieldKind::word),
    required("lead", FieldKind::number),
    required("state", FieldKind::word),
    required("attempt", FieldKind::number),
    optional("lease_until", FieldKind::instant),
    optional("retry_at", FieldKind::instant),
};

inline constexpr std::array command_fields = {
    id,
    required("clock", FieldKind::clock),
    required("name", FieldKind::word),
    Field{.name = "reverses",
          .column = "reverses",
          .kind = FieldKind::number,
          .is_optional = true,
          .came_later = true},
    Field{.name = "merged_into_uid",
          .column = "merged_into",
          .kind = FieldKind::uid,
          .is_optional = true,
          .came_later = true},
};
inline constexpr std::array operation_fields = {
    id,
    required("command_id", FieldKind::id),
    required("subject", FieldKind::word),
    uid,
    required("field", FieldKind::word),
    optional("old", FieldKind::any),
    optional("new", FieldKind::any),
};

inline constexpr RecordType phone = {.name = "phone", .fields = phone_fields, .is_logged = true};
inline constexpr RecordType email = {.name = "email", .fields = email_fields, .is_logged = true};
inline constexpr RecordType tag = {.name = "tag", .fields = tag_fields, .is_logged = true};
inline constexpr std::array prospect_children = {
    RecordType::Child{"phones", &phone},
    RecordType::Child{"emails", &email},
    RecordType::Child{"tags", &tag},
};
inline constexpr RecordType erased_contact = {.name = "erased_contact",
                                              .fields = erased_contact_fields};
inline constexpr std::array erased_children = {RecordType::Child{"contacts", &erased_contact}};

}  // namespace archive

/// The rows of an archive, in their order; of one type, in that of their ids. What a row refers to
/// comes before it. What is only this machine's comes behind what others could share, and the
/// operation log last.
inline constexpr std::array archive_types = {
    RecordType{.name = "prospect",
               .fields = archive::prospect_fields,
               .children = archive::prospect_children,
               .is_logged = true},
    RecordType{.name = "note", .fields = archive::note_fields, .is_logged = true},
    RecordType{.name = "touch", .fields = archive::touch_fields, .is_logged = true},
    RecordType{.name = "promise", .fields = archive::promise_fields, .is_logged = true},
    RecordType{
        .name = "erased", .fields = archive::erased_fields, .children = archive::erased_children},
    RecordType{.name = "settings", .fields = archive::settings_fields},
    RecordType{.name = "reminder_delivery", .fields = archive::delivery_fields},
    RecordType{.name = "command", .fields = archive::command_fields, .is_history = true},
    RecordType{.name = "operation", .fields = archive::operation_fields, .is_history = true},
};

/// The type of that name, be it of rows that stand alone or inside others.
/// @return null for anything else
const RecordType* record_type(std::string_view name);

/// Where a type has a field of that name in a file.
std::optional<std::size_t> find_field(const RecordType& type, std::string_view name);

/// Whether the database keeps, for a uid, the id of the row that has it.
bool holds_id(const Field& field);

/// @param field  one that the record's type has
const Value& value_of(const Record& record, std::string_view field);

}  // namespace vmcoach::domain
