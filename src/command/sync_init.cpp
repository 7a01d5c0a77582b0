#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/sync/hub.hpp"
#include "vmcoach/sync/joining.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/hex.hpp"
#include "vmcoach/view/sync.hpp"

namespace vmcoach::command {
namespace {

struct Request {
    std::string url;
    std::optional<std::string> team;
};

/// In small letters, as the hub writes it.
std::string uuid_of(const std::string& typed) {
    std::string uuid = text::lower_ascii(typed);
    if (!text::bytes_of_uuid(uuid)) {
        throw text::usage_error(text::format("'{}' is no UUID", typed),
                                "without --team, those of your teams are listed");
    }
    return uuid;
}

int run(const Request& request, Session& session) {
    sync::require_safe(request.url);
    sync::Hub hub(request.url);
    const store::Database database = session.open_or_create();
    const domain::ReplicaStatus status =
        sync::join(database, hub, request.url, request.team, session.timestamp());
    if (session.options().json) {
        session.print(view::json(status));
    } else {
        confirm(session, view::say_joined(status));
        session.remark("next: vmcoach sync");
    }
    return 0;
}

}  // namespace

Command sync_init_command() {
    const auto request = std::make_shared<Request>();
    return {
        .summary = "make a PostgreSQL database a hub, or join one that is there",
        .positionals = {{"URL", "of the database, without a password", Arity::required,
                         into(request->url)}},
        .options = {{"--team", "", "UUID", "of several teams that you are in, this one",
                     [request](const std::string& value) { request->team = uuid_of(value); }}},
        .examples = {"vmcoach sync init postgresql://dana@hub.example.com/vmcoach"},
        .run = [request](Session& session) { return run(*request, session); },
    };
}

}  // namespace vmcoach::command
