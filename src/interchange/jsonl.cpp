#include "vmcoach/interchange/jsonl.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include <nlohmann/json.hpp>

#include "vmcoach/interchange/lines.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::interchange {
namespace {

using Json = nlohmann::ordered_json;
using domain::Blob;
using domain::Field;
using domain::FieldKind;
using domain::Record;
using domain::RecordType;
using domain::Value;
using text::format;

// Writing

/// A value of a column that takes any. Of those, only bytes have no like in JSON.
Json any_value(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return *number;
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return *real;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* blob = std::get_if<Blob>(&value)) {
        return {{"hex", text::hex(blob->bytes)}};
    }
    return nullptr;
}

Json json_value(const Field& field, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return nullptr;
    }
    switch (field.kind) {
        case FieldKind::id:
            if (field.letter != 0) {
                return domain::format_identifier(field.letter, std::get<std::int64_t>(value));
            }
            return std::get<std::int64_t>(value);
        case FieldKind::uid:
            return text::uuid(std::get<Blob>(value).bytes);
        case FieldKind::bytes:
            return text::hex(std::get<Blob>(value).bytes);
        case FieldKind::instant:
            return time::format_instant(
                time::Instant{std::chrono::seconds{std::get<std::int64_t>(value)}});
        case FieldKind::flag:
            return std::get<std::int64_t>(value) != 0;
        case FieldKind::text:
        case FieldKind::word:
        case FieldKind::local_time:
        case FieldKind::number:
        case FieldKind::clock:
        case FieldKind::any:
            break;
    }
    return any_value(value);
}

/// Whether a field of a row that stands inside another only says which other.
bool is_said_by(const RecordType* parent, const Field& field) {
    return parent != nullptr && field.refers_to == parent->name;
}

void add_fields(Json& object, const Record& record, const RecordType* parent) {
    for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
        const Field& field = record.type->fields[i];
        if (!is_said_by(parent, field)) {
            object[std::string(field.name)] = json_value(field, record.values[i]);
        }
    }
}

Json object(const Record& record, bool with_children) {
    Json result{{"type", record.type->name}};
    add_fields(result, record, nullptr);
    for (std::size_t i = 0; i < record.type->children.size(); ++i) {
        Json list = Json::array();
        for (const Record& child : record.children[i]) {
            if (with_children) {
                list.emplace_back(Json::object());
                add_fields(list.back(), child, record.type);
            }
        }
        result[std::string(record.type->children[i].name)] = std::move(list);
    }
    return result;
}

std::string line(const Json& json) {
    return text::escaped_json(json.dump()) + "\n";
}

// Reading

[[noreturn]] void refuse(std::string reason) {
    throw text::usage_error(std::move(reason));
}

Json parsed(std::string_view line) {
    Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) {
        refuse("no JSON object");
    }
    return json;
}

/// @throws Error (usage) unless it has such a key
const Json& member(const Json& object, std::string_view key) {
    const auto found = object.find(std::string(key));
    if (found == object.end()) {
        refuse(format("'{}' is missing", key));
    }
    return *found;
}

std::string text_of(const Field& field, const Json& json) {
    if (!json.is_string()) {
        refuse(format("'{}' is no text", field.name));
    }
    return json.get<std::string>();
}

std::string checked_text(const Field& field, const Json& json) {
    std::string text = text_of(field, json);
    // A word may be empty; otherwise it is kept like every text.
    if (field.kind == FieldKind::text || !text.empty()) {
        text::require_storable(format("'{}'", field.name), text);
    }
    if (field.kind == FieldKind::local_time) {
        const auto local = time::parse_local(text);
        if (!local || time::format_local(*local) != text) {
            refuse(format("'{}' is no time such as 2026-11-26T10:15", field.name));
        }
    }
    return text;
}

std::int64_t number_of(const Field& field, const Json& json, std::int64_t min, std::int64_t max) {
    // A larger number than fits comes as one without a sign, or as a fraction.
    if (!json.is_number_integer() ||
        (json.is_number_unsigned() &&
         json.get<std::uint64_t>() > static_cast<std::uint64_t>(max)) ||
        json.get<std::int64_t>() < min) {
        refuse(format("'{}' is no whole number from {} to {}", field.name, min, max));
    }
    return json.get<std::int64_t>();
}

std::int64_t id_of(const Field& field, const Json& json) {
    if (field.letter == 0) {
        return number_of(field, json, 1, domain::largest_number);
    }
    const auto id = domain::parse_identifier(field.letter, text_of(field, json));
    if (!id || *id > domain::largest_number) {
        refuse(format("'{}' is no id such as {}12", field.name, field.letter));
    }
    return *id;
}

std::int64_t instant_of(const Field& field, const Json& json) {
    const std::string text = text_of(field, json);
    const auto instant = time::parse_instant(text);
    // An offset can lead out of the years that are kept.
    if (!instant || *instant < date::sys_days{date::year{0} / 1 / 1} ||
        *instant >= date::sys_days{date::year{10000} / 1 / 1}) {
        refuse(format("'{}' is no time such as 2026-11-26T16:15:00Z", field.name));
    }
    return instant->time_since_epoch().count();
}

Value any_of(const Field& field, const Json& json) {
    if (json.is_string()) {
        std::string text = json.get<std::string>();
        if (text.find('\0') != std::string::npos) {
            refuse(format("'{}' contains a NUL byte", field.name));
        }
        return text;
    }
    if (json.is_number_float()) {
        return json.get<double>();
    }
    if (json.is_number_integer()) {
        constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
        return number_of(field, json, -limit - 1, limit);
    }
    if (json.is_object() && json.size() == 1 && json.contains("hex") && json["hex"].is_string()) {
        if (auto bytes = text::unhex(json["hex"].get<std::string>())) {
            return Blob{std::move(*bytes)};
        }
    }
    refuse(format("'{}' is no text, number or {{\"hex\": …}}", field.name));
}

