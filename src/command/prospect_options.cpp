#include "vmcoach/command/prospect_options.hpp"

#include <algorithm>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/domain/phone_zone.hpp"
#include "vmcoach/text/utf8.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::command {
namespace {

Store phone_into(std::vector<std::string>& target) {
    return [&target](const std::string& value) {
        constexpr std::size_t shortest = 3;
        text::require_storable("the number", value);
        if (domain::digits_of(value).size() < shortest) {
            throw text::usage_error(text::format("'{}' is not a phone number", value),
                                    "write it as you would dial it: +1 312 555 0142");
        }
        target.push_back(value);
    };
}

Store email_into(std::vector<std::string>& target) {
    return [&target](const std::string& value) {
        text::require_storable("the address", value);
        if (!domain::looks_like_email(value)) {
            throw text::usage_error(text::format("'{}' is not an e-mail address", value),
                                    "write it as name@example.com");
        }
        target.push_back(value);
    };
}

template <typename Value>
void replace(std::optional<Value>& target, const std::optional<Value>& given) {
    if (given) {
        target = given;
    }
}

/// Another spelling of what is there is kept as well: nothing that was typed is dropped.
template <typename Item>
void add_new(std::vector<Item>& list, const Item& given) {
    if (std::find(list.begin(), list.end(), given) == list.end()) {
        list.push_back(given);
    }
}

}  // namespace

std::vector<Option> manner_options(ProspectOptions& values) {
    return {
        {"--pronunciation", "", "S", "how the name is said, such as 'or-TEEZ'",
         storable_into(values.pronunciation, "the pronunciation")},
        {"--cadence", "", "PACE", "how fast they speak: slow, measured or fast",
         choice_into(values.cadence, domain::cadences)},
        {"--formality", "", "TONE", "how they speak: formal, neutral or casual",
         choice_into(values.formality, domain::formalities)},
    };
}

std::vector<Option> prospect_options(ProspectOptions& values) {
    std::vector<Option> options = {
        {"--company", "", "C", "where they work", storable_into(values.company, "the company")},
        {"--title", "", "T", "what they do there", storable_into(values.title, "the title")},
        {"--phone", "", "P", "a number; may be given several times", phone_into(values.phones),
         true},
        {"--email", "", "E", "an address; may be given several times", email_into(values.emails),
         true},
        {"--time-zone", "", "Z", "where they are, such as America/Chicago",
         into(values.time_zone, Wanted::zone)},
    };
    for (Option& option : manner_options(values)) {
        options.push_back(std::move(option));
    }
    options.push_back({"--source", "", "S", "where you have the contact from",
                       storable_into(values.source, "the source")});
    options.push_back({"--tag", "", "T", "a word to list them by; may be given several times",
                       storable_into(values.tags, "the tag", Wanted::tag), true});
    return options;
}

bool any_given(const ProspectOptions& values) {
    return values.company || values.title || !values.phones.empty() || !values.emails.empty() ||
           values.time_zone || values.pronunciation || values.cadence || values.formality ||
           values.source || !values.tags.empty();
}

void apply(const ProspectOptions& values, Session& session, domain::Prospect& prospect) {
    replace(prospect.company, values.company);
    replace(prospect.title, values.title);
    for (const std::string& typed : values.phones) {
        const domain::Phone phone = domain::make_phone(typed, session.settings().default_country);
        add_new(prospect.phones, phone);
    }
    for (const std::string& email : values.emails) {
        add_new(prospect.emails, email);
    }
    if (values.time_zone) {
        prospect.time_zone =
            time::require_zone(session.context().zone_folder, *values.time_zone, "--time-zone")
                .name();
        prospect.time_zone_source = domain::ZoneSource::given;
    }
    replace(prospect.pronunciation, values.pronunciation);
    replace(prospect.cadence, values.cadence);
    replace(prospect.formality, values.formality);
    replace(prospect.source, values.source);
    for (const std::string& tag : values.tags) {
        add_new(prospect.tags, tag);
    }
}

void suggest_time_zone(const Session& session, domain::Prospect& prospect) {
    const auto name = domain::suggested_zone(prospect.phones);
    const bool is_known = name && time::Zone::find(session.context().zone_folder, *name);
    set_suggested_zone(prospect, is_known ? name : std::nullopt);
}

void set_suggested_zone(domain::Prospect& prospect, std::optional<std::string_view> zone) {
    if (prospect.time_zone_source == domain::ZoneSource::given) {
        return;
    }
    prospect.time_zone.reset();
    prospect.time_zone_source.reset();
    if (zone) {
        prospect.time_zone = *zone;
        prospect.time_zone_source = domain::ZoneSource::suggested;
    }
}

void remark_on_time_zone(const Session& session, const domain::Prospect& before,
                         const domain::Prospect& after) {
    if (after.time_zone == before.time_zone ||
        after.time_zone_source == domain::ZoneSource::given) {
        return;
    }
    if (after.time_zone) {
        session.remark(
            text::format("note: the phone number suggests the time zone {}\n"
                         "hint: if that is wrong: vmcoach prospect edit {} --time-zone ZONE",
                         *after.time_zone, after.id));
    } else if (before.time_zone_source == domain::ZoneSource::suggested) {
        session.remark(text::format(
            "note: the phone numbers no longer suggest a time zone; it was {}", *before.time_zone));
    }
}

}  // namespace vmcoach::command
