#include "vmcoach/store/prospects.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::store {
namespace {

constexpr const char* prospect_columns =
    "id, uid, name, company, title, time_zone, time_zone_source, pronunciation, cadence,"
    " formality, source, do_not_call, created_at, updated_at";

template <typename Value, std::size_t size>
std::optional<Value> optional_value(const std::array<domain::Named<Value>, size>& names,
                                    const Query& query, int column) {
    const auto word = query.optional_text(column);
    return word ? std::optional(query.understood(domain::value_of(names, *word))) : std::nullopt;
}

template <typename Value, std::size_t size>
std::optional<std::string_view> optional_name(const std::array<domain::Named<Value>, size>& names,
                                              const std::optional<Value>& value) {
    return value ? std::optional(domain::name_of(names, *value)) : std::nullopt;
}

/// What prospects have several of. One object serves any number of prospects.
class Lists {
  public:
    explicit Lists(const Database& database)
        : phones_(database, "SELECT typed, e164 FROM phone WHERE prospect_id = ? ORDER BY id"),
          emails_(database, "SELECT typed FROM email WHERE prospect_id = ? ORDER BY id"),
          tags_(database, "SELECT name FROM tag WHERE prospect_id = ? ORDER BY id") {}

    void fill(domain::Prospect& prospect) {
        phones_.restart(prospect.id);
        while (phones_.next()) {
            prospect.phones.push_back({phones_.text(0), phones_.optional_text(1)});
        }
        prospect.emails = texts(emails_, prospect.id);
        prospect.tags = texts(tags_, prospect.id);
    }

  private:
    static std::vector<std::string> texts(Query& query, std::int64_t id) {
        std::vector<std::string> result;
        query.restart(id);
        while (query.next()) {
            result.push_back(query.text(0));
        }
        return result;
    }

