#include "vmcoach/store/machine.hpp"

#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

std::optional<std::string> remembered(const Database& database, std::string_view key) {
    Query query(database, "SELECT value FROM settings WHERE key = ?", key);
    return query.next() ? query.optional_text(0) : std::nullopt;
}

void remember(WriteTransaction& transaction, std::string_view key, const std::string& value) {
    Query(transaction.database(),
          "INSERT INTO settings (key, value) VALUES (?, ?)"
          " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          key, value)
        .run();
}

}  // namespace vmcoach::store
