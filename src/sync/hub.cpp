#include "vmcoach/sync/hub.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "hub_sql.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::sync {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

// What hub.sql raises.
constexpr std::string_view no_member = "VM001";
constexpr std::string_view lacks_role = "VM002";
constexpr std::string_view clock_ahead = "VM003";
constexpr std::string_view hub_too_old = "VM004";
constexpr std::string_view hub_too_new = "VM005";
constexpr std::string_view malformed = "VM006";

// https://www.postgresql.org/docs/15/errcodes-appendix.html
constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view undefined_function = "42883";
constexpr std::string_view invalid_schema_name = "3F000";
constexpr std::string_view lock_not_available = "55P03";

Error refusal(const Answer& answer) {
    if (answer.state == no_member) {
        return {ErrorKind::refused, format("{} is no member of this team", answer.message),
                "a manager of the team lets you in: man 7 vmcoach-hub"};
    }
    if (answer.state == lacks_role) {
        return {ErrorKind::refused,
                format("your role in this team is '{}', and doesn't allow that", answer.message),
                "ask a manager of the team"};
    }
    if (answer.state == clock_ahead) {
        return {ErrorKind::refused, "the hub says that something was done in its future",
                "set this machine's clock right, and sync again: nothing is lost"};
    }
    if (answer.state == hub_too_old) {
        return {ErrorKind::bad_database,
                format("the hub knows registers of version {} at most, and this program writes {}",
                       answer.message, store::register_form),
                "whoever runs the hub brings it up to date: vmcoach sync init URL"};
    }
    if (answer.state == hub_too_new) {
        return {ErrorKind::bad_database,
                format("the hub asks for registers of version {}, and this program writes {}",
                       answer.message, store::register_form),
                "install a newer vmcoach"};
    }
    if (answer.state == insufficient_privilege) {
        return {ErrorKind::refused, format("the hub doesn't let you do that: {}", answer.message),
                "whoever runs the hub, or a manager of the team, lets you in: man 7 vmcoach-hub"};
    }
    if (answer.state == undefined_function || answer.state == invalid_schema_name) {
        return {ErrorKind::bad_database,
                "there is no hub of vmcoach in this database, or an older one",
                "whoever runs the database makes it one: vmcoach sync init URL"};
    }
    if (answer.state == malformed) {
        return {ErrorKind::refused, format("the hub doesn't take that: {}", answer.message)};
    }
    if (answer.state == lock_not_available) {
        return {ErrorKind::io, "another of the team has kept the hub waiting for 10 seconds",
                "sync again; or whoever runs the hub looks who that is: man 7 vmcoach-hub"};
    }
    return {ErrorKind::io, format("the hub fails: {} ({})", answer.message, answer.state),
            "nothing is lost here: sync again, or tell whoever runs the hub"};
}

Error not_understood() {
    return {ErrorKind::bad_database, "the hub's answer can't be understood"};
}

const std::string& text_of(const std::optional<std::string>& value) {
    if (!value) {
        throw not_understood();
    }
    return *value;
}

std::int64_t number_of(const std::optional<std::string>& value) {
    const std::string& text = text_of(value);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw not_understood();
    }
    return number;
}

bool flag_of(const std::optional<std::string>& value) {
    return text_of(value) == "t";
}

domain::Blob uid_of(const std::optional<std::string>& value) {
    const auto bytes = text::bytes_of_uuid(text_of(value));
    if (!bytes) {
        throw not_understood();
    }
    return domain::Blob{*bytes};
}

std::int64_t clock_of(const std::optional<std::string>& value) {
    const std::int64_t clock = number_of(value);
    if (clock < 0 || clock > domain::largest_clock) {
        throw not_understood();
    }
    return clock;
}

time::Instant instant_of(std::int64_t clock) {
    return date::floor<std::chrono::seconds>(
        store::Timestamp{std::chrono::milliseconds{clock >> store::clock_counter_bits}});
}

std::string number(std::int64_t value) {
    return format("{}", value);
}

Place place_of(const std::vector<Parameters>& rows) {
    if (rows.size() != 1 || rows.front().size() != 3) {
        throw not_understood();
    }
    const Parameters& row = rows.front();
    return {number_of(row[0]), number_of(row[1]), row[2].value_or("")};
}

std::string as_json(const std::vector<store::Outbound>& batch) {
    nlohmann::json changes = nlohmann::json::array();
    for (const auto& [id, content] : batch) {
        changes.push_back(
            {{"subject", content.subject},
             {"uid", text::hex(content.uid.bytes)},
             {"field", content.field},
             {"person", text::hex(content.person.bytes)},
             {"clock", content.clock},
             {"device", text::hex(content.device.bytes)},
             {"value", content.value ? nlohmann::json(*content.value) : nlohmann::json()}});
    }
    try {
        return changes.dump();
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::bad_database, "a text in the database is no UTF-8",
                    "find it: vmcoach db check");
    }
}

}  // namespace

std::vector<Parameters> Hub::ask(const std::string& statement, const Parameters& parameters) {
    Answer answer = connection_.ask(statement, parameters);
    if (answer.is_error()) {
        throw refusal(answer);
    }
    return std::move(answer.rows);
}

