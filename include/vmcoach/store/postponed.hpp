#pragma once

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

    void catch_up();

  private:
    struct Trigger {
        std::string definition;
        std::string statement;  ///< does its work for the new rows
    };

    /// @param statement  reads the table, to which a condition is added that leaves the new rows
    void postpone(const std::string& trigger, const std::string& table,
                  const std::string& statement);

    const Database& database_;
    std::vector<Trigger> triggers_;
};

}  // namespace vmcoach::store
