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
            insert(item);
        }
    }
}

const std::string& typed_phone(const domain::Phone& phone) {
    return phone.typed;
}
const std::string& typed_text(const std::string& text) {
    return text;
}

}  // namespace

ProspectInserter::ProspectInserter(WriteTransaction& transaction, time::Instant now)
    : transaction_(transaction),
      now_(now),
      prospect_(transaction.begin_change(),
                "INSERT INTO prospect (uid, name, name_key, company, title, time_zone,"
                " time_zone_source, pronunciation, cadence, formality, source, do_not_call,"
                " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?13, ?13)"),
      phone_(transaction.database(),
             "INSERT INTO phone (uid, prospect_id, typed, e164, match_key) VALUES (?, ?, ?, ?, ?)"),
      email_(transaction.database(),
             "INSERT INTO email (uid, prospect_id, typed, normalised) VALUES (?, ?, ?, ?)"),
      tag_(transaction.database(), "INSERT INTO tag (uid, prospect_id, name) VALUES (?, ?, ?)") {}

std::int64_t ProspectInserter::insert(const domain::Prospect& prospect) {
    const Uid uid = transaction_.new_uid();
    prospect_.restart(uid, prospect.name, domain::name_key(prospect.name), prospect.company,
                      prospect.title, prospect.time_zone,
                      optional_name(domain::zone_sources, prospect.time_zone_source),
                      prospect.pronunciation, optional_name(domain::cadences, prospect.cadence),
                      optional_name(domain::formalities, prospect.formality), prospect.source,
                      prospect.do_not_call, now_);
    const std::int64_t id = prospect_.run_for_id();
    for (const domain::Phone& phone : prospect.phones) {
        insert_phone(id, uid, phone);
    }
    for (const std::string& email : prospect.emails) {
        insert_email(id, uid, email);
    }
    for (const std::string& tag : prospect.tags) {
        insert_tag(id, uid, tag);
    }
    return id;
}

template <typename... Values>
void ProspectInserter::insert_part(Query& row, const Uid& prospect, const std::string& text,
                                   const Values&... values) {
    row.restart(derive_uid(prospect, text), values...);
    // The same number in two spellings is two rows, as somebody wanted it.
    if (row.run_by_rules()) {
        row.restart(transaction_.new_uid(), values...);
        row.run();
    }
}

void ProspectInserter::insert_phone(std::int64_t id, const Uid& prospect,
                                    const domain::Phone& phone) {
    const std::string key = domain::match_key(phone);
    insert_part(phone_, prospect, "phone " + key, id, phone.typed, phone.e164, key);
}

void ProspectInserter::insert_email(std::int64_t id, const Uid& prospect,
                                    const std::string& typed) {
    const std::string address = domain::normalised_email(typed);
    insert_part(email_, prospect, "email " + address, id, typed, address);
}

void ProspectInserter::insert_tag(std::int64_t id, const Uid& prospect, const std::string& name) {
    insert_part(tag_, prospect, "tag " + name, id, name);
}

domain::Prospect insert_prospect(WriteTransaction& transaction, const domain::Prospect& prospect,
                                 time::Instant now) {
    const std::int64_t id = ProspectInserter(transaction, now).insert(prospect);
    return find_prospect(transaction.database(), id).value();
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
    ProspectInserter inserter(transaction, now);
    const std::optional<Uid> known_uid = parse_uid(before.uid);
    if (!known_uid) {
        throw damaged(database.path());
    }
    const Uid& uid = *known_uid;
    reconcile(transaction, prospect.id, "DELETE FROM phone WHERE prospect_id = ? AND typed = ?",
              before.phones, prospect.phones, typed_phone,
              [&](const auto& item) { inserter.insert_phone(prospect.id, uid, item); });
    reconcile(transaction, prospect.id, "DELETE FROM email WHERE prospect_id = ? AND typed = ?",
              before.emails, prospect.emails, typed_text,
              [&](const auto& item) { inserter.insert_email(prospect.id, uid, item); });
    reconcile(transaction, prospect.id, "DELETE FROM tag WHERE prospect_id = ? AND name = ?",
              before.tags, prospect.tags, typed_text,
              [&](const auto& item) { inserter.insert_tag(prospect.id, uid, item); });
    return find_prospect(database, prospect.id).value();
}

void move_belongings(WriteTransaction& transaction, std::int64_t from, std::int64_t into) {
    const Database& database = transaction.begin_change();
    for (const auto& [table, column] :
         {std::pair{"phone", "typed"}, std::pair{"email", "normalised"},
          std::pair{"tag", "name"}}) {
        Query(database,
              text::format("UPDATE {0} SET prospect_id = ?2 WHERE prospect_id = ?1 AND {1} NOT IN"
                           " (SELECT {1} FROM {0} WHERE prospect_id = ?2)",
                           table, column),
              from, into)
            .run();
        Query(database, text::format("DELETE FROM {} WHERE prospect_id = ?", table), from).run();
    }
    for (const char* table : {"note", "touch", "promise"}) {
        Query(database,
              text::format("UPDATE {} SET prospect_id = ?2 WHERE prospect_id = ?1", table), from,
              into)
            .run();
    }
    // Whoever erases the one must find the other, also where nothing of theirs has moved.
    Query(database,
          "UPDATE command SET merged_into = (SELECT uid FROM prospect WHERE id = ?)"
          " WHERE id = (SELECT max(id) FROM command)",
          into)
        .run();
    Query(database, "DELETE FROM prospect WHERE id = ?", from).run();
}

bool has_prospect(const Database& database, std::int64_t id) {
    return Query(database, "SELECT 1 FROM prospect WHERE id = ?", id).next();
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

}  // namespace vmcoach::store
