#pragma once

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/failure.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::store {

/// Calls `work`, turning SQLite's exceptions into the errors that users see.
template <typename Work>
decltype(auto) guarded(const Database& database, Work work) {
    errno = 0;
    try {
        return work();
    } catch (const SQLite::Exception& exception) {
        throw translate(exception, database.path(),
                        system_error(database.sql().getHandle(), exception, errno));
    }
}

/// Whether these seconds are an instant of the years 0 to 9999, with which all arithmetic is safe.
inline bool is_stored_instant(std::int64_t seconds) {
    constexpr time::Instant first = date::sys_days{date::year{0} / date::January / 1};
    constexpr time::Instant end = date::sys_days{date::year{10000} / date::January / 1};
    return seconds >= first.time_since_epoch().count() && seconds < end.time_since_epoch().count();
}

/// One prepared statement of the store room, with its parameters bound from left to right. Its
/// accessors tell NULL from 0 and "", which SQLiteCpp's don't. Columns count from 0.
/// @throws Error, from every function that reaches the file
class Query {
  public:
    template <typename... Parameters>
    Query(const Database& database, const std::string& sql, const Parameters&... parameters)
        : database_(database),
          statement_(guarded(database, [&] { return SQLite::Statement(database.sql(), sql); })) {
        bind_next(parameters...);
    }

    /// Begins anew with other parameters.
    template <typename... Parameters>
    void restart(const Parameters&... parameters) {
        statement_.reset();
        bound_ = 0;
        bind_next(parameters...);
    }

    /// Goes on binding where the last parameter was.
    template <typename... Parameters>
    void bind_next(const Parameters&... parameters) {
        (bind(parameters), ...);
    }

    /// Begins anew with as many parameters as there are values.
    void restart_with(const std::vector<domain::Value>& values) {
        restart();
        for (const domain::Value& value : values) {
            bind(value);
        }
    }

    /// Steps to the next row.
    /// @return whether there is one
    bool next() {
        return guarded(database_, [&] { return statement_.executeStep(); });
    }

    /// Runs a statement that returns no rows.
    void run() {
        guarded(database_, [&] { statement_.exec(); });
    }

    /// Runs a statement that returns no rows, unless that would break a rule of the schema.
    /// @return the broken rule
    std::optional<std::string> run_by_rules() {
        errno = 0;
        try {
            statement_.exec();
            return std::nullopt;
        } catch (const SQLite::Exception& exception) {
            if ((exception.getErrorCode() & 0xff) != SQLITE_CONSTRAINT) {
                throw translate(exception, database_.path(),
                                system_error(database_.sql().getHandle(), exception, errno));
            }
            statement_.tryReset();
            return exception.what();
        }
    }

    /// Runs an `INSERT` of one row. Cheaper than `RETURNING`, for which SQLite makes a table.
    /// @return the row's id
    std::int64_t run_for_id() {
        run();
        return database_.sql().getLastInsertRowid();
    }

    /// Runs an `INSERT … RETURNING id` of one row to its end; SQLite takes it back otherwise.
    std::int64_t inserted_id() {
        next();
        const std::int64_t id = integer(0);
        next();
        return id;
    }

    std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    bool boolean(int column) const { return integer(column) != 0; }
    /// @throws Error (bad_database) unless is_stored_instant
    time::Instant instant(int column) const {
        const std::int64_t stored = integer(column);
        if (!is_stored_instant(stored)) {
            throw damaged(database_.path());
        }
        return time::Instant{std::chrono::seconds{stored}};
    }
    bool is_null(int column) const { return statement_.getColumn(column).isNull(); }

    /// Whatever stands there.
    domain::Value value(int column) const {
        const SQLite::Column held = statement_.getColumn(column);
        switch (held.getType()) {
            case SQLITE_INTEGER:
                return std::int64_t{held.getInt64()};
            case SQLITE_FLOAT:
                return held.getDouble();
            case SQLITE_TEXT:
                return held.getString();
            case SQLITE_BLOB:
                return domain::Blob{held.getString()};
            default:
                return std::monostate();
        }
    }

    std::optional<std::int64_t> optional_integer(int column) const {
        const SQLite::Column held = statement_.getColumn(column);
        return held.isNull() ? std::nullopt : std::optional<std::int64_t>(held.getInt64());
    }
    std::optional<std::string> optional_text(int column) const {
        const SQLite::Column held = statement_.getColumn(column);
        return held.isNull() ? std::nullopt : std::optional(held.getString());
    }

    /// A value that the file must hold in a form that is understood.
    template <typename Value>
    Value understood(const std::optional<Value>& value) const {
        if (!value) {
            throw damaged(database_.path());
        }
        return *value;
    }

  private:
    void bind(std::int64_t value) { statement_.bind(++bound_, value); }
    void bind(int value) { statement_.bind(++bound_, value); }
    void bind(bool value) { statement_.bind(++bound_, value ? 1 : 0); }
    void bind(time::Instant value) {
        bind(static_cast<std::int64_t>(value.time_since_epoch().count()));
    }
    void bind(const std::string& value) { statement_.bind(++bound_, value); }
    void bind(std::string_view value) { bind(std::string(value)); }
    void bind(const char* value) { statement_.bind(++bound_, value); }
    void bind(const Uid& value) {
        statement_.bind(++bound_, value.data(), static_cast<int>(value.size()));
    }
    void bind(const domain::Value& value) {
        std::visit([this](const auto& held) { bind(held); }, value);
    }
    void bind(const domain::Blob& value) {
        statement_.bind(++bound_, value.bytes.data(), static_cast<int>(value.bytes.size()));
    }
    void bind(std::monostate /*value*/) { statement_.bind(++bound_); }
    void bind(double value) { statement_.bind(++bound_, value); }
    template <typename Value>
    void bind(const std::optional<Value>& value) {
        if (value) {
            bind(*value);
        } else {
            statement_.bind(++bound_);
        }
    }

    const Database& database_;
    mutable SQLite::Statement statement_;
    int bound_ = 0;
};

}  // namespace vmcoach::store