    Query phones_;
    Query emails_;
    Query tags_;
};

domain::Prospect read_prospect(const Query& query, Lists& lists) {
    domain::Prospect prospect{
        .id = query.integer(0),
        .uid = format_uid(query.text(1)),
        .name = query.text(2),
        .company = query.optional_text(3),
        .title = query.optional_text(4),
        .time_zone = query.optional_text(5),
        .time_zone_source = optional_value(domain::zone_sources, query, 6),
        .pronunciation = query.optional_text(7),
        .cadence = optional_value(domain::cadences, query, 8),
        .formality = optional_value(domain::formalities, query, 9),
        .source = query.optional_text(10),
        .do_not_call = query.boolean(11),
        .created_at = query.instant(12),
        .updated_at = query.instant(13),
    };
    lists.fill(prospect);
    return prospect;
}

std::vector<std::int64_t> ids(Query& query) {
    std::vector<std::int64_t> result;
    while (query.next()) {
        result.push_back(query.integer(0));
    }
    return result;
}

void insert_phone(WriteTransaction& transaction, std::int64_t id, const domain::Phone& phone) {
    Query(transaction.begin_change(),
          "INSERT INTO phone (uid, prospect_id, typed, e164, match_key) VALUES (?, ?, ?, ?, ?)",
          transaction.new_uid(), id, phone.typed, phone.e164, domain::match_key(phone))
        .run();
}

void insert_email(WriteTransaction& transaction, std::int64_t id, const std::string& typed) {
    Query(transaction.begin_change(),
          "INSERT INTO email (uid, prospect_id, typed, normalised) VALUES (?, ?, ?, ?)",
          transaction.new_uid(), id, typed, domain::normalised_email(typed))
        .run();
}

void insert_tag(WriteTransaction& transaction, std::int64_t id, const std::string& name) {
    Query(transaction.begin_change(), "INSERT INTO tag (uid, prospect_id, name) VALUES (?, ?, ?)",
          transaction.new_uid(), id, name)
        .run();
}

/// Removes the rows whose item is not wanted any more, and adds what is new.
/// @param typed  what the statement knows an item by
template <typename Item, typename Insert>
void reconcile(WriteTransaction& transaction, std::int64_t id, const char* delete_sql,
               const std::vector<Item>& before, const std::vector<Item>& after,
               const std::string& (*typed)(const Item&), Insert insert) {
    const auto has = [](const std::vector<Item>& list, const Item& item) {
        return std::find(list.begin(), list.end(), item) != list.end();
    };
    for (const Item& item : before) {
        if (!has(after, item)) {
            Query(transaction.begin_change(), delete_sql, id, typed(item)).run();
        }
    }
    for (const Item& item : after) {
        if (!has(before, item)) {
            insert(transaction, id, item);
        }
    }
}

const std::string& typed_phone(const domain::Phone& phone) {
    return phone.typed;
}
const std::string& typed_text(const std::string& text) {
    return text;
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

}  // namespace

domain::Prospect insert_prospect(WriteTransaction& transaction, domain::Prospect prospect,
                                 time::Instant now) {
    const Database& database = transaction.begin_change();
    Query query(database,
                "INSERT INTO prospect (uid, name, name_key, company, title, time_zone,"
                " time_zone_source, pronunciation, cadence, formality, source, do_not_call,"
                " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?13, ?13)"
                " RETURNING id",
                transaction.new_uid(), prospect.name, domain::name_key(prospect.name),
                prospect.company, prospect.title, prospect.time_zone,
                optional_name(domain::zone_sources, prospect.time_zone_source),
                prospect.pronunciation, optional_name(domain::cadences, prospect.cadence),
                optional_name(domain::formalities, prospect.formality), prospect.source,
                prospect.do_not_call, now);
    prospect.id = query.inserted_id();
    for (const domain::Phone& phone : prospect.phones) {
        insert_phone(transaction, prospect.id, phone);
    }
    for (const std::string& email : prospect.emails) {
        insert_email(transaction, prospect.id, email);
    }
    for (const std::string& tag : prospect.tags) {
        insert_tag(transaction, prospect.id, tag);
    }
    return find_prospect(database, prospect.id).value();
}

domain::Prospect update_prospect(WriteTransaction& transaction, const domain::Prospect& prospect,
                                 time::Instant now) {
    const Database& database = transaction.begin_change();
    const domain::Prospect before = find_prospect(database, prospect.id).value();
    Query(database,
          "UPDATE prospect SET name = ?, name_key = ?, company = ?, title = ?, time_zone = ?,"
          " time_zone_source = ?, pronunciation = ?, cadence = ?, formality = ?, source = ?,"
          " do_not_call = ?, updated_at = ? WHERE id = ?",
          prospect.name, domain::name_key(prospect.name), prospect.company, prospect.title,
          prospect.time_zone, optional_name(domain::zone_sources, prospect.time_zone_source),
          prospect.pronunciation, optional_name(domain::cadences, prospect.cadence),
          optional_name(domain::formalities, prospect.formality), prospect.source,
          prospect.do_not_call, now, prospect.id)
        .run();
    reconcile(transaction, prospect.id, "DELETE FROM phone WHERE prospect_id = ? AND typed = ?",
              before.phones, prospect.phones, typed_phone, insert_phone);
    reconcile(transaction, prospect.id, "DELETE FROM email WHERE prospect_id = ? AND typed = ?",
              before.emails, prospect.emails, typed_text, insert_email);
    reconcile(transaction, prospect.id, "DELETE FROM tag WHERE prospect_id = ? AND name = ?",
              before.tags, prospect.tags, typed_text, insert_tag);
    return find_prospect(database, prospect.id).value();
}

std::optional<domain::Prospect> find_prospect(const Database& database, std::int64_t id) {
    Query query(database, text::format("SELECT {} FROM prospect WHERE id = ?", prospect_columns),
                id);
    Lists lists(database);
    return query.next() ? std::optional(read_prospect(query, lists)) : std::nullopt;
}

std::vector<domain::Prospect> list_prospects(const Database& database,
                                             const ProspectFilter& filter) {
    Query query(
        database,
        text::format(
            "SELECT {} FROM prospect WHERE {} AND {} ORDER BY id LIMIT ?2", prospect_columns,
            filter.tag ? "id IN (SELECT prospect_id FROM tag WHERE tag.name = ?1)" : "?1 IS NULL",
            filter.untouched ? "NOT EXISTS (SELECT 1 FROM touch WHERE prospect_id = prospect.id"
                               " AND direction = 'outbound')"
                             : "TRUE"),
        filter.tag, filter.limit.value_or(-1));
    Lists lists(database);
    std::vector<domain::Prospect> prospects;
    while (query.next()) {
        prospects.push_back(read_prospect(query, lists));
    }
    return prospects;
}

std::vector<std::int64_t> prospects_by_email(const Database& database, std::string_view address) {
    Query query(database,
                "SELECT DISTINCT prospect_id FROM email WHERE normalised = ? ORDER BY prospect_id",
                domain::normalised_email(address));
    return ids(query);
}

std::vector<std::int64_t> prospects_by_phone(const Database& database, const domain::Phone& phone) {
    const std::string key = domain::match_key(phone);
    std::vector<std::int64_t> result;
    // The index finds the numbers that end like this one, and those that this one ends with.
    Query query(database,
                "SELECT prospect_id, typed, e164 FROM phone"
                " WHERE match_key >= ?1 AND match_key < ?1 || ':'"
                " UNION ALL SELECT prospect_id, typed, e164 FROM phone WHERE match_key IN"
                " (WITH RECURSIVE part (size) AS"
                "  (SELECT ?2 UNION ALL SELECT size + 1 FROM part WHERE size + 1 < length(?1))"
                "  SELECT substr(?1, 1, size) FROM part WHERE size < length(?1))"
                " ORDER BY prospect_id",
                key, static_cast<int>(domain::min_phone_digits));
    while (query.next()) {
        const std::int64_t id = query.integer(0);
        if (domain::same_number(phone, {query.text(1), query.optional_text(2)}) &&
            (result.empty() || result.back() != id)) {
            result.push_back(id);
        }
    }
    return result;
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
    std::vector<std::int64_t> candidates;
    const auto add = [&candidates](const std::vector<std::int64_t>& found) {
        candidates.insert(candidates.end(), found.begin(), found.end());
    };
    for (const std::string& email : prospect.emails) {
        add(prospects_by_email(database, email));
    }
    for (const domain::Phone& phone : prospect.phones) {
        add(prospects_by_phone(database, phone));
    }
    Query namesakes(database, "SELECT id, company FROM prospect WHERE name_key = ? ORDER BY id",
                    domain::name_key(prospect.name));
    while (namesakes.next()) {
        if (text::fold(namesakes.optional_text(1).value_or("")) ==
            text::fold(prospect.company.value_or(""))) {
            candidates.push_back(namesakes.integer(0));
        }
    }
    const auto other = std::find_if(candidates.begin(), candidates.end(),
                                    [&](std::int64_t id) { return id != prospect.id; });
    return other == candidates.end() ? std::nullopt : find_prospect(database, *other);
}

}  // namespace vmcoach::store
