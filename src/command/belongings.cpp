#include "vmcoach/command/belongings.hpp"

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {
namespace {

using text::format;

template <typename Item>
Item require(std::optional<Item> found, const char* what, char letter, std::int64_t id) {
    if (!found) {
        throw text::Error(text::ErrorKind::not_found,
                          format("there is no {} {}", what, domain::format_identifier(letter, id)),
                          "their ids are in: vmcoach prospect show WHO");
    }
    return *std::move(found);
}

}  // namespace

Belonging read_belonging(const std::string& typed) {
    for (const char letter : {domain::note_letter, domain::touch_letter}) {
        if (const auto id = domain::parse_identifier(letter, typed)) {
            return {letter, *id};
        }
    }
    if (domain::parse_identifier(domain::promise_letter, typed)) {
        throw text::usage_error(format("'{}' is a promise, not a note or a touch", typed),
                                format("vmcoach promise cancel {}", typed));
    }
    throw text::usage_error(
        format("'{}' is no id of a note or a touch, such as n5 or t9", typed),
        domain::parse_id(typed)
            ? format("for the prospect {0}: vmcoach prospect edit {0}, or prospect forget {0}",
                     typed)
            : "their ids are in: vmcoach prospect show WHO");
}

domain::Note require_note(const store::Database& database, std::int64_t id) {
    return require(store::find_note(database, id), "note", domain::note_letter, id);
}

domain::Touch require_touch(const store::Database& database, std::int64_t id) {
    return require(store::find_touch(database, id), "touch", domain::touch_letter, id);
}

}  // namespace vmcoach::command
