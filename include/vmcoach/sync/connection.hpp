#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// PostgreSQL, as far as a hub needs it: libpq, loaded when the first connection is opened, so that
/// no other command pays for it and the program starts where it isn't installed.
namespace vmcoach::sync {

using Parameters = std::vector<std::optional<std::string>>;  ///< NULL: none

/// What the server has to say to a statement.
struct Answer {
    std::vector<Parameters> rows;  ///< as text
    std::string state;             ///< the SQLSTATE of an error; empty: there was none
    std::string message;           ///< of the error

    bool is_error() const { return !state.empty(); }
};

/// Refuses what no connection is opened with: text that isn't a connection string, one that holds a
/// password (it would be seen in lists of processes, and be stored), or one that asks for less than
/// a checked certificate.
/// @param url  `postgresql://…`, or `keyword=value …` as libpq takes it (a service file, say)
/// @throws Error (usage, refused; io where there is no libpq)
void require_safe(const std::string& url);

/// One connection to a server, encrypted and to the host that its certificate names, or through a
/// socket of this machine.
class Connection {
  public:
    /// @throws Error  as require_safe; io when there is no answer within ten seconds, or another
    ///                time that the URL or PGCONNECT_TIMEOUT tells; refused when the server doesn't
    ///                let anybody in this way
    explicit Connection(const std::string& url);
    Connection(Connection&& other) noexcept;
    Connection& operator=(Connection&& other) noexcept;
    ~Connection();

    /// Runs one statement with its parameters.
    /// @throws Error (io) when the connection is lost: then nobody knows whether it was run
    Answer ask(const std::string& statement, const Parameters& parameters = {});

    /// Runs several statements, all of them or none.
    Answer run(const std::string& statements);

  private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace vmcoach::sync
