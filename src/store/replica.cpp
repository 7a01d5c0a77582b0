#include "vmcoach/store/replica.hpp"

#include <cstdlib>
#include <fstream>

#include <sys/stat.h>

#include "vmcoach/store/hash.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::store {
namespace {

constexpr const char* url_key = "url";
constexpr const char* team_key = "team";
constexpr const char* device_key = "device";
constexpr const char* seller_key = "seller";
constexpr const char* role_key = "role";
constexpr const char* cursor_key = "cursor";
constexpr const char* seen_key = "seen";
constexpr const char* seen_token_key = "seen_token";
constexpr const char* collected_key = "collected";
constexpr const char* is_whole_key = "is_whole";
constexpr const char* synced_at_key = "synced_at";

class Reader {
  public:
    explicit Reader(const Database& database)
        : query_(database, "SELECT value FROM replica WHERE key = ?") {}

    domain::Value value(const char* key) {
        query_.restart(key);
        return query_.next() ? query_.value(0) : domain::Value();
    }

    template <typename Type>
    Type get(const char* key) {
        const domain::Value held = value(key);
        return query_.understood(std::holds_alternative<Type>(held)
                                     ? std::optional(std::get<Type>(held))
                                     : std::nullopt);
    }

  private:
    Query query_;
};

/// Tells a file from its copies. The machine's id is not to be given away (machine-id(5)).
std::string place_of(const std::filesystem::path& path) {
    std::string machine;
    std::getline(std::ifstream("/etc/machine-id"), machine);
    struct stat status {};
    stat(path.c_str(), &status);
    return text::format("{} {}", text::hex(keyed_hash("vmcoach", machine)).substr(0, 32),
                        status.st_ino);
}

}  // namespace

std::optional<Replica> read_replica(const Database& database) {
    Reader reader(database);
    if (std::holds_alternative<std::monostate>(reader.value(url_key))) {
        return std::nullopt;
    }
    Replica replica{
        .url = reader.get<std::string>(url_key),
        .team = reader.get<domain::Blob>(team_key),
        .device = reader.get<domain::Blob>(device_key),
        .seller = reader.get<std::string>(seller_key),
        .role = reader.get<std::string>(role_key),
        .cursor = reader.get<std::int64_t>(cursor_key),
        .seen = reader.get<std::int64_t>(seen_key),
        .seen_token = reader.get<std::string>(seen_token_key),
        .collected = reader.get<std::int64_t>(collected_key),
        .is_whole = reader.get<std::int64_t>(is_whole_key) != 0,
    };
    const domain::Value synced_at = reader.value(synced_at_key);
    if (const auto* seconds = std::get_if<std::int64_t>(&synced_at);
        seconds != nullptr && is_stored_instant(*seconds)) {
        replica.synced_at = time::Instant{std::chrono::seconds{*seconds}};
    }
    return replica;
}

void write_replica(WriteTransaction& transaction, const Replica& replica) {
    Query query(transaction.database(),
                "INSERT INTO replica (key, value) VALUES (?1, ?2)"
                " ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value IS NOT ?2");
    const auto write = [&](const char* key, const auto& value) {
        query.restart(key, value);
        query.run();
    };
    write(url_key, replica.url);
    write(team_key, domain::Value(replica.team));
    write(device_key, domain::Value(replica.device));
    write(seller_key, replica.seller);
    write(role_key, replica.role);
    write(cursor_key, replica.cursor);
    write(seen_key, replica.seen);
    write(seen_token_key, replica.seen_token);
    write(collected_key, replica.collected);
    write(is_whole_key, replica.is_whole);
    write(synced_at_key, replica.synced_at);
}

bool settle_device(WriteTransaction& transaction, Replica& replica) {
    const std::string place = place_of(transaction.database().path());
    const domain::Value before = Reader(transaction.database()).value(place_key);
    if (!replica.device.bytes.empty() && before == domain::Value(place)) {
        return false;
    }
    const Uid uid = transaction.new_uid();
    replica.device = domain::Blob{{uid.begin(), uid.end()}};
    Query(transaction.database(),
          "INSERT INTO replica (key, value) VALUES (?1, ?2)"
          " ON CONFLICT (key) DO UPDATE SET value = ?2",
          place_key, place)
        .run();
    return true;
}

void begin_anew(WriteTransaction& transaction, Replica& replica) {
    const Database& database = transaction.database();
    replica.cursor = 0;
    replica.seen = 0;
    replica.seen_token.clear();
    replica.collected = 0;
    replica.is_whole = false;
    // What others have changed goes back, too: their own machines may be gone.
    Query(database, "DELETE FROM outbox").run();
    Query(database,
          "INSERT INTO outbox (uid, field, subject, person, clock, device, value)"
          " SELECT uid, field, subject, person, clock, device, value FROM register ORDER BY clock")
        .run();
    // Who may not erase for all has this from somebody who may, and will do so again.
    if (replica.role == "manager") {
        Query(database, "UPDATE erased SET is_sent = 0").run();
    }
}

}  // namespace vmcoach::store
