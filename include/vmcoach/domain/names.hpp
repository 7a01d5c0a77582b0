#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::domain {

/// One value of an enumeration and the word that stands for it on the command line, in JSON and in
/// the database.
template <typename Value>
struct Named {
    Value value;
    std::string_view name;
};

template <typename Value>
Named(Value, const char*) -> Named<Value>;

/// @param table  must list the value
template <typename Value, std::size_t size>
constexpr std::string_view name_of(const std::array<Named<Value>, size>& table, Value value) {
    return std::find_if(table.begin(), table.end(),
                        [value](const Named<Value>& entry) { return entry.value == value; })
        ->name;
}

/// @return none when the table has no such name
template <typename Value, std::size_t size>
constexpr std::optional<Value> value_of(const std::array<Named<Value>, size>& table,
                                        std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [name](const Named<Value>& entry) {
        return entry.name == name;
    });
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

/// All names of a table, in its order.
template <typename Value, std::size_t size>
std::vector<std::string> all_names(const std::array<Named<Value>, size>& table) {
    std::vector<std::string> result;
    result.reserve(size);
    for (const Named<Value>& entry : table) {
        result.emplace_back(entry.name);
    }
    return result;
}

}  // namespace vmcoach::domain
