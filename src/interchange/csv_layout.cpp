#include "vmcoach/interchange/csv_layout.hpp"

#include <algorithm>
#include <array>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::interchange {
namespace {

struct Named {
    std::string_view header;  ///< in lower case, `#` for a number
    Field field;
    Separator separator = Separator::none;
};

/// The columns of Google Contacts (both layouts), Outlook, HubSpot, Salesforce (reports and Data
/// Loader), Pipedrive, LinkedIn, vmcoach and of files that people write, as exported in 2026.
constexpr std::array known_columns = {
    Named{"name", Field::name},
    Named{"full name", Field::name},
    Named{"fullname", Field::name},
    Named{"display name", Field::name},
    Named{"contact name", Field::name},
    Named{"person - name", Field::name},
    Named{"first name", Field::first_name},
    Named{"firstname", Field::first_name},
    Named{"first_name", Field::first_name},
    Named{"given name", Field::first_name},
    Named{"middle name", Field::middle_name},
    Named{"middlename", Field::middle_name},
    Named{"middle_name", Field::middle_name},
    Named{"additional name", Field::middle_name},
    Named{"last name", Field::last_name},
    Named{"lastname", Field::last_name},
    Named{"last_name", Field::last_name},
    Named{"surname", Field::last_name},
    Named{"family name", Field::last_name},
    Named{"name suffix", Field::suffix},
    Named{"suffix", Field::suffix},
    Named{"phonetic first name", Field::first_pronunciation},
    Named{"given name yomi", Field::first_pronunciation},
    Named{"phonetic last name", Field::last_pronunciation},
    Named{"family name yomi", Field::last_pronunciation},
    Named{"pronunciation", Field::pronunciation},
    Named{"company", Field::company},
    Named{"company name", Field::company},
    Named{"organization", Field::company},
    Named{"organisation", Field::company},
    Named{"organization name", Field::company},
    Named{"organization # - name", Field::company},
    Named{"organization - name", Field::company},
    Named{"person - organization", Field::company},
    Named{"associated company", Field::company},
    Named{"account", Field::company},
    Named{"account name", Field::company},
    Named{"account.name", Field::company},
    Named{"title", Field::title_or_prefix},
    Named{"job title", Field::title},
    Named{"jobtitle", Field::title},
    Named{"job_title", Field::title},
    Named{"organization title", Field::title},
    Named{"organization # - title", Field::title},
    Named{"person - job title", Field::title},
    Named{"position", Field::title},
    Named{"phone", Field::phone},
    Named{"phone #", Field::phone},
    Named{"phone # - value", Field::phone, Separator::triple_colon},
    Named{"phones", Field::phone, Separator::any},
    Named{"phone number", Field::phone},
    Named{"telephone", Field::phone},
    Named{"tel", Field::phone},
    Named{"mobile", Field::phone},
    Named{"mobile phone", Field::phone},
    Named{"mobilephone", Field::phone},
    Named{"mobile phone number", Field::phone},
    Named{"cell", Field::phone},
    Named{"cell phone", Field::phone},
    Named{"business phone", Field::phone},
    Named{"business phone #", Field::phone},
    Named{"work phone", Field::phone},
    Named{"direct phone", Field::phone},
    Named{"home phone", Field::phone},
    Named{"home phone #", Field::phone},
    Named{"homephone", Field::phone},
    Named{"other phone", Field::phone},
    Named{"otherphone", Field::phone},
    Named{"primary phone", Field::phone},
    Named{"company main phone", Field::phone},
    Named{"car phone", Field::phone},
    Named{"person - phone", Field::phone, Separator::comma},
    Named{"person - phone - work", Field::phone, Separator::comma},
    Named{"person - phone - mobile", Field::phone, Separator::comma},
    Named{"person - phone - home", Field::phone, Separator::comma},
    Named{"person - phone - other", Field::phone, Separator::comma},
    Named{"email", Field::email},
    Named{"e-mail", Field::email},
    Named{"email #", Field::email},
    Named{"emails", Field::email, Separator::any},
    Named{"email address", Field::email},
    Named{"e-mail address", Field::email},
    Named{"e-mail # address", Field::email},
    Named{"e-mail # - value", Field::email, Separator::triple_colon},
    Named{"work email", Field::email},
    Named{"person - email", Field::email, Separator::comma},
    Named{"person - email - work", Field::email, Separator::comma},
    Named{"person - email - home", Field::email, Separator::comma},
    Named{"person - email - other", Field::email, Separator::comma},
    Named{"note", Field::note},
    Named{"notes", Field::note},
    Named{"description", Field::note},
    Named{"comments", Field::note},
    Named{"tag", Field::tag},
    Named{"tag #", Field::tag},
    Named{"tags", Field::tag, Separator::any},
    Named{"labels", Field::tag, Separator::triple_colon},
    Named{"group membership", Field::tag, Separator::triple_colon},
    Named{"categories", Field::tag, Separator::any},
    Named{"time zone", Field::time_zone},
    Named{"time_zone", Field::time_zone},
    Named{"timezone", Field::time_zone},
    Named{"cadence", Field::cadence},
    Named{"formality", Field::formality},
    Named{"source", Field::source},
    Named{"lead source", Field::source},
    Named{"leadsource", Field::source},
    Named{"do not call", Field::do_not_call},
    Named{"do_not_call", Field::do_not_call},
    Named{"donotcall", Field::do_not_call},
};

struct NamedField {
    std::string_view name;
    Field field;
};

/// What --map can say.
constexpr std::array fields = {
    NamedField{"name", Field::name},
    NamedField{"first_name", Field::first_name},
    NamedField{"middle_name", Field::middle_name},
    NamedField{"last_name", Field::last_name},
    NamedField{"suffix", Field::suffix},
    NamedField{"company", Field::company},
    NamedField{"title", Field::title},
    NamedField{"phone", Field::phone},
    NamedField{"email", Field::email},
    NamedField{"note", Field::note},
    NamedField{"tag", Field::tag},
    NamedField{"time_zone", Field::time_zone},
    NamedField{"pronunciation", Field::pronunciation},
    NamedField{"cadence", Field::cadence},
    NamedField{"formality", Field::formality},
    NamedField{"source", Field::source},
    NamedField{"do_not_call", Field::do_not_call},
    NamedField{"ignore", Field::ignored},
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A header as the table has it: `E-mail 1 - Value` is `e-mail # - value`.
std::string pattern_of(std::string_view header) {
    std::string pattern;
    for (const char c : text::lower_ascii(header)) {
        if (!is_digit(c)) {
            pattern += c;
        } else if (!pattern.ends_with('#')) {
            pattern += '#';
        }
    }
    return pattern;
}

Column known_column(std::string_view header) {
    const std::string pattern = pattern_of(header);
    const auto* const found =
        std::find_if(known_columns.begin(), known_columns.end(),
                     [&](const Named& known) { return known.header == pattern; });
    if (found == known_columns.end()) {
        return {};
    }
    // No address holds a comma or a semicolon.
    const bool may_be_several = found->field == Field::email && found->separator == Separator::none;
    return {found->field, may_be_several ? Separator::any : found->separator};
}

bool has(const Layout& layout, Field field) {
    return std::any_of(layout.columns.begin(), layout.columns.end(),
                       [field](const Column& column) { return column.field == field; });
}

/// Outlook's `Title` is a form of address.
void settle_title(Layout& layout) {
    const Field meaning = has(layout, Field::title) ? Field::ignored : Field::title;
    for (Column& column : layout.columns) {
        if (column.field == Field::title_or_prefix) {
            column.field = meaning;
        }
    }
}

}  // namespace

MappedColumn parse_mapped_column(std::string_view text) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string_view::npos || equals == 0) {
        throw text::usage_error(text::format("can't read '{}'", text),
                                "write COLUMN=FIELD, such as \"Firma=company\"");
    }
    const std::string name = text::lower_ascii(text.substr(equals + 1));
    const auto* const found = std::find_if(
        fields.begin(), fields.end(), [&](const NamedField& field) { return field.name == name; });
    if (found == fields.end()) {
        const auto nearest = text::did_you_mean(name, field_names());
        throw text::usage_error(
            text::format("'{}' is no field", text.substr(equals + 1)),
            nearest ? *nearest : "the fields are " + text::alternatives(field_names()));
    }
    return {std::string(text.substr(0, equals)), found->field};
}

Layout layout_of(const std::vector<std::string>& header, const std::vector<MappedColumn>& mapped) {
    Layout layout;
    for (const std::string& name : header) {
        const auto given = std::find_if(mapped.begin(), mapped.end(), [&](const MappedColumn& m) {
            return text::fold(m.header) == text::fold(name);
        });
        layout.columns.push_back(given == mapped.end() ? known_column(name)
                                                       : Column{.field = given->field});
    }
    settle_title(layout);
    layout.is_own =
        header.size() >= own_beginning.size() &&
        std::equal(own_beginning.begin() + 1, own_beginning.end(), header.begin() + 1) &&
        (header.front() == own_beginning.front() || header.front() == unguarded_name);
    layout.is_guarded = layout.is_own && header.front() == own_beginning.front();
    layout.recognized = static_cast<std::size_t>(
        std::count_if(layout.columns.begin(), layout.columns.end(),
                      [](const Column& column) { return column.field != Field::ignored; }));
    return layout;
}

std::vector<std::string> field_names() {
    std::vector<std::string> names;
    names.reserve(fields.size());
    for (const NamedField& field : fields) {
        names.emplace_back(field.name);
    }
    return names;
}

}  // namespace vmcoach::interchange
