#include "vmcoach/store/lookup.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::store {
namespace {

std::vector<std::int64_t> ids(Query& query) {
    std::vector<std::int64_t> result;
    while (query.next()) {
        result.push_back(query.integer(0));
    }
    return result;
}

/// For a few rows at most: SQLite makes tables to order them, even where there are none.
std::vector<std::int64_t> ids_in_order(Query& query) {
    const std::vector<std::int64_t> found = ids(query);
    const std::set<std::int64_t> ordered(found.begin(), found.end());
    return {ordered.begin(), ordered.end()};
}

std::set<std::string_view> words_of(std::string_view key) {
    std::set<std::string_view> words;
    while (!key.empty()) {
        const std::string_view word = key.substr(0, key.find(' '));
        words.insert(word);
        key.remove_prefix(std::min(word.size() + 1, key.size()));
    }
    return words;
}

/// The ids of prospects in whose name a word begins with `prefix`, in order.
std::vector<std::int64_t> prospects_by_word(const Database& database, std::string_view prefix) {
    Query query(database,
                "SELECT DISTINCT prospect_id FROM name_word"
                " WHERE word >= ?1 AND word < ?1 || char(0x10ffff) ORDER BY prospect_id",
                prefix);
    return ids(query);
}

void append(std::vector<std::int64_t>& list, const std::vector<std::int64_t>& more) {
    list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

EmailLookup::EmailLookup(const Database& database)
    : query_(database, "SELECT prospect_id FROM email WHERE normalised = ?") {}

std::vector<std::int64_t> EmailLookup::find(std::string_view address) {
    query_.restart(domain::normalised_email(address));
    return ids_in_order(query_);
}

PhoneLookup::PhoneLookup(const Database& database)
    : longer_(database,
              "SELECT prospect_id, typed, e164 FROM phone"
              " WHERE match_key >= ?1 AND match_key < ?1 || ':'"),
      before_(database,
              "SELECT match_key FROM phone WHERE match_key <= ? ORDER BY match_key DESC LIMIT 1"),
      equal_(database, "SELECT prospect_id, typed, e164 FROM phone WHERE match_key = ?") {}

std::vector<std::int64_t> PhoneLookup::find(const domain::Phone& phone) {
    std::set<std::int64_t> found;
    const auto take = [&](Query& query) {
        while (query.next()) {
            if (domain::same_number(phone, {query.text(1), query.optional_text(2)})) {
                found.insert(query.integer(0));
            }
        }
    };
    // Keys are digits backwards: first the numbers that end like this one, then those that this one
    // ends with.
    std::string key = domain::match_key(phone);
    longer_.restart(key);
    take(longer_);
    if (!key.empty()) {
        key.pop_back();
    }
    while (key.size() >= domain::min_phone_digits) {
        before_.restart(key);
        if (!before_.next()) {
            break;
        }
        const std::string nearest = before_.text(0);
        if (nearest == key) {
            equal_.restart(key);
            take(equal_);
            key.pop_back();
        } else {
            // A beginning of the key that is longer than what both share would be nearer.
            const auto end = std::mismatch(key.begin(), key.end(), nearest.begin(), nearest.end());
            key.erase(end.first, key.end());
        }
    }
    return {found.begin(), found.end()};
}

NamesakeLookup::NamesakeLookup(const Database& database)
    : query_(database, "SELECT id, company FROM prospect WHERE name_key = ? ORDER BY id") {}

std::vector<std::int64_t> NamesakeLookup::find(const domain::Prospect& prospect) {
    std::vector<std::int64_t> result;
    const std::string company = text::fold(prospect.company.value_or(""));
    query_.restart(domain::name_key(prospect.name));
    while (query_.next()) {
        if (text::fold(query_.optional_text(1).value_or("")) == company) {
            result.push_back(query_.integer(0));
        }
    }
    return result;
}

std::vector<std::int64_t> DuplicateLookup::find_by_contact(const domain::Prospect& prospect) {
    std::vector<std::int64_t> found;
    for (const std::string& email : prospect.emails) {
        append(found, emails_.find(email));
    }
    for (const domain::Phone& phone : prospect.phones) {
        append(found, phones_.find(phone));
    }
    return found;
}

std::vector<std::int64_t> DuplicateLookup::find(const domain::Prospect& prospect) {
    std::vector<std::int64_t> found = find_by_contact(prospect);
    append(found, namesakes_.find(prospect));
    return found;
}

std::vector<std::int64_t> DuplicateLookup::find_certain(const domain::Prospect& prospect) {
    std::vector<std::int64_t> found = find_by_contact(prospect);
    if (prospect.company || (prospect.emails.empty() && prospect.phones.empty())) {
        append(found, namesakes_.find(prospect));
    }
    return found;
}

std::vector<std::int64_t> prospects_by_email(const Database& database, std::string_view address) {
    return EmailLookup(database).find(address);
}

std::vector<std::int64_t> prospects_by_phone(const Database& database, const domain::Phone& phone) {
    return PhoneLookup(database).find(phone);
}

std::vector<std::int64_t> prospects_by_name(const Database& database, std::string_view name) {
    const std::string key = domain::name_key(name);
    Query whole(database, "SELECT id FROM prospect WHERE name_key = ? ORDER BY id", key);
    std::vector<std::int64_t> found = ids(whole);
    if (!found.empty() || key.empty()) {
        return found;
    }
    const std::set<std::string_view> words = words_of(key);
    for (auto word = words.begin(); word != words.end(); ++word) {
        std::vector<std::int64_t> with_word = prospects_by_word(database, *word);
        if (word == words.begin()) {
            found = std::move(with_word);
        } else {
            std::vector<std::int64_t> both;
            std::set_intersection(found.begin(), found.end(), with_word.begin(), with_word.end(),
                                  std::back_inserter(both));
            found = std::move(both);
        }
        if (found.empty()) {
            break;
        }
    }
    return found;
}

std::vector<std::int64_t> prospects_with_similar_name(const Database& database,
                                                      std::string_view name, std::size_t limit) {
    const std::string key = domain::name_key(name);
    constexpr std::size_t longest = 100;
    if (key.size() > longest) {
        return {};
    }
    const std::size_t farthest = std::max<std::size_t>(1, key.size() / 3);
    std::vector<std::pair<std::size_t, std::int64_t>> near;
    Query query(database, "SELECT id, name_key FROM prospect");
    while (query.next()) {
        if (const auto distance = text::name_distance(key, query.text(1), farthest);
            distance <= farthest) {
            near.emplace_back(distance, query.integer(0));
        }
    }
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), limit));
    std::vector<std::int64_t> result;
    std::transform(near.begin(), near.end(), std::back_inserter(result),
                   [](const auto& entry) { return entry.second; });
    return result;
}

std::optional<domain::Prospect> find_duplicate(const Database& database,
                                               const domain::Prospect& prospect) {
    const std::vector<std::int64_t> found = DuplicateLookup(database).find(prospect);
    const auto other = std::find_if(found.begin(), found.end(),
                                    [&](std::int64_t id) { return id != prospect.id; });
    return other == found.end() ? std::nullopt : find_prospect(database, *other);
}

}  // namespace vmcoach::store
