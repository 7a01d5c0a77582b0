#include "vmcoach/command/who.hpp"

#include <algorithm>
#include <vector>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/store/lookup.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/time/say.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::ErrorKind;

constexpr std::size_t most_candidates = 10;
constexpr std::size_t most_suggestions = 3;

text::Candidate candidate(const store::Database& database, std::int64_t id) {
    const domain::Prospect prospect = store::find_prospect(database, id).value();
    std::string detail = prospect.company.value_or("");
    if (!prospect.phones.empty()) {
        detail += text::format("{}{}", detail.empty() ? "" : ", ", prospect.phones.front().typed);
    }
    return {text::format("{}", id), prospect.name, detail};
}

std::vector<text::Candidate> candidates(const store::Database& database,
                                        const std::vector<std::int64_t>& ids) {
    std::vector<text::Candidate> result;
    result.reserve(ids.size());
    for (const std::int64_t id : ids) {
        result.push_back(candidate(database, id));
    }
    return result;
}

std::vector<std::int64_t> with_id(const store::Database& database, const std::string& digits) {
    const auto id = domain::parse_id(digits);
    return id && store::has_prospect(database, *id) ? std::vector{*id}
                                                    : std::vector<std::int64_t>{};
}

/// @param by_name  whether a misspelt name is a likely cause
Error not_found(const store::Database& database, const std::string& who, bool by_name) {
    const std::string message = text::format("no prospect is '{}'", who);
    const std::vector<std::int64_t> near =
        by_name ? store::prospects_with_similar_name(database, who, most_suggestions)
                : std::vector<std::int64_t>{};
    if (near.empty()) {
        return {ErrorKind::not_found, message, "see who is there: vmcoach prospect list"};
    }
    return {ErrorKind::not_found, message, "the nearest names are below",
            candidates(database, near)};
}

std::vector<std::int64_t> matches(Session& session, const store::Database& database,
                                  const std::string& who) {
    if (domain::is_digits(who) && who.size() < domain::min_phone_digits) {
        return with_id(database, who);
    }
    if (domain::looks_like_email(who)) {
        return store::prospects_by_email(database, who);
    }
    if (domain::looks_like_phone(who)) {
        std::vector<std::int64_t> found = store::prospects_by_phone(
            database, domain::make_phone(who, session.settings().default_country));
        // A million people have ids as long as phone numbers.
        return found.empty() && domain::is_digits(who) ? with_id(database, who) : found;
    }
    return store::prospects_by_name(database, who);
}

}  // namespace

domain::Prospect find_who(Session& session, const store::Database& database,
                          const std::string& who) {
    if (!text::is_utf8(who)) {
        throw text::usage_error("WHO is not valid UTF-8");
    }
    if (domain::name_key(who).empty()) {
        throw text::usage_error("WHO is empty",
                                "name a prospect by id, name, e-mail address or phone number");
    }
    std::vector<std::int64_t> found = matches(session, database, who);
    if (found.empty()) {
        const bool by_name = !domain::is_digits(who) && !domain::looks_like_email(who) &&
                             !domain::looks_like_phone(who);
        throw not_found(database, who, by_name);
    }
    if (found.size() == 1) {
        return store::find_prospect(database, found.front()).value();
    }
    const std::size_t count = found.size();
    found.resize(std::min(count, most_candidates));
    throw Error(ErrorKind::ambiguous,
                text::format("'{}' may be any of {} prospects{}", who, count,
                             count > most_candidates ? ", among them" : ""),
                "name one by its id", candidates(database, found));
}

domain::Promise find_named_promise(Session& session, const store::Database& database,
                                   const std::string& promise) {
    if (const auto id = domain::parse_identifier(domain::promise_letter, promise)) {
        if (auto found = store::find_promise(database, *id)) {
            return *found;
        }
        throw Error(ErrorKind::not_found, text::format("there is no promise {}", promise),
                    "see all: vmcoach promise list --all");
    }
    const domain::Prospect prospect = find_who(session, database, promise);
    const std::vector<domain::Promise> open =
        store::list_promises(database, {.prospect_id = prospect.id});
    if (open.empty()) {
        throw Error(ErrorKind::not_found,
                    text::format("there is no open promise to {}", prospect.name),
                    text::format("see all: vmcoach promise list {} --all", prospect.id));
    }
    if (open.size() > 1) {
        std::vector<text::Candidate> choices;
        choices.reserve(open.size());
        for (const domain::Promise& one : open) {
            choices.push_back({domain::format_identifier(domain::promise_letter, one.id),
                               time::say_local(one.local_time), one.about.value_or("")});
        }
        throw Error(ErrorKind::ambiguous,
                    text::format("there are {} open promises to {}", open.size(), prospect.name),
                    "name one by its id", choices);
    }
    return open.front();
}

}  // namespace vmcoach::command
