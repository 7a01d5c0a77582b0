#include "vmcoach/domain/archive.hpp"

namespace vmcoach::domain {

const RecordType* record_type(std::string_view name) {
    for (const RecordType& type : archive_types) {
        if (type.name == name) {
            return &type;
        }
        for (const RecordType::Child& child : type.children) {
            if (child.type->name == name) {
                return child.type;
            }
        }
    }
    return nullptr;
}

std::optional<std::size_t> find_field(const RecordType& type, std::string_view name) {
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        if (type.fields[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

bool holds_id(const Field& field) {
    const RecordType* type = record_type(field.refers_to);
    return type != nullptr && find_field(*type, archive::id.name);
}

const Value& value_of(const Record& record, std::string_view field) {
    return record.values.at(find_field(*record.type, field).value());
}

}  // namespace vmcoach::domain