Value value_of(const Field& field, const Json& json) {
    if (json.is_null() && field.is_optional) {
        return std::monostate();
    }
    switch (field.kind) {
        case FieldKind::id:
            return id_of(field, json);
        case FieldKind::uid:
            if (auto bytes = text::bytes_of_uuid(text_of(field, json))) {
                return Blob{std::move(*bytes)};
            }
            refuse(format("'{}' is no UUID", field.name));
        case FieldKind::bytes:
            if (auto bytes = text::unhex(text_of(field, json))) {
                return Blob{std::move(*bytes)};
            }
            refuse(format("'{}' is not hexadecimal", field.name));
        case FieldKind::text:
        case FieldKind::word:
        case FieldKind::local_time:
            return checked_text(field, json);
        case FieldKind::instant:
            return instant_of(field, json);
        case FieldKind::flag:
            if (!json.is_boolean()) {
                refuse(format("'{}' is neither true nor false", field.name));
            }
            return std::int64_t{json.get<bool>() ? 1 : 0};
        case FieldKind::number:
            return number_of(field, json, -domain::largest_number, domain::largest_number);
        case FieldKind::clock:
            return number_of(field, json, 0, domain::largest_clock);
        case FieldKind::any:
            break;
    }
    return any_of(field, json);
}

/// Refuses keys that nobody would look at: what stands there would be lost.
void require_known_keys(const Json& object, std::size_t known, const RecordType& type) {
    if (object.size() == known) {
        return;
    }
    for (const auto& [key, value] : object.items()) {
        const auto is_named = [&key = key](const auto& item) { return item.name == key; };
        if (key != "type" && std::none_of(type.fields.begin(), type.fields.end(), is_named) &&
            std::none_of(type.children.begin(), type.children.end(), is_named)) {
            refuse(format("unknown key '{}'", key));
        }
    }
    refuse("a key too many");
}

/// @param parent  the row inside which it stands, or null
Record record_of(const RecordType& type, const Json& object, const Record* parent) {
    if (!object.is_object()) {
        refuse(format("no object for a {}", type.name));
    }
    Record record{.type = &type};
    std::size_t known = parent == nullptr ? 1 : 0;
    for (const Field& field : type.fields) {
        if (parent != nullptr && is_said_by(parent->type, field)) {
            record.values.push_back(domain::value_of(*parent, "uid"));
        } else {
            if (field.came_later && !object.contains(std::string(field.name))) {
                record.values.emplace_back();
                continue;
            }
            record.values.push_back(value_of(field, member(object, field.name)));
            ++known;
        }
    }
    for (const RecordType::Child& child : type.children) {
        const Json& list = member(object, child.name);
        if (!list.is_array()) {
            refuse(format("'{}' is no array", child.name));
        }
        std::vector<Record>& records = record.children.emplace_back();
        for (const Json& item : list) {
            records.push_back(record_of(*child.type, item, &record));
        }
        ++known;
    }
    require_known_keys(object, known, type);
    return record;
}

}  // namespace

std::string jsonl_header(const domain::ArchiveHeader& header) {
    Json sequences = Json::object();
    for (const auto& [table, last] : header.sequences) {
        sequences[table] = last;
    }
    return line({{"type", "vmcoach"},
                 {"version", domain::archive_version},
                 {"schema", header.schema},
                 {"history", header.has_history},
                 {"sequences", std::move(sequences)}});
}

std::string jsonl_lines(const Record& record) {
    try {
        std::string lines = line(object(record, true));
        if (lines.size() > longest_jsonl_line + 1 && !record.children.empty()) {
            lines = line(object(record, false));
            for (const std::vector<Record>& list : record.children) {
                for (const Record& child : list) {
                    lines += line(object(child, true));
                }
            }
        }
        return lines;
    } catch (const Json::type_error&) {
        throw text::Error(text::ErrorKind::bad_database,
                          format("the database is damaged: a {} is not UTF-8", record.type->name),
                          "keep a copy of it, and go back to a backup");
    }
}

domain::ArchiveHeader read_jsonl_header(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("type") || json["type"] != "vmcoach") {
        throw text::usage_error("the file doesn't begin as one of vmcoach does",
                                "its first line is {\"type\":\"vmcoach\",…}");
    }
    const auto number = [&](const char* name, std::int64_t min) {
        return number_of({.name = name}, member(json, name), min, domain::largest_number);
    };
    if (number("version", 1) > domain::archive_version) {
        throw text::usage_error("the file comes from a newer vmcoach", "install a newer version");
    }
    domain::ArchiveHeader header{.schema = number("schema", 0)};
    const Json& history = member(json, "history");
    const Json& sequences = member(json, "sequences");
    if (!history.is_boolean() || !sequences.is_object()) {
        refuse("the file's first line is damaged");
    }
    header.has_history = history.get<bool>();
    for (const auto& [table, last] : sequences.items()) {
        if (domain::record_type(table) == nullptr) {
            refuse(format("the file's first line is damaged: there is no '{}'", table));
        }
        header.sequences.emplace_back(table,
                                      number_of({.name = table}, last, 0, domain::largest_number));
    }
    return header;
}

Record read_jsonl(std::string_view line) {
    const Json json = parsed(line);
    const Json& type = member(json, "type");
    const RecordType* known =
        type.is_string() ? domain::record_type(type.get<std::string>()) : nullptr;
    if (known == nullptr) {
        refuse(
            format("unknown type {}", type.dump(-1, ' ', false, Json::error_handler_t::replace)));
    }
    return record_of(*known, json, nullptr);
}

}  // namespace vmcoach::interchange
