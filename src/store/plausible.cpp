#include "vmcoach/store/plausible.hpp"

#include "vmcoach/store/query.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::store {

using domain::FieldKind;
using domain::Value;

bool has_nul(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && text->find('\0') != std::string::npos;
}

bool is_id(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr && *number >= 1 && *number <= domain::largest_number;
}

bool is_plausible(const domain::Field& field, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (has_nul(value) || (text != nullptr && !text::is_utf8(*text))) {
        return false;
    }
    if (std::holds_alternative<std::monostate>(value)) {
        return true;
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    switch (field.kind) {
        case FieldKind::uid:
            return is_id(value);
        case FieldKind::text:
            return text != nullptr && !text->empty();
        case FieldKind::instant:
            return number != nullptr && is_stored_instant(*number);
        default:
            return true;
    }
}

}  // namespace vmcoach::store
