#include "vmcoach/command/coaching.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "vmcoach/coach/speech.hpp"
#include "vmcoach/command/promising.hpp"
#include "vmcoach/command/typed_text.hpp"
#include "vmcoach/command/who.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;
using text::format;

coach::Situation situation_without_subject(Session& session, const store::Database* database) {
    const config::Settings& settings = session.settings();
    return {.now = session.now(),
            .zone_folder = session.context().zone_folder,
            .seller_zone = session.seller_zone(),
            .prospect_zone = session.seller_zone(),
            .seller_name = settings.seller_name,
            .seller_company = settings.seller_company,
            .words_per_minute = seller_rate(session, database),
            .min_seconds = static_cast<double>(settings.coach_min_seconds),
            .max_seconds = static_cast<double>(settings.coach_max_seconds),
            .levels = settings.coach_rules};
}

coach::Subject subject_of(const store::Database& database, const domain::Prospect& prospect) {
    return {.prospect = prospect,
            .notes = store::notes_of(database, prospect.id),
            .touches = store::touches_of(database, prospect.id),
            .left_to_colleagues = prospect.company ? store::voicemails_at_company(
                                                         database, *prospect.company, prospect.id)
                                                   : std::vector<std::string>{}};
}

/// With room for a final newline, and one more byte that tells that a text is too long.
constexpr std::size_t most_bytes = text::max_text_bytes + 2;

std::string read_file(const std::string& file) {
    std::error_code ignored;
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file, ignored)) {
        const int cause = stream ? EISDIR : errno;
        throw Error(cause == ENOENT ? ErrorKind::not_found : ErrorKind::io,
                    format("cannot read {}: {}", file, std::strerror(cause)));
    }
    std::string text(most_bytes, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) {
        throw Error(ErrorKind::io, format("cannot read {}", file));
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

}  // namespace

std::vector<Option> coach_promise_options(CoachRequest& request) {
    return {{"--promise", "", "WHEN", "the call that it is to promise, such as 'thu 10:15'",
             into(request.when)},
            {"--my-time", "", "", "WHEN is on your own clock", into(request.my_time)}};
}

std::optional<store::Database> open_if_there(const Session& session) {
    try {
        return session.open();
    } catch (const Error& error) {
        // Nobody's home has none either.
        if (error.kind() == ErrorKind::not_found || error.kind() == ErrorKind::usage) {
            return std::nullopt;
        }
        throw;
    }
}

double seller_rate(Session& session, const store::Database* database) {
    if (session.settings().coach_wpm) {
        return *session.settings().coach_wpm;
    }
    const auto known =
        database == nullptr ? std::nullopt : store::remembered_speaking_rate(*database);
    return known.value_or(coach::usual_rate);
}

coach::Situation situation_for(Session& session, const store::Database& database,
                               const domain::Prospect& prospect,
                               const std::optional<domain::Promise>& promise) {
    coach::Situation situation = situation_without_subject(session, &database);
    situation.prospect_zone = zone_of(session, prospect);
    situation.words_per_minute = coach::rate_for(situation.words_per_minute, prospect.cadence);
    // Once its time has come, the message makes the next promise.
    if (promise && !domain::keeps(session.now(), *promise)) {
        situation.promise = promise->due_at;
    }
    situation.subject = subject_of(database, prospect);
    return situation;
}

namespace {

coach::Situation situation_of_request(Session& session, const store::Database* database,
                                      const std::optional<std::string>& who) {
    if (who && database == nullptr) {
        // Says that there is none.
        session.open();
    }
    if (!who || database == nullptr) {
        return situation_without_subject(session, database);
    }
    const domain::Prospect prospect = find_who(session, *database, *who);
    return situation_for(session, *database, prospect,
                         store::open_promise_to(*database, prospect.id));
}

}  // namespace

coach::Situation situation_of(Session& session, const store::Database* database,
                              const CoachRequest& request) {
    if (request.my_time && !request.when) {
        throw text::usage_error("--my-time goes with --promise");
    }
    coach::Situation situation = situation_of_request(session, database, request.who);
    if (request.when) {
        situation.promise =
            time::parse_phrase(*request.when, session.now(),
                               request.my_time ? session.seller_zone() : situation.prospect_zone,
                               session.settings().date_order)
                .instant;
    }
    if (request.rate) {
        situation.words_per_minute = static_cast<double>(*request.rate);
    }
    return situation;
}

ScriptSource read_script(const Session& session, const std::optional<std::string>& file) {
    ScriptSource source{"<stdin>", {}};
    if (file && *file != "-") {
        source = {*file, read_file(*file)};
    } else {
        if (session.context().in_is_terminal) {
            session.remark("type the script, and end it with Ctrl-D on a line of its own");
        }
        source.text = session.context().read_in(most_bytes);
    }
    if (source.text.ends_with('\n')) {
        source.text.pop_back();
    }
    text::require_storable("the script", source.text);
    return source;
}

}  // namespace vmcoach::command
