#include "vcard_card.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "vcard_text.hpp"
#include "vmcoach/interchange/vcard.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::interchange {
namespace {

using text::format;

/// The parts of a value, unescaped, without those that are empty.
std::vector<std::string> parts_of(std::string_view value, char separator) {
    std::vector<std::string> parts;
    for (const std::string_view part : split_unescaped(value, separator)) {
        const std::string text = unescaped(part);
        if (const std::string_view inner = trimmed(text); !inner.empty()) {
            parts.emplace_back(inner);
        }
    }
    return parts;
}

std::string text_of(std::string_view value) {
    return std::string(trimmed(unescaped(value)));
}

/// The value without the name of a URI's scheme, if that stands before it: `tel:+1-312-555-0142`.
std::string_view without_scheme(std::string_view value, std::string_view scheme) {
    while (text::lower_ascii(value.substr(0, scheme.size())) == scheme) {
        value = trimmed(value.substr(scheme.size()));
    }
    return value;
}

/// A number, also one as RFC 3966 has it: `tel:+1-312-555-0142;ext=12`.
std::string phone_of(std::string_view text) {
    const std::string_view number = without_scheme(text, "tel:");
    if (number.size() == text.size()) {
        return std::string(text);
    }
    constexpr std::string_view name = ";ext=";
    const std::size_t found = std::min(number.find(name), number.size());
    std::string_view extension = number.substr(found);
    extension.remove_prefix(std::min(name.size(), extension.size()));
    extension = trimmed(extension.substr(0, extension.find(';')));
    const std::string_view digits = trimmed(number.substr(0, number.find(';')));
    return digits.empty() || extension.empty() ? std::string(digits)
                                               : format("{} ext. {}", digits, extension);
}

/// An address, also one as RFC 6068 has it: `mailto:dana@example.com?subject=Hello`.
std::string email_of(std::string_view text) {
    const std::string_view address = without_scheme(text, "mailto:");
    return std::string(
        address.size() == text.size() ? text : trimmed(address.substr(0, address.find('?'))));
}

/// Whether a zone has the name that the time zone database gives it: `Europe/Berlin`, not `-05:00`
/// or `-05:00; EST; Raleigh/North America`.
bool is_zone_name(std::string_view zone) {
    constexpr std::string_view others = "/_+-";
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return zone == "UTC" ||
           (!zone.empty() && is_letter(zone.front()) && zone.find('/') != std::string_view::npos &&
            std::all_of(zone.begin(), zone.end(), [&](char c) {
                return is_letter(c) || (c >= '0' && c <= '9') ||
                       others.find(c) != std::string_view::npos;
            }));
}

bool is_true(std::string_view value) {
    return value == "1" || text::lower_ascii(value) == "true";
}

/// The preference from 1 (first) to 100, as version 4.0 has it; 1 is what earlier ones can say.
int rank_of(const VcardProperty& property) {
    constexpr int without = 101;
    constexpr int last = 102;
    // Nobody answers there.
    if (has_parameter(property, "type", "fax") || has_parameter(property, "type", "pager")) {
        return last;
    }
    if (has_parameter(property, "type", "pref")) {
        return 1;
    }
    const std::string_view number = value_of(property, "pref");
    int rank = without;
    std::from_chars(number.data(), number.data() + number.size(), rank);
    return std::clamp(rank, 1, without);
}

/// The texts that are not empty, each where it is first.
std::vector<std::string> each_once(std::vector<std::string> texts) {
    std::unordered_set<std::string> seen;
    std::vector<std::string> result;
    for (std::string& text : texts) {
        if (!text.empty() && seen.insert(text).second) {
            result.push_back(std::move(text));
        }
    }
    return result;
}

}  // namespace

void VcardCard::take(const VcardProperty& property) {
    size_ += property.value.size();
    if (!refusal_.empty()) {
        return;
    }
    if (property.is_too_long) {
        refusal_ = format("line {} is too long", property.line);
    } else if (size_ > max_card_bytes) {
        refusal_ = "the card is too large";
    } else if (const Field* field = find(property.name)) {
        const auto text = decoded_text(
            is_quoted_printable(property) ? quoted_printable(property.value) : property.value,
            std::string(value_of(property, "charset")));
        if (text) {
            (this->*field->take)(*text, property);
        } else {
            refusal_ = format("the text in line {} can't be decoded", property.line);
        }
    } else if (property.name.empty() && !trimmed(property.value).empty()) {
        refusal_ = format("line {} is not NAME:VALUE", property.line);
    }
}

std::variant<domain::Contact, std::string> VcardCard::finished() {
    domain::Contact& contact = contact_;
    contact.name = full_name_.empty() ? name_ : full_name_;
    contact.title = title_.empty() ? role_ : title_;
    const std::string phonetic = text::join({phonetic_given_, phonetic_family_});
    contact.pronunciation = phonetic.empty() ? sound_ : phonetic;
    contact.phones = by_rank(std::move(phones_));
    contact.emails = by_rank(std::move(emails_));
    contact.tags = each_once(std::move(contact.tags));
    contact.notes = each_once(std::move(contact.notes));
    if (refusal_.empty() && contact.name.empty() && contact.company.empty() &&
        contact.phones.empty() && contact.emails.empty()) {
        refusal_ = "the card has no name, company, phone or e-mail address";
    }
    if (!refusal_.empty()) {
        return std::move(refusal_);
    }
    return std::move(contact);
}

