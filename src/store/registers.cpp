#include "vmcoach/store/registers.hpp"

#include <algorithm>
#include <array>

namespace vmcoach::store {
namespace {

using domain::Field;
using domain::RecordType;

/// A field that means little without another: of two promises to call at another time, no time may
/// come out that nobody has promised.
struct Together {
    std::string_view type;
    std::string_view field;
    std::string_view name;  ///< of their register
};

constexpr std::array together = {
    Together{"prospect", "time_zone", "time_zone"},
    Together{"prospect", "time_zone_source", "time_zone"},
    Together{"phone", "typed", "number"},
    Together{"phone", "e164", "number"},
    Together{"promise", "anchor", "moment"},
    Together{"promise", "local_time", "moment"},
    Together{"promise", "time_zone", "moment"},
    Together{"promise", "due_at", "moment"},
    Together{"promise", "phrase", "moment"},
    Together{"promise", "zone_rules", "moment"},
    Together{"promise", "state", "state"},
    Together{"promise", "closed_at", "state"},
    Together{"promise", "minutes_late", "state"},
    Together{"promise", "why", "state"},
};

bool is_name(const Field& field) {
    return field.column == "id" || field.column == "uid";
}

std::string_view name_of_register(const RecordType& type, const Field& field) {
    for (const Together& member : together) {
        if (member.type == type.name && member.field == field.name) {
            return member.name;
        }
    }
    return field.name;
}

}  // namespace

std::string_view register_of(const RecordType& type, std::string_view column) {
    const auto field = std::find_if(type.fields.begin(), type.fields.end(),
                                    [&](const Field& f) { return f.column == column; });
    return field == type.fields.end() || is_name(*field) ? std::string_view()
                                                         : name_of_register(type, *field);
}

std::vector<std::size_t> fields_in(const RecordType& type, std::string_view name) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const Field& field = type.fields[i];
        if (!is_name(field) && (name == whole_register || name == name_of_register(type, field))) {
            members.push_back(i);
        }
    }
    return members;
}

}  // namespace vmcoach::store
