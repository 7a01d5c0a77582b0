#include "vmcoach/interchange/csv_contacts.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

#include "vmcoach/interchange/csv.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::interchange {
namespace {

using text::format;

constexpr std::array delimiters = {',', ';', '\t'};

/// Where a header row was found.
struct Header {
    char delimiter = ',';
    std::int64_t line = 0;
    std::vector<std::string> names;
    Layout layout;
};

/// Preambles are short: a header that isn't among these records isn't there.
constexpr int most_records_before = 30;

/// The record that looks most like a header; of several, the first.
std::optional<Header> find_header(const Bytes& bytes, char delimiter,
                                  const std::vector<MappedColumn>& mapped) {
    std::optional<Header> best;
    CsvRecords records(bytes, delimiter);
    for (int i = 0; i < most_records_before; ++i) {
        std::optional<CsvRecord> record;
        try {
            record = records.next();
        } catch (const text::Error& error) {
            // With another delimiter the quotes may be no quotes.
            if (error.kind() != text::ErrorKind::usage) {
                throw;
            }
        }
        if (!record) {
            break;
        }
        Layout layout = layout_of(record->fields, mapped);
        if (layout.recognized > (best ? best->layout.recognized : 0)) {
            best = Header{delimiter, record->line, std::move(record->fields), std::move(layout)};
        }
    }
    return best;
}

Header require_header(const std::function<Bytes()>& open, Encoding encoding,
                      const std::vector<MappedColumn>& mapped) {
    std::optional<Header> best;
    for (const char delimiter : delimiters) {
        auto header = find_header(decoded(open(), encoding), delimiter, mapped);
        if (header && (!best || header->layout.recognized > best->layout.recognized)) {
            best = std::move(header);
        }
        // Whatever the texts in our own export look like, that is how it is written.
        if (best && best->layout.is_own) {
            break;
        }
    }
    if (!best) {
        throw text::usage_error(
            "there is no row that names the columns",
            "name them: 'name', 'phone', 'email', 'company'; or say what they are: "
            "--map COLUMN=FIELD");
    }
    for (const MappedColumn& column : mapped) {
        const bool is_there = std::any_of(
            best->names.begin(), best->names.end(),
            [&](const std::string& name) { return text::fold(name) == text::fold(column.header); });
        if (!is_there) {
            throw text::usage_error(format("--map: there is no column '{}'", column.header),
                                    format("the columns are {}", text::alternatives(best->names)));
        }
    }
    return std::move(*best);
}

/// The columns that nobody knows, but for those that the user leaves out.
std::vector<std::string> unread_columns(const Header& header,
                                        const std::vector<MappedColumn>& mapped) {
    std::vector<std::string> unread;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
        const std::string& name = header.names[i];
        const bool is_mapped =
            std::any_of(mapped.begin(), mapped.end(), [&](const MappedColumn& column) {
                return text::fold(column.header) == text::fold(name);
            });
        if (header.layout.columns[i].field == Field::ignored && !is_mapped && !name.empty()) {
            unread.push_back(name);
        }
    }
    return unread;
}

std::string_view trimmed(std::string_view text) {
    return text::trimmed(text, " \t\r\n\v\f");
}

/// The values that a field writes in one.
std::vector<std::string> values_of(std::string_view text, Separator separator) {
    constexpr std::string_view google = " ::: ";
    std::vector<std::string> values;
    while (true) {
        std::size_t end = std::string_view::npos;
        std::size_t size = 1;
        switch (separator) {
            case Separator::none:
                break;
            case Separator::triple_colon:
                end = text.find(google);
                size = google.size();
                break;
            case Separator::comma:
                end = text.find(',');
                break;
            case Separator::any:
                end = text.find_first_of(",;");
                break;
        }
        if (const std::string_view value = trimmed(text.substr(0, end)); !value.empty()) {
            values.emplace_back(value);
        }
        if (end == std::string_view::npos) {
            return values;
        }
        text.remove_prefix(end + size);
    }
}

/// In other programs' files the `\r` belongs to the file, not to the text.
std::string with_plain_line_ends(std::string text) {
    for (std::size_t i = text.find("\r\n"); i != std::string::npos; i = text.find("\r\n", i)) {
        text.erase(i, 1);
    }
    return text;
}

