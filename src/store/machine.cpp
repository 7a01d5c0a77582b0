#include "vmcoach/store/machine.hpp"

#include <charconv>
#include <cmath>

#include "vmcoach/store/query.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

/// In tenths of a word a minute: whole numbers read alike in every locale.
constexpr std::string_view speaking_rate_key = "speaking_rate_tenths";

}  // namespace

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

std::optional<double> remembered_speaking_rate(const Database& database) {
    const auto tenths = remembered(database, speaking_rate_key);
    int value = 0;
    if (!tenths ||
        std::from_chars(tenths->data(), tenths->data() + tenths->size(), value).ec != std::errc{} ||
        value <= 0) {
        return std::nullopt;
    }
    return value / 10.0;
}

void remember_speaking_rate(WriteTransaction& transaction, double words_per_minute) {
    remember(transaction, speaking_rate_key,
             text::format("{}", std::lround(words_per_minute * 10)));
}

}  // namespace vmcoach::store
