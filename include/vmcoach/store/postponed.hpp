#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vmcoach::store {

class Database;

/// What triggers do for each new row, done for all of them at once when many rows come: row by row
/// it takes most of the time, since SQLite and FTS5 begin and end every statement anew.
///
/// Everything happens inside one transaction. Nobody else sees the triggers gone, and without
/// catch_up() they never were.
class Postponed {
  public:
    explicit Postponed(const Database& database) : database_(database) {}

    /// The full-text indexes, and the words of names.
    void postpone_indexes();

    /// The log of new rows, of which the newest command is the cause.
    void postpone_log();

    /// Logs the new rows that there are by now, so that what changes them comes behind them.
    void catch_up_log();

    void catch_up();

  private:
    struct Trigger {
        std::string definition;
        std::string table;
        std::string statement;  ///< does its work for the new rows
        std::int64_t last;      ///< the last row that it needs not look at
        bool is_log;
    };

    /// @param statement  reads the table, to which a condition is added that leaves the new rows
    void postpone(const std::string& trigger, const std::string& table,
                  const std::string& statement, bool is_log = false);

    void run(const Trigger& trigger) const;
    std::int64_t last_row(const std::string& table) const;

    const Database& database_;
    std::vector<Trigger> triggers_;
};

}  // namespace vmcoach::store