/// Whoever asked not to be called must not be, in whatever language the file says so.
bool is_no(const std::string& value) {
    constexpr std::array no = {"0", "false", "no", "n", "off", "falsch", "nein", "faux", "non"};
    return std::find(no.begin(), no.end(), text::lower_ascii(value)) != no.end();
}

/// The parts of a name, until all columns have been read.
struct NameParts {
    std::string first, middle, last, suffix, first_pronunciation, last_pronunciation;
};

void set(std::string& target, const std::string& value) {
    if (target.empty()) {
        target = value;
    }
}

void take(domain::Contact& contact, NameParts& parts, Field field, const std::string& value) {
    // Google's own group, in which everybody is.
    constexpr std::string_view everybody = "* myContacts";
    switch (field) {
        case Field::name:
            return set(contact.name, value);
        case Field::first_name:
            return set(parts.first, value);
        case Field::middle_name:
            return set(parts.middle, value);
        case Field::last_name:
            return set(parts.last, value);
        case Field::suffix:
            return set(parts.suffix, value);
        case Field::company:
            return set(contact.company, value);
        case Field::title:
            return set(contact.title, value);
        case Field::phone:
            contact.phones.push_back(value);
            return;
        case Field::email:
            contact.emails.push_back(value);
            return;
        case Field::note:
            contact.notes.push_back(value);
            return;
        case Field::tag:
            if (value != everybody) {
                contact.tags.push_back(value);
            }
            return;
        case Field::time_zone:
            return set(contact.time_zone, value);
        case Field::pronunciation:
            return set(contact.pronunciation, value);
        case Field::first_pronunciation:
            return set(parts.first_pronunciation, value);
        case Field::last_pronunciation:
            return set(parts.last_pronunciation, value);
        case Field::cadence:
            return set(contact.cadence, value);
        case Field::formality:
            return set(contact.formality, value);
        case Field::source:
            return set(contact.source, value);
        case Field::do_not_call:
            contact.do_not_call = contact.do_not_call || !is_no(value);
            return;
        case Field::title_or_prefix:
        case Field::ignored:
            return;
    }
}

domain::Contact contact_of(const CsvRecord& record, const Layout& layout) {
    domain::Contact contact;
    NameParts parts;
    for (std::size_t i = 0; i < record.fields.size() && i < layout.columns.size(); ++i) {
        const Column& column = layout.columns[i];
        if (column.field == Field::ignored) {
            continue;
        }
        const std::string& field = record.fields[i];
        if (layout.is_own && !field.empty()) {
            take(contact, parts, column.field, layout.is_guarded ? unguarded(field) : field);
        } else if (!layout.is_own) {
            for (const std::string& value : values_of(field, column.separator)) {
                take(contact, parts, column.field, with_plain_line_ends(value));
            }
        }
    }
    set(contact.name, text::join({parts.first, parts.middle, parts.last, parts.suffix}));
    set(contact.pronunciation, text::join({parts.first_pronunciation, parts.last_pronunciation}));
    return contact;
}

/// The rows below a header.
class Rows {
  public:
    Rows(Bytes bytes, Header header)
        : header_(std::move(header)), records_(std::move(bytes), header_.delimiter) {}

    std::optional<ContactRecord> next() {
        while (auto record = next_row()) {
            if (record->problem.empty()) {
                record->problem = problem_of(*record);
            }
            if (!record->problem.empty()) {
                return ContactRecord{record->line, record->problem};
            }
            if (!is_empty(*record)) {
                return ContactRecord{record->line, contact_of(*record, header_.layout)};
            }
        }
        return std::nullopt;
    }

  private:
    /// The next record below the header. Reports end with a blank line, then remarks in a single
    /// field each: what looks like them is held back until it is known whether the file ends there.
    std::optional<CsvRecord> next_row() {
        while (held_back_.empty() || !is_row_) {
            auto record = records_.next();
            if (!record) {
                return std::nullopt;
            }
            if (record->line <= header_.line) {
                continue;
            }
            is_row_ = !looks_like_remark(*record) || held_back_.size() >= most_remarks;
            held_back_.push_back(std::move(*record));
        }
        CsvRecord row = std::move(held_back_.front());
        held_back_.pop_front();
        return row;
    }