/// Most texts: the first that isn't empty.
template <std::string VcardCard::*text>
void VcardCard::take_text(const std::string& value, const VcardProperty&) {
    if ((this->*text).empty()) {
        this->*text = text_of(value);
    }
}

template <std::string domain::Contact::*text>
void VcardCard::take_contact_text(const std::string& value, const VcardProperty&) {
    if ((contact_.*text).empty()) {
        contact_.*text = text_of(value);
    }
}

/// Family, given and additional names, prefixes and suffixes, each perhaps several.
void VcardCard::take_name(const std::string& value, const VcardProperty&) {
    std::vector<std::string> parts;
    for (const std::string_view part : split_unescaped(value, ';')) {
        parts.push_back(text::join(parts_of(part, ',')));
    }
    parts.resize(5);
    // Without prefixes, so that a name begins with what the person is called.
    name_ = name_.empty() ? text::join({parts[1], parts[2], parts[0], parts[4]}) : name_;
}

/// The company, before its departments.
void VcardCard::take_company(const std::string& value, const VcardProperty& property) {
    take_contact_text<&domain::Contact::company>(std::string(split_unescaped(value, ';').front()),
                                                 property);
}

void VcardCard::take_phone(const std::string& value, const VcardProperty& property) {
    phones_.push_back({rank_of(property), phone_of(text_of(value))});
}

void VcardCard::take_email(const std::string& value, const VcardProperty& property) {
    emails_.push_back({rank_of(property), email_of(text_of(value))});
}

void VcardCard::take_note(const std::string& value, const VcardProperty&) {
    contact_.notes.push_back(text_of(value));
}

void VcardCard::take_tags(const std::string& value, const VcardProperty&) {
    const std::vector<std::string> tags = parts_of(value, ',');
    contact_.tags.insert(contact_.tags.end(), tags.begin(), tags.end());
}

void VcardCard::take_zone(const std::string& value, const VcardProperty& property) {
    if (is_zone_name(trimmed(value))) {
        take_contact_text<&domain::Contact::time_zone>(value, property);
    }
}

/// A sound is a file or its address, or a text: for Japanese phones, the name in parts.
void VcardCard::take_sound(const std::string& value, const VcardProperty& property) {
    const bool is_text = has_parameter(property, "value", "text");
    const std::string sound =
        has_parameter(property, "", "x-irmc-n") ? text::join(parts_of(value, ';')) : text_of(value);
    const bool is_address = sound.find("://") != std::string::npos || sound.starts_with("data:") ||
                            sound.starts_with("cid:") || has_parameter(property, "value", "uri") ||
                            has_parameter(property, "value", "url");
    if (sound_.empty() && (is_text || !is_address)) {
        sound_ = sound;
    }
}

void VcardCard::take_kind(const std::string& value, const VcardProperty&) {
    if (text::lower_ascii(trimmed(value)) == "group") {
        refusal_ = "the card is a group, not a person";
    }
}

void VcardCard::take_do_not_call(const std::string& value, const VcardProperty&) {
    contact_.do_not_call = is_true(trimmed(value));
}

std::vector<std::string> VcardCard::by_rank(std::vector<Ranked> ranked) {
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    std::vector<std::string> texts;
    std::transform(ranked.begin(), ranked.end(), std::back_inserter(texts),
                   [](Ranked& one) { return std::move(one.text); });
    return each_once(std::move(texts));
}

const VcardCard::Field* VcardCard::find(std::string_view name) {
    using domain::Contact;
    static constexpr std::array fields = {
        Field{"fn", &VcardCard::take_text<&VcardCard::full_name_>},
        Field{"n", &VcardCard::take_name},
        Field{"org", &VcardCard::take_company},
        Field{"title", &VcardCard::take_text<&VcardCard::title_>},
        Field{"role", &VcardCard::take_text<&VcardCard::role_>},
        Field{"tel", &VcardCard::take_phone},
        Field{"email", &VcardCard::take_email},
        Field{"note", &VcardCard::take_note},
        Field{"categories", &VcardCard::take_tags},
        Field{"tz", &VcardCard::take_zone},
        Field{"sound", &VcardCard::take_sound},
        Field{"x-phonetic-first-name", &VcardCard::take_text<&VcardCard::phonetic_given_>},
        Field{"x-phonetic-last-name", &VcardCard::take_text<&VcardCard::phonetic_family_>},
        Field{"kind", &VcardCard::take_kind},
        Field{"x-addressbookserver-kind", &VcardCard::take_kind},
        Field{"x-vmcoach-cadence", &VcardCard::take_contact_text<&Contact::cadence>},
        Field{"x-vmcoach-formality", &VcardCard::take_contact_text<&Contact::formality>},
        Field{"x-vmcoach-source", &VcardCard::take_contact_text<&Contact::source>},
        Field{"x-vmcoach-do-not-call", &VcardCard::take_do_not_call},
    };
    const auto* const found = std::find_if(fields.begin(), fields.end(),
                                           [&](const Field& field) { return field.name == name; });
    return found == fields.end() ? nullptr : found;
}

}  // namespace vmcoach::interchange