bool Hub::is_installed() {
    return flag_of(ask("SELECT to_regnamespace('vmcoach') IS NOT NULL", {}).at(0).at(0));
}

bool Hub::may_install() {
    return flag_of(ask("SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace"
                       " WHERE nspname = 'vmcoach'",
                       {})
                       .at(0)
                       .at(0));
}

void Hub::install() {
    const Answer answer = connection_.run(hub_sql);
    if (answer.state == insufficient_privilege) {
        throw Error(ErrorKind::refused,
                    format("this login may not make a hub of the database: {}", answer.message),
                    "it has to own the database, and to be allowed to create roles: man 7"
                    " vmcoach-hub");
    }
    if (answer.is_error()) {
        throw refusal(answer);
    }
}

std::vector<Team> Hub::teams() {
    std::vector<Team> teams;
    for (const Parameters& row : ask("SELECT team, name, role, seller FROM vmcoach.teams()", {})) {
        teams.push_back(
            {text_of(row.at(0)), text_of(row.at(1)), text_of(row.at(2)), text_of(row.at(3))});
    }
    return teams;
}

void Hub::create_team(const std::string& name, const std::optional<std::string>& uuid) {
    ask("SELECT vmcoach.create_team($1, coalesce($2::uuid, gen_random_uuid()))", {name, uuid});
}

Greeting Hub::hello(const store::Replica& replica) {
    const auto rows =
        ask("SELECT clock_ms, my_role, my_seller, has_seen FROM vmcoach.hello($1, $2, $3, $4)",
            {text::uuid(replica.team.bytes), number(store::register_form), number(replica.seen),
             replica.seen_token.empty() ? std::nullopt : std::optional(replica.seen_token)});
    if (rows.size() != 1) {
        throw not_understood();
    }
    const Parameters& row = rows.front();
    return {number_of(row.at(0)), text_of(row.at(1)), text_of(row.at(2)), flag_of(row.at(3))};
}

Place Hub::push(const store::Replica& replica, std::optional<std::int64_t> base,
                const std::vector<store::Outbound>& batch) {
    return place_of(ask("SELECT seq_before, seq_after, token FROM vmcoach.push($1, $2, $3, $4)",
                        {text::uuid(replica.team.bytes), number(store::register_form),
                         base ? std::optional(number(*base)) : std::nullopt, as_json(batch)}));
}

Page Hub::pull(const store::Replica& replica, std::size_t most) {
    Page page;
    for (const Parameters& row :
         ask("SELECT seq, is_erasure, subject, uid, field, person, clock, device, value, token"
             " FROM vmcoach.pull($1, $2, $3, $4)",
             {text::uuid(replica.team.bytes), number(store::register_form), number(replica.cursor),
              number(static_cast<std::int64_t>(most))})) {
        Inbound change{.seq = number_of(row.at(0)),
                       .is_erasure = flag_of(row.at(1)),
                       .content = {.uid = uid_of(row.at(3)),
                                   .field = text_of(row.at(4)),
                                   .subject = text_of(row.at(2)),
                                   .person = uid_of(row.at(5)),
                                   .clock = clock_of(row.at(6)),
                                   .device = uid_of(row.at(7)),
                                   .value = row.at(8)}};
        page.token = text_of(row.at(9));
        page.changes.push_back(std::move(change));
    }
    return page;
}

Place Hub::erase(const store::Replica& replica, const std::vector<domain::Blob>& uids) {
    std::string list;
    for (const domain::Blob& uid : uids) {
        list += (list.empty() ? "{" : ",") + text::uuid(uid.bytes);
    }
    return place_of(
        ask("SELECT seq_before, seq_after, token FROM vmcoach.erase($1, $2, $3)",
            {text::uuid(replica.team.bytes), number(store::register_form), list + "}"}));
}

std::int64_t Hub::waiting(const store::Replica& replica) {
    return number_of(
        ask("SELECT vmcoach.waiting($1, $2, $3)",
            {text::uuid(replica.team.bytes), number(store::register_form), number(replica.cursor)})
            .at(0)
            .at(0));
}

std::vector<domain::Conflict> Hub::conflicts(const store::Replica& replica, std::int64_t most) {
    std::vector<domain::Conflict> conflicts;
    for (const Parameters& row :
         ask("SELECT subject, uid, field, person, kept_value, kept_clock, kept_by, lost_value,"
             " lost_clock, lost_by FROM vmcoach.conflicts($1, $2, $3)",
             {text::uuid(replica.team.bytes), number(store::register_form), number(most)})) {
        conflicts.push_back(
            {.subject = text_of(row.at(0)),
             .field = text_of(row.at(2)),
             .uid = uid_of(row.at(1)).bytes,
             .person = uid_of(row.at(3)).bytes,
             .kept = {row.at(4).value_or(""), instant_of(clock_of(row.at(5))), text_of(row.at(6))},
             .lost = {row.at(7).value_or(""), instant_of(clock_of(row.at(8))),
                      text_of(row.at(9))}});
    }
    return conflicts;
}

}  // namespace vmcoach::sync
