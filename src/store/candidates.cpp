#include "vmcoach/store/candidates.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::store {
namespace {

constexpr const char* person_columns =
    "SELECT p.id, p.name, p.company, p.name_key,"
    " EXISTS (SELECT 1 FROM prospect o WHERE o.name_key = p.name_key AND o.id <> p.id)";

const char* condition(Among among) {
    return among == Among::all ? ""
                               : " AND EXISTS (SELECT 1 FROM promise q"
                                 " WHERE q.prospect_id = p.id AND q.state = 'open')";
}

PersonFound read_person(const Query& query) {
    return {.id = query.integer(0),
            .name = query.text(1),
            .company = query.optional_text(2),
            .has_namesake = query.integer(4) != 0};
}

std::vector<PersonFound> people_by_whole_name(const Database& database, const std::string& key,
                                              Among among, std::size_t most) {
    const auto query_in = [&](const char* order, std::size_t limit) {
        return Query(database,
                     text::format("{} FROM prospect p"
                                  " WHERE p.name_key >= ?1 AND p.name_key < ?1 || char(0x10ffff){}"
                                  " ORDER BY p.name_key {}, p.id LIMIT ?2",
                                  person_columns, condition(among), order),
                     key, static_cast<std::int64_t>(limit));
    };
    std::vector<PersonFound> found;
    Query forward = query_in("", most + 1);
    while (forward.next()) {
        found.push_back(read_person(forward));
    }
    if (found.size() > most) {
        found.resize(most);
        Query backward = query_in("DESC", 1);
        if (backward.next()) {
            found.back() = read_person(backward);
        }
    }
    return found;
}

bool has_word(std::string_view key, std::string_view beginning) {
    return key.starts_with(beginning) ||
           key.find(" " + std::string(beginning)) != std::string_view::npos;
}

/// Of the words, the longest is in the fewest names.
void add_people_by_words(const Database& database, const std::string& key, Among among,
                         std::size_t most, std::vector<PersonFound>& found) {
    if (key.empty()) {
        return;
    }
    const std::vector<std::string> words = text::split(key);
    const std::string& longest =
        *std::max_element(words.begin(), words.end(),
                          [](const auto& a, const auto& b) { return a.size() < b.size(); });
    Query query(database,
                text::format("{} FROM name_word w JOIN prospect p ON p.id = w.prospect_id"
                             " WHERE w.word >= ?1 AND w.word < ?1 || char(0x10ffff){}"
                             " ORDER BY w.word, w.prospect_id",
                             person_columns, condition(among)),
                longest);
    while (found.size() < most && query.next()) {
        const std::string name = query.text(3);
        const bool is_new = !name.starts_with(key) &&
                            std::none_of(found.begin(), found.end(), [&](const PersonFound& one) {
                                return one.id == query.integer(0);
                            });
        if (is_new && std::all_of(words.begin(), words.end(),
                                  [&](const std::string& word) { return has_word(name, word); })) {
            found.push_back(read_person(query));
        }
    }
}

/// Ids that begin with these digits are one range for each number of digits.
std::vector<std::int64_t> newest_by_beginning(const Database& database, const char* table,
                                              std::string_view digits, std::size_t most) {
    std::int64_t first = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), first);
    if (!digits.empty() && (error != std::errc{} || end != digits.data() + digits.size())) {
        return {};
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges = {{first, first}};
    if (digits.empty()) {
        ranges = {{1, std::numeric_limits<std::int64_t>::max()}};
    } else if (first > 0) {
        constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max() / 10 - 1;
        while (ranges.back().second < largest) {
            ranges.emplace_back(ranges.back().first * 10, ranges.back().second * 10 + 9);
        }
    }
    Query query(database, text::format("SELECT id FROM {} WHERE id BETWEEN ?1 AND ?2"
                                       " ORDER BY id DESC LIMIT ?3",
                                       table));
    std::vector<std::int64_t> found;
    for (auto range = ranges.rbegin(); range != ranges.rend() && found.size() < most; ++range) {
        query.restart(range->first, range->second, static_cast<std::int64_t>(most - found.size()));
        while (query.next()) {
            found.push_back(query.integer(0));
        }
    }
    return found;
}

}  // namespace

std::vector<PersonFound> people_by_beginning(const Database& database, std::string_view typed,
                                             Among among, std::size_t most) {
    const std::string key = domain::name_key(typed);
    std::vector<PersonFound> found = people_by_whole_name(database, key, among, most);
    add_people_by_words(database, key, among, most, found);
    return found;
}

std::vector<std::int64_t> open_promises_by_beginning(const Database& database,
                                                     std::string_view digits, std::size_t most) {
    Query query(database,
                "SELECT id FROM promise WHERE state = 'open' AND substr(id, 1, length(?1)) = ?1"
                " ORDER BY due_at, id LIMIT ?2",
                digits, static_cast<std::int64_t>(most));
    std::vector<std::int64_t> found;
    while (query.next()) {
        found.push_back(query.integer(0));
    }
    return found;
}

std::vector<std::int64_t> notes_by_beginning(const Database& database, std::string_view digits,
                                             std::size_t most) {
    return newest_by_beginning(database, "note", digits, most);
}

std::vector<std::int64_t> touches_by_beginning(const Database& database, std::string_view digits,
                                               std::size_t most) {
    return newest_by_beginning(database, "touch", digits, most);
}

std::vector<std::string> tags_by_beginning(const Database& database, std::string_view typed,
                                           std::size_t most) {
    const std::string wanted = text::fold(typed);
    // From one tag to the next in the index: each may be on thousands of rows.
    Query next(database, "SELECT name FROM tag WHERE name > ? ORDER BY name LIMIT 1");
    std::vector<std::string> found;
    std::string last;
    constexpr int most_looked_at = 2000;
    for (int looked_at = 0; looked_at < most_looked_at && found.size() < most; ++looked_at) {
        next.restart(last);
        if (!next.next()) {
            break;
        }
        last = next.text(0);
        if (text::fold(last).starts_with(wanted)) {
            found.push_back(last);
        }
    }
    return found;
}

}  // namespace vmcoach::store
