#include "vmcoach/domain/history.hpp"

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::domain {

std::optional<std::string> identifier_of(const Change& change) {
    const RecordType* type = record_type(change.subject);
    if (type == nullptr || !change.id) {
        return std::nullopt;
    }
    if (change.subject == "prospect") {
        return text::format("{}", *change.id);
    }
    const char letter = type->fields.front().letter;
    return letter != 0 ? std::optional(format_identifier(letter, *change.id)) : std::nullopt;
}

}  // namespace vmcoach::domain
