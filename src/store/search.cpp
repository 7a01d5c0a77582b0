#include "vmcoach/store/search.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/words.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

/// A table whose texts are searched.
struct Source {
    const char* index;
    const char* table;
    const char* kind;  ///< an expression
    const char* text;
    const char* at;
    const char* condition;
};

constexpr std::array sources = {
    Source{"note_words", "note", "'note'", "text", "created_at", "1"},
    Source{"touch_words", "touch", "touch.kind", "text", "at", "1"},
    Source{"promise_words", "promise", "'promise'", "about", "made_at",
           "NOT EXISTS (SELECT 1 FROM promise AS next WHERE next.moved_from = promise.id"
           " AND next.about IS promise.about)"},
};

/// Where a hit is, and what it is sorted by.
struct Place {
    std::int64_t at;
    std::int64_t id;
    std::size_t source;
};

/// Leaves the newest of them, as many as are wanted.
void sort_and_cut(std::vector<Place>& places, const SearchFilter& filter) {
    if (filter.since) {
        const std::int64_t first = filter.since->time_since_epoch().count();
        std::erase_if(places, [first](const Place& place) { return place.at < first; });
    }
    std::sort(places.begin(), places.end(), [](const Place& one, const Place& other) {
        return std::tuple(other.at, one.source, other.id) <
               std::tuple(one.at, other.source, one.id);
    });
    if (filter.limit && places.size() > static_cast<std::size_t>(*filter.limit)) {
        places.resize(static_cast<std::size_t>(*filter.limit));
    }
}

class Search {
  public:
    Search(const Database& database, const SearchFilter& filter)
        : database_(database),
          filter_(filter),
          tokenizer_(database),
          wanted_(tokenizer_, filter.words) {}

    std::vector<domain::SearchHit> hits() const {
        std::vector<Place> places;
        for (std::size_t source = 0; source < sources.size(); ++source) {
            const std::vector<Place> of_one = newest(source);
            places.insert(places.end(), of_one.begin(), of_one.end());
        }
        sort_and_cut(places, filter_);
        return read(places);
    }

  private:
    /// Those of one source that may be among the wanted ones, in no order.
    std::vector<Place> newest(std::size_t source) const {
        if (filter_.limit || filter_.prospect_id || filter_.since) {
            if (auto places = walked_back_to(source)) {
                return *std::move(places);
            }
        }
        return indexed(source);
    }

    /// Reads the texts from the newest one on. For words that many of them have, that is done long
    /// before the index has put together all the rows with a beginning of a word.
    /// @return the wanted ones; none when too few of the texts that were read have the words
    std::optional<std::vector<Place>> walked_back_to(std::size_t source) const {
        constexpr std::size_t bytes_for_a_hit = 4096;
        constexpr std::size_t bytes_for_a_row = 64;
        const Source& from = sources.at(source);
        Query query(
            database_,
            text::format(
                "SELECT id, {1}, {2}, {3} FROM {0} WHERE {4} AND {5}"
                " ORDER BY {1} DESC, id DESC",
                from.table, from.at, from.text, from.condition,
                filter_.prospect_id ? text::format("prospect_id = {}", *filter_.prospect_id) : "1",
                filter_.since
                    ? text::format("{} >= {}", from.at, filter_.since->time_since_epoch().count())
                    : "1"));
        std::vector<Place> places;
        std::size_t may_be_read = bytes_for_a_hit;
        while (!is_enough(places) && query.next()) {
            const std::string text = query.optional_text(2).value_or("");
            const std::size_t read = text.size() + bytes_for_a_row;
            if (read > may_be_read) {
                return std::nullopt;
            }
            may_be_read -= read;
            if (query.boolean(3) && wanted_.are_in(text)) {
                places.push_back({query.integer(1), query.integer(0), source});
                may_be_read += bytes_for_a_hit;
            }
        }
        return places;
    }

    bool is_enough(const std::vector<Place>& places) const {
        return filter_.limit && places.size() >= static_cast<std::size_t>(*filter_.limit);
    }

