#include "vmcoach/store/derived_columns.hpp"

#include <array>
#include <optional>
#include <variant>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::store {
namespace {

using domain::Record;
using domain::value_of;

constexpr std::array derived_columns = {
    DerivedColumn{"prospect", "name_key",
                  [](const Record& record) {
                      return domain::name_key(std::get<std::string>(value_of(record, "name")));
                  }},
    DerivedColumn{"email", "normalised",
                  [](const Record& record) {
                      return domain::normalised_email(
                          std::get<std::string>(value_of(record, "typed")));
                  }},
    DerivedColumn{"phone", "match_key",
                  [](const Record& record) {
                      const auto* e164 = std::get_if<std::string>(&value_of(record, "e164"));
                      return domain::match_key({std::get<std::string>(value_of(record, "typed")),
                                                e164 ? std::optional(*e164) : std::nullopt});
                  }},
};

}  // namespace

const DerivedColumn* derived_column(const domain::RecordType& type) {
    for (const DerivedColumn& derived : derived_columns) {
        if (derived.type == type.name) {
            return &derived;
        }
    }
    return nullptr;
}

std::vector<std::string_view> stored_columns(const domain::RecordType& type) {
    std::vector<std::string_view> columns;
    for (const domain::Field& field : type.fields) {
        columns.push_back(field.column);
    }
    if (const DerivedColumn* derived = derived_column(type)) {
        columns.push_back(derived->column);
    }
    return columns;
}

}  // namespace vmcoach::store
