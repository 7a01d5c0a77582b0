#include <algorithm>

#include "content_line.hpp"
#include "vcard_text.hpp"
#include "vmcoach/interchange/vcard.hpp"

namespace vmcoach::interchange {
namespace {

/// Family and given name, taken apart at the last blank: no more can be told from a name in full,
/// which is the one that counts (`FN`); programs sort by this one.
std::string name_value(std::string_view name) {
    name = trimmed(name);
    const std::size_t blank = name.find_last_of(' ');
    if (blank == std::string_view::npos) {
        return ";" + escaped_value(name) + ";;;";
    }
    return escaped_value(name.substr(blank + 1)) + ";" +
           escaped_value(trimmed(name.substr(0, blank))) + ";;;";
}

std::string list_value(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) {
        list += (list.empty() ? "" : ",") + escaped_value(text);
    }
    return list;
}

}  // namespace

std::string vcard(const domain::Prospect& prospect, const std::vector<domain::Note>& notes) {
    std::string card;
    const auto add = [&card](std::string_view name, std::string_view value) {
        if (!value.empty()) {
            card += content_line(name, value);
        }
    };
    const auto add_text = [&add](std::string_view name, const std::optional<std::string>& text) {
        add(name, escaped_value(text.value_or("")));
    };
    add("BEGIN", "VCARD");
    add("VERSION", "4.0");
    add("PRODID", "-//vmcoach//vmcoach//EN");
    add("UID", "urn:uuid:" + prospect.uid);
    add_text("FN", prospect.name);
    add("N", name_value(prospect.name));
    add_text("ORG", prospect.company);
    add_text("TITLE", prospect.title);
    // Texts, not URIs: a number is kept as it was typed, and khard shows the URI's name with it.
    for (const domain::Phone& phone : prospect.phones) {
        add_text("TEL", phone.typed);
    }
    for (const std::string& email : prospect.emails) {
        add_text("EMAIL", email);
    }
    add_text("TZ", prospect.time_zone);
    add_text("SOUND;VALUE=text", prospect.pronunciation);
    add("CATEGORIES", list_value(prospect.tags));
    for (const domain::Note& note : notes) {
        if (note.kind == domain::NoteKind::note) {
            add_text("NOTE", note.text);
        }
    }
    if (prospect.cadence) {
        add("X-VMCOACH-CADENCE", domain::name_of(domain::cadences, *prospect.cadence));
    }
    if (prospect.formality) {
        add("X-VMCOACH-FORMALITY", domain::name_of(domain::formalities, *prospect.formality));
    }
    add_text("X-VMCOACH-SOURCE", prospect.source);
    add("X-VMCOACH-DO-NOT-CALL", prospect.do_not_call ? "TRUE" : "");
    add("REV", instant_value(prospect.updated_at));
    add("END", "VCARD");
    return card;
}

}  // namespace vmcoach::interchange
