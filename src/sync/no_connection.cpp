#include "vmcoach/sync/connection.hpp"
#include "vmcoach/text/error.hpp"

/// In the place of connection.cpp where the program is built without libpq.
namespace vmcoach::sync {
namespace {

text::Error not_built_in() {
    return {text::ErrorKind::io, "this program was built without what syncing needs",
            "apt install libpq-dev, and build it again"};
}

}  // namespace

struct Connection::Handle {};

void require_safe(const std::string& /*url*/) {
    throw not_built_in();
}

Connection::Connection(const std::string& /*url*/) {
    throw not_built_in();
}

Connection::Connection(Connection&& other) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept = default;
Connection::~Connection() = default;

Answer Connection::ask(const std::string& /*statement*/, const Parameters& /*parameters*/) {
    throw not_built_in();
}

Answer Connection::run(const std::string& /*statements*/) {
    throw not_built_in();
}

}  // namespace vmcoach::sync