    /// What the index knows. Rows come out of it by their ids. Most rows are as old as their ids
    /// tell, but not those that somebody has imported or recorded later. So the latest ids are
    /// looked at first, and ever more of them while an earlier one may be newer.
    std::vector<Place> indexed(std::size_t source) const {
        IndexedWords known(database_, sources.at(source).index);
        const std::optional<std::string> expression = wanted_.expression(known);
        if (!expression) {
            return {};
        }
        if (!filter_.limit || filter_.prospect_id) {
            return latest_ids(source, *expression, -1);
        }
        constexpr std::int64_t growth = 8;
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / growth;
        for (std::int64_t enough = std::min(*filter_.limit, most / 2) * 2; enough < most;
             enough *= growth) {
            std::vector<Place> places = latest_ids(source, *expression, enough);
            if (places.size() < static_cast<std::size_t>(enough)) {
                return places;
            }
            const std::int64_t lowest_id = places.back().id;
            sort_and_cut(places, filter_);
            const std::int64_t oldest = is_enough(places)
                                            ? places.back().at
                                            : filter_.since->time_since_epoch().count() - 1;
            if (!has_newer(source, lowest_id, oldest)) {
                return places;
            }
        }
        return latest_ids(source, *expression, -1);
    }

    /// @param limit  -1: all
    std::vector<Place> latest_ids(std::size_t source, const std::string& expression,
                                  std::int64_t limit) const {
        const Source& from = sources.at(source);
        // A unary plus keeps SQLite from asking the index for one id after the other: it would look
        // for the words anew each time.
        Query query(
            database_,
            text::format("SELECT {1}.id, {1}.{2} FROM {0} CROSS JOIN {1} ON {1}.id = {0}.rowid"
                         " WHERE {0} MATCH ?1 AND {3} AND {4} ORDER BY {0}.rowid DESC LIMIT ?2",
                         from.index, from.table, from.at, from.condition,
                         filter_.prospect_id
                             ? text::format("+{}.rowid IN (SELECT id FROM {}"
                                            " WHERE prospect_id = {})",
                                            from.index, from.table, *filter_.prospect_id)
                             : "1"),
            expression, limit);
        std::vector<Place> places;
        while (query.next()) {
            places.push_back({query.integer(1), query.integer(0), source});
        }
        return places;
    }

    /// Whether a row that was recorded before another is newer than this moment.
    bool has_newer(std::size_t source, std::int64_t before_id, std::int64_t at) const {
        const Source& from = sources.at(source);
        Query query(database_,
                    text::format("SELECT EXISTS (SELECT 1 FROM {} WHERE +id < ? AND {} > ?)",
                                 from.table, from.at),
                    before_id, at);
        return query.next() && query.boolean(0);
    }

    std::vector<domain::SearchHit> read(const std::vector<Place>& places) const {
        std::vector<Query> queries;
        queries.reserve(sources.size());
        for (const Source& from : sources) {
            queries.emplace_back(
                database_, text::format("SELECT {1}, prospect_id, prospect.name, {0}.{2}, {0}.{3}"
                                        " FROM {0} JOIN prospect ON prospect.id = prospect_id"
                                        " WHERE {0}.id = ?",
                                        from.table, from.kind, from.at, from.text));
        }
        std::vector<domain::SearchHit> hits;
        hits.reserve(places.size());
        for (const Place& place : places) {
            Query& query = queries.at(place.source);
            query.restart(place.id);
            if (query.next()) {
                hits.push_back(read_hit(query, place.id));
            }
        }
        return hits;
    }

    domain::SearchHit read_hit(const Query& query, std::int64_t id) const {
        domain::SearchHit hit{
            .kind = query.understood(domain::value_of(domain::hit_kinds, query.text(0))),
            .id = id,
            .prospect_id = query.integer(1),
            .prospect = query.text(2),
            .at = query.instant(3),
            .text = query.text(4)};
        if (filter_.with_matches) {
            hit.matches = wanted_.matches(hit.text);
        }
        return hit;
    }

    const Database& database_;
    const SearchFilter& filter_;
    Tokenizer tokenizer_;
    WantedWords wanted_;
};

}  // namespace

std::vector<domain::SearchHit> search(const Database& database, const SearchFilter& filter) {
    return Search(database, filter).hits();
}

}  // namespace vmcoach::store
