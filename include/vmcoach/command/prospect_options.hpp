#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::command {

/// What `prospect add` and `prospect edit` can say about a person.
struct ProspectOptions {
    std::optional<std::string> company;
    std::optional<std::string> title;
    std::vector<std::string> phones;
    std::vector<std::string> emails;
    std::optional<std::string> time_zone;
    std::optional<std::string> pronunciation;
    std::optional<domain::Cadence> cadence;
    std::optional<domain::Formality> formality;
    std::optional<std::string> source;
    std::vector<std::string> tags;
};

/// The options that fill `values`, which must live as long as they.
std::vector<Option> prospect_options(ProspectOptions& values);

/// The three that say how a person speaks, and that `note` takes as well.
std::vector<Option> manner_options(ProspectOptions& values);

/// Whether any of them was given.
bool any_given(const ProspectOptions& values);

/// Puts what was given into a prospect: lists grow, everything else is replaced.
/// @throws Error (usage) for an unknown time zone
void apply(const ProspectOptions& values, Session& session, domain::Prospect& prospect);

/// Keeps the time zone that the phone numbers suggest (domain::suggested_zone), unless it was
/// given.
void suggest_time_zone(const Session& session, domain::Prospect& prospect);

/// Keeps what was suggested, if anything, unless the seller has given a zone.
void set_suggested_zone(domain::Prospect& prospect, std::optional<std::string_view> zone);

/// Tells, on stderr, what the numbers suggest where that is not what was on record before.
/// @param before  as it was, or empty for somebody new
void remark_on_time_zone(const Session& session, const domain::Prospect& before,
                         const domain::Prospect& after);

}  // namespace vmcoach::command
