#include "vmcoach/sync/connection.hpp"

#include <array>
#include <cstring>
#include <string_view>

#include "libpq.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::sync {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

constexpr const char* checked_certificate = "verify-full";

/// From when on a connection counts as lost.
constexpr const char* milliseconds_without_an_answer = "30000";

/// The library's messages have lines, and tabs before some.
std::string sentence(const char* message) {
    std::string text;
    for (const char letter : std::string_view(message == nullptr ? "" : message)) {
        const bool is_gap = letter == '\n' || letter == '\t' || letter == ' ';
        if (!is_gap) {
            text += letter;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

Error not_connected(const std::string& message) {
    // The library tells these apart by their words only.
    if (contains(message, "no password supplied")) {
        return {ErrorKind::refused, message, "put the password into ~/.pgpass: man 7 vmcoach-hub"};
    }
    if (contains(message, "does not support SSL")) {
        return {ErrorKind::refused, format("the hub doesn't encrypt what it is sent: {}", message),
                "whoever runs it switches TLS on: man 7 vmcoach-hub"};
    }
    if (contains(message, "root certificate file") || contains(message, "certificate verify") ||
        contains(message, "does not match host name")) {
        return {ErrorKind::refused, format("the hub's certificate can't be checked: {}", message),
                "put the authority that has signed it into ~/.postgresql/root.crt"};
    }
    for (const char* passing :
         {"too many", "starting up", "shutting down", "remaining connection"}) {
        if (contains(message, passing)) {
            return {ErrorKind::io, format("the hub has no time now: {}", message),
                    "sync again later"};
        }
    }
    if (contains(message, "FATAL:")) {
        return {ErrorKind::refused, format("the hub doesn't let you in: {}", message)};
    }
    return {ErrorKind::io, format("there is no connection to the hub: {}", message)};
}

}  // namespace

void require_safe(const std::string& url) {
    if (url.empty()) {
        throw text::usage_error("the address of the hub is empty",
                                "postgresql://LOGIN@HOST/DATABASE");
    }
    const Libpq& pq = libpq();
    char* problem = nullptr;
    PQconninfoOption* options = pq.conninfo_parse(url.c_str(), &problem);
    if (options == nullptr) {
        const std::string message = sentence(problem);
        pq.free_memory(problem);
        throw text::usage_error(format("can't read '{}' as the address of a hub: {}", url, message),
                                "postgresql://LOGIN@HOST/DATABASE");
    }
    // The library shows these as asterisks where it shows them at all.
    constexpr const char* secret = "*";
    bool has_password = false;
    std::string mode;
    for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
        const bool is_given = option->val != nullptr && option->val[0] != '\0';
        has_password = has_password || (is_given && std::strcmp(option->dispchar, secret) == 0);
        if (is_given && std::strcmp(option->keyword, "sslmode") == 0) {
            mode = option->val;
        }
    }
    pq.conninfo_free(options);
    if (has_password) {
        throw text::usage_error("a password in an address is seen by others",
                                "leave it out, and put it into ~/.pgpass: man 7 vmcoach-hub");
    }
    if (!mode.empty() && mode != checked_certificate) {
        throw Error(ErrorKind::refused,
                    format("sslmode={} would send names and numbers to whoever pretends to be the"
                           " hub",
                           mode),
                    "leave sslmode out: it is always verify-full");
    }
}

struct Connection::Handle {
    const Libpq& pq = libpq();
    PGconn* connection = nullptr;

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { pq.finish(connection); }

    Answer read(PGresult* result) const {
        const struct Clearing {
            const Libpq& pq;
            PGresult* result;
            ~Clearing() { pq.clear(result); }
        } clearing{pq, result};
        const ExecStatusType status = pq.result_status(result);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            const char* state =
                result == nullptr ? nullptr : pq.error_field(result, PG_DIAG_SQLSTATE);
            if (state == nullptr || pq.status(connection) != CONNECTION_OK) {
                throw Error(ErrorKind::io,
                            format("the connection to the hub is lost: {}",
                                   sentence(pq.error_message(connection))),
                            "nothing is lost here: sync again");
            }
            const char* message = pq.error_field(result, PG_DIAG_MESSAGE_PRIMARY);
            return {.rows = {}, .state = state, .message = message == nullptr ? "" : message};
        }
        Answer answer;
        const int columns = pq.column_count(result);
        for (int row = 0; row < pq.row_count(result); ++row) {
            Parameters& values = answer.rows.emplace_back();
            for (int column = 0; column < columns; ++column) {
                values.push_back(pq.is_null(result, row, column) != 0
                                     ? std::nullopt
                                     : std::optional(std::string(pq.value(result, row, column))));
            }
        }
        return answer;
    }
};

Connection::Connection(const std::string& url) : handle_(std::make_unique<Handle>()) {
    require_safe(url);
    // What stands before the URL may be overruled by it, what stands behind it overrules it.
    constexpr std::array<const char*, 8> keywords = {
        "connect_timeout", "fallback_application_name", "dbname",           "sslmode",
        "gssencmode",      "client_encoding",           "tcp_user_timeout", nullptr};
    const char* timeout = std::getenv("PGCONNECT_TIMEOUT");
    const std::array<const char*, 8> values = {timeout == nullptr ? "10" : timeout,
                                               "vmcoach",
                                               url.c_str(),
                                               checked_certificate,
                                               "disable",
                                               "UTF8",
                                               milliseconds_without_an_answer,
                                               nullptr};
    const Libpq& pq = handle_->pq;
    handle_->connection = pq.connect(keywords.data(), values.data(), 1);
    if (pq.status(handle_->connection) != CONNECTION_OK) {
        throw not_connected(sentence(pq.error_message(handle_->connection)));
    }
    pq.set_notice_processor(
        handle_->connection, [](void* /*context*/, const char* /*message*/) {}, nullptr);
}

Connection::Connection(Connection&& other) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept = default;
Connection::~Connection() = default;

Answer Connection::ask(const std::string& statement, const Parameters& parameters) {
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const auto& parameter : parameters) {
        values.push_back(parameter ? parameter->c_str() : nullptr);
    }
    return handle_->read(handle_->pq.execute_with(handle_->connection, statement.c_str(),
                                                  static_cast<int>(values.size()), nullptr,
                                                  values.data(), nullptr, nullptr, 0));
}

Answer Connection::run(const std::string& statements) {
    // Several statements that are sent at once are one transaction.
    return handle_->read(handle_->pq.execute(handle_->connection, statements.c_str()));
}

}  // namespace vmcoach::sync