    bool looks_like_remark(const CsvRecord& record) const {
        constexpr std::size_t fewest_columns = 3;
        return (record.after_blank || !held_back_.empty()) && record.problem.empty() &&
               record.fields.size() == 1 && header_.names.size() >= fewest_columns;
    }

    static bool is_empty(const CsvRecord& record) {
        return std::all_of(record.fields.begin(), record.fields.end(),
                           [](const std::string& field) { return trimmed(field).empty(); });
    }

    /// With a field too many it can't be told which one belongs where.
    std::string problem_of(const CsvRecord& record) const {
        const std::size_t columns = header_.names.size();
        const bool has_more =
            record.fields.size() > columns &&
            std::any_of(record.fields.begin() + static_cast<std::ptrdiff_t>(columns),
                        record.fields.end(),
                        [](const std::string& field) { return !trimmed(field).empty(); });
        return has_more
                   ? format("the row has {} fields, the header {}", record.fields.size(), columns)
                   : "";
    }

    Header header_;
    CsvRecords records_;
    std::deque<CsvRecord> held_back_;
    bool is_row_ = false;  ///< the last of those, and so all of them
    static constexpr std::size_t most_remarks = 50;
};

}  // namespace

CsvContacts read_csv(const std::function<Bytes()>& open, const std::vector<MappedColumn>& mapped) {
    const Encoding encoding = encoding_of(open());
    Header header = require_header(open, encoding, mapped);
    std::vector<std::string> unread = unread_columns(header, mapped);
    const auto rows = std::make_shared<Rows>(decoded(open(), encoding), std::move(header));
    return {[rows] { return rows->next(); }, encoding, std::move(unread)};
}

namespace {

void add_columns(std::string& row, std::string_view name, std::size_t count) {
    for (std::size_t i = 1; i <= count; ++i) {
        row += format(",{} {}", name, i);
    }
}

/// A row that grows field by field.
class Row {
  public:
    explicit Row(bool is_guarded) : is_guarded_(is_guarded) {}

    void add(std::string_view text) {
        text_ += is_first_ ? "" : ",";
        is_first_ = false;
        text_ += csv_field(is_guarded_ ? guarded(text) : std::string(text));
    }
    void add(const std::optional<std::string>& text) { add(std::string_view(text ? *text : "")); }

    std::string text() && { return std::move(text_) + "\r\n"; }

  private:
    bool is_guarded_;
    bool is_first_ = true;
    std::string text_;
};

template <typename Value, std::size_t size>
std::string_view name_or_empty(const std::array<domain::Named<Value>, size>& names,
                               const std::optional<Value>& value) {
    return value ? domain::name_of(names, *value) : std::string_view();
}

}  // namespace

std::string csv_header(const CsvWidths& widths, bool is_guarded) {
    std::string row(is_guarded ? own_beginning[0] : unguarded_name);
    row += ",company,title";
    add_columns(row, "phone", widths.phones);
    add_columns(row, "email", widths.emails);
    add_columns(row, "tag", widths.tags);
    return row + ",time zone,pronunciation,cadence,formality,source,do not call\r\n";
}

std::string csv_row(const domain::Prospect& prospect, const CsvWidths& widths, bool is_guarded) {
    Row row(is_guarded);
    row.add(std::string_view(prospect.name));
    row.add(prospect.company);
    row.add(prospect.title);
    for (std::size_t i = 0; i < widths.phones; ++i) {
        row.add(std::string_view(i < prospect.phones.size() ? prospect.phones[i].typed : ""));
    }
    for (std::size_t i = 0; i < widths.emails; ++i) {
        row.add(std::string_view(i < prospect.emails.size() ? prospect.emails[i] : ""));
    }
    for (std::size_t i = 0; i < widths.tags; ++i) {
        row.add(std::string_view(i < prospect.tags.size() ? prospect.tags[i] : ""));
    }
    // A zone that is only suggested is suggested again.
    const bool is_given = prospect.time_zone_source == domain::ZoneSource::given;
    row.add(is_given ? prospect.time_zone : std::nullopt);
    row.add(prospect.pronunciation);
    row.add(name_or_empty(domain::cadences, prospect.cadence));
    row.add(name_or_empty(domain::formalities, prospect.formality));
    row.add(prospect.source);
    row.add(std::string_view(prospect.do_not_call ? "yes" : ""));
    return std::move(row).text();
}

}  // namespace vmcoach::interchange
