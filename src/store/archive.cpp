#include "vmcoach/store/archive.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/uid.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

using domain::Field;
using domain::FieldKind;
using domain::Record;
using domain::RecordType;
using domain::Value;
using text::format;

/// @param where  a condition, or nothing
std::string select_sql(const RecordType& type, std::string_view where) {
    std::string columns;
    for (const Field& field : type.fields) {
        columns += columns.empty() ? "" : ", ";
        columns += domain::holds_id(field)
                       ? format("(SELECT other.uid FROM {} AS other WHERE other.id = {}.{})",
                                field.refers_to, type.name, field.column)
                       : std::string(field.column);
    }
    return format("SELECT {} FROM {} {} ORDER BY {}", columns, type.name, where,
                  type.fields.front().column);
}

/// @throws Error (bad_database) for what could not be written and read again
Value sound_value(const Database& database, const Query& query, const Field& field, int column) {
    Value value = query.value(column);
    const domain::Blob* blob = std::get_if<domain::Blob>(&value);
    const double* real = std::get_if<double>(&value);
    // What a row refers to may be missing where somebody switched foreign keys off.
    if ((field.kind == FieldKind::uid && (blob == nullptr || blob->bytes.size() != Uid{}.size()) &&
         !(field.is_optional && query.is_null(column))) ||
        (real != nullptr && !std::isfinite(*real))) {
        throw damaged(database.path());
    }
    if (field.kind == FieldKind::instant && !query.is_null(column)) {
        query.instant(column);
    }
    return value;
}

/// Reads the rows of one type, and what stands inside them.
class Reader {
  public:
    /// @param where  takes one parameter, or is empty
    Reader(const Database& database, const RecordType& type, const std::string& where)
        : database_(database), type_(type), query_(database, select_sql(type, where)) {
        for (const RecordType::Child& child : type.children) {
            const auto is_parent = [&](const Field& field) { return field.refers_to == type.name; };
            const Field& parent =
                *std::find_if(child.type->fields.begin(), child.type->fields.end(), is_parent);
            children_.push_back(std::make_unique<Reader>(database, *child.type,
                                                         format("WHERE {} = ?", parent.column)));
        }
    }

    /// Begins with the rows inside another.
    void restart(const Value& parent) { query_.restart_with({parent}); }

    std::optional<Record> next() {
        if (!query_.next()) {
            return std::nullopt;
        }
        Record record{.type = &type_};
        record.values.reserve(type_.fields.size());
        for (std::size_t i = 0; i < type_.fields.size(); ++i) {
            record.values.push_back(
                sound_value(database_, query_, type_.fields[i], static_cast<int>(i)));
        }
        for (const std::unique_ptr<Reader>& child : children_) {
            std::vector<Record>& records = record.children.emplace_back();
            child->restart(record.values.front());
            while (std::optional<Record> row = child->next()) {
                records.push_back(std::move(*row));
            }
        }
        return record;
    }

  private:
    const Database& database_;
    const RecordType& type_;
    Query query_;
    std::vector<std::unique_ptr<Reader>> children_;
};

}  // namespace

domain::ArchiveHeader archive_header(const Database& database, bool with_history) {
    domain::ArchiveHeader header{.has_history = with_history};
    Query version(database, "SELECT user_version FROM pragma_user_version");
    version.next();
    header.schema = version.integer(0);
    Query query(database, "SELECT name, seq FROM sqlite_sequence ORDER BY rowid");
    while (query.next()) {
        const RecordType* type = domain::record_type(query.text(0));
        if (type != nullptr && (with_history || !type->is_history)) {
            header.sequences.emplace_back(query.text(0), query.integer(1));
        }
    }
    return header;
}

void read_archive(const Database& database, bool with_history,
                  const std::function<void(const Record&)>& take) {
    for (const RecordType& type : domain::archive_types) {
        if (with_history || !type.is_history) {
            Reader reader(database, type, "");
            while (const std::optional<Record> record = reader.next()) {
                take(*record);
            }
        }
    }
}

}  // namespace vmcoach::store
