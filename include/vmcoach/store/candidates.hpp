#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/store/database.hpp"

/// What can be offered to somebody who has typed the beginning of a name or an id: a few of many,
/// found by the indexes.
namespace vmcoach::store {

enum class Among { all, promised };  ///< promised: to whom a promise is open

struct PersonFound {
    std::int64_t id = 0;
    std::string name;
    std::optional<std::string> company;
    bool has_namesake = false;  ///< somebody's name is the same to WHO
};

/// Those whose whole name begins so, in the order of names, then those in whose name each word that
/// was typed begins a word. Of more than `most` of the first kind, the last one is among them, so
/// that they have no more in common than all.
std::vector<PersonFound> people_by_beginning(const Database& database, std::string_view typed,
                                             Among among, std::size_t most);

/// The ids of open promises, in the order in which they fall due.
/// @param digits  with which the ids begin
std::vector<std::int64_t> open_promises_by_beginning(const Database& database,
                                                     std::string_view digits, std::size_t most);

/// The ids of notes, the newest first.
std::vector<std::int64_t> notes_by_beginning(const Database& database, std::string_view digits,
                                             std::size_t most);

/// The ids of touches, the newest first.
std::vector<std::int64_t> touches_by_beginning(const Database& database, std::string_view digits,
                                               std::size_t most);

/// Tags, in their order, that begin so, case and accents aside.
std::vector<std::string> tags_by_beginning(const Database& database, std::string_view typed,
                                           std::size_t most);

}  // namespace vmcoach::store
