#include "vmcoach/domain/contact.hpp"

#include <algorithm>

#include "vmcoach/domain/email.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::domain {
namespace {

template <typename Item>
bool add_new(std::vector<Item>& list, const Item& item) {
    if (std::find(list.begin(), list.end(), item) != list.end()) {
        return false;
    }
    list.push_back(item);
    return true;
}

std::optional<std::string> storable(std::string_view what, const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    text::require_storable(what, text);
    return text;
}

template <typename Value, std::size_t size>
std::optional<Value> choice(std::string_view what, const std::array<Named<Value>, size>& names,
                            const std::string& text) {
    const auto value = value_of(names, text::lower_ascii(text));
    if (!text.empty() && !value) {
        throw text::usage_error(text::format("the {} '{}' is not one of {}", what, text,
                                             text::alternatives(all_names(names))));
    }
    return value;
}

/// What stands in a table where a number should: too little, only zeros, or what a spreadsheet has
/// made of a long one, `4.93E+11`.
bool is_placeholder(const std::string& typed) {
    constexpr std::size_t fewest_digits = 3;
    const std::string digits = digits_of(typed);
    return digits.size() < fewest_digits || digits.find_first_not_of('0') == std::string::npos ||
           text::lower_ascii(typed).find("e+") != std::string::npos;
}

void read_phones(const Contact& contact, std::string_view default_country, ReadContact& read) {
    for (const std::string& typed : contact.phones) {
        text::require_storable("a number", typed);
        if (is_placeholder(typed)) {
            add_new(read.notes, "phone: " + typed);
        } else {
            add_new(read.prospect.phones, make_phone(typed, default_country));
        }
    }
}

void read_emails(const Contact& contact, ReadContact& read) {
    for (const std::string& typed : contact.emails) {
        text::require_storable("an e-mail address", typed);
        if (looks_like_email(typed)) {
            add_new(read.prospect.emails, typed);
        } else {
            add_new(read.notes, "e-mail: " + typed);
        }
    }
}

std::string name_for(const Contact& contact, const Prospect& prospect) {
    if (!contact.name.empty() && !name_key(contact.name).empty()) {
        return contact.name;
    }
    if (prospect.company) {
        return *prospect.company;
    }
    if (!prospect.emails.empty()) {
        return prospect.emails.front();
    }
    if (!prospect.phones.empty()) {
        return prospect.phones.front().typed;
    }
    throw text::usage_error("nobody is named: there is no name, company, e-mail address or number");
}

template <typename Value>
bool fill(std::optional<Value>& target, const std::optional<Value>& value) {
    const bool is_new = !target && value;
    target = target ? target : value;
    return is_new;
}

}  // namespace

ReadContact read_contact(const Contact& contact, std::string_view default_country,
                         const std::function<bool(const std::string&)>& is_zone) {
    ReadContact read;
    Prospect& prospect = read.prospect;
    prospect.company = storable("the company", contact.company);
    prospect.title = storable("the title", contact.title);
    prospect.pronunciation = storable("the pronunciation", contact.pronunciation);
    prospect.source = storable("the source", contact.source);
    prospect.cadence = choice("cadence", cadences, contact.cadence);
    prospect.formality = choice("formality", formalities, contact.formality);
    prospect.do_not_call = contact.do_not_call;
    read_phones(contact, default_country, read);
    read_emails(contact, read);
    for (const std::string& tag : contact.tags) {
        text::require_storable("a tag", tag);
        add_new(prospect.tags, tag);
    }
    for (const std::string& note : contact.notes) {
        text::require_storable("a note", note);
        add_new(read.notes, note);
    }
    if (is_zone(contact.time_zone)) {
        prospect.time_zone = contact.time_zone;
        prospect.time_zone_source = ZoneSource::given;
    } else if (!contact.time_zone.empty()) {
        text::require_storable("the time zone", contact.time_zone);
        add_new(read.notes, "time zone: " + contact.time_zone);
    }
    prospect.name = name_for(contact, prospect);
    text::require_storable("the name", prospect.name);
    return read;
}

bool complete(Prospect& prospect, const Prospect& from) {
    bool is_more = fill(prospect.company, from.company);
    is_more = fill(prospect.title, from.title) || is_more;
    is_more = fill(prospect.pronunciation, from.pronunciation) || is_more;
    is_more = fill(prospect.cadence, from.cadence) || is_more;
    is_more = fill(prospect.formality, from.formality) || is_more;
    is_more = fill(prospect.source, from.source) || is_more;
    for (const Phone& phone : from.phones) {
        const bool is_known =
            std::any_of(prospect.phones.begin(), prospect.phones.end(),
                        [&](const Phone& known) { return same_number(known, phone); });
        is_more = (!is_known && add_new(prospect.phones, phone)) || is_more;
    }
    for (const std::string& email : from.emails) {
        const bool is_known =
            std::any_of(prospect.emails.begin(), prospect.emails.end(),
                        [&](const std::string& known) { return same_email(known, email); });
        is_more = (!is_known && add_new(prospect.emails, email)) || is_more;
    }
    for (const std::string& tag : from.tags) {
        is_more = add_new(prospect.tags, tag) || is_more;
    }
    if (from.time_zone_source == ZoneSource::given &&
        prospect.time_zone_source != ZoneSource::given) {
        prospect.time_zone = from.time_zone;
        prospect.time_zone_source = from.time_zone_source;
        is_more = true;
    }
    if (from.do_not_call && !prospect.do_not_call) {
        prospect.do_not_call = true;
        is_more = true;
    }
    return is_more;
}

}  // namespace vmcoach::domain
