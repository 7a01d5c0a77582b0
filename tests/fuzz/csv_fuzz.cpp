// Feeds the reader of contacts in CSV with files made of the layouts that programs export, of what
// their grammar is made of, and of any bytes, and writes again what came out. Under sanitizers
// whatever is wrong ends the program.
//
// usage: csv_fuzz [--seconds N | --runs N] [--seed N]

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "fuzzing.hpp"
#include "pieces.hpp"
#include "vmcoach/interchange/csv_contacts.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/utf8.hpp"

using namespace vmcoach;
using domain::Contact;
using interchange::ContactRecord;
using interchange::MappedColumn;
using tests::below;
using tests::Random;
using tests::require;

namespace {

template <typename Item>
const Item& one_of(const std::vector<Item>& items, Random& random) {
    return items[below(random, items.size())];
}

const std::vector<std::string> seeds = {
    // Google Contacts
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Suffix,Organization Name,"
    "Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
    "Phone 1 - Value\n"
    "Dana,Q.,Ortiz,day-na,Jr.,Acme,Head of Storage,\"met at the fair,\nlikes sailing\","
    "vip ::: * myContacts,* Work,dana@acme.example ::: d@x.example,Work,"
    "+1 312 555 0142 ::: +1 312 555 0143\n"
    ",,,,,,,,* myContacts,,,Mobile,+49 170 1234567\n",
    // Outlook, in Windows-1252
    "\"Title\",\"First Name\",\"Last Name\",\"Company\",\"Job Title\",\"Business Phone\","
    "\"Mobile Phone\",\"Categories\",\"E-mail Address\",\"E-mail 2 Address\",\"Notes\"\r\n"
    "\"Mr.\",\"Jos\xe9\",\"M\xfcller\",\"Caf\xe9 \xd1\x61nd\xfa\",\"Owner\",\"+49 30 1234567\","
    "\"+49 170 1234567\",\"north;vip\",\"jose@cafe.example\",\"jm@home.example\","
    "\"prefers mornings\r\nand \x93short\x94 calls\"\r\n",
    // Outlook in German
    "\xef\xbb\xbf\"Vorname\";\"Nachname\";\"Firma\";\"Telefon\"\r\n"
    "\"Jürgen\";\"Groß\";\"Bäckerei Süß\";\"030/123456\"\r\n",
    // HubSpot
    "Record ID,First Name,Last Name,Email,Phone Number,Create Date,Associated Company\n"
    "51,Dana,Ortiz,dana@acme.example,+1 312 555 0142,2026-01-02 10:00,Acme\n"
    "52,,Lee,lee@initech.example,+1 415 555 0199,2026-01-02 10:00,Initech\n",
    // A report of Salesforce
    "\"First Name\",\"Last Name\",\"Title\",\"Account Name\",\"Phone\",\"Email\"\n"
    "\"Zoë\",\"O'Brien-Díaz\",\"Head\",\"Acme, Inc.\",\"(312) 555-0142\",\"zoe@acme.example\"\n"
    "\n\"Grand Totals (1 records)\"\n\"Copyright (c) 2000-2026\"\n",
    // Pipedrive
    "Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work\n"
    "Dana Ortiz,Acme,\"dana@acme.example, d@x.example\",\"+1 312 555 0142, +1 312 555 0144\"\n",
    // LinkedIn
    "Notes:\n\"Some of the email addresses, it says here, are missing.\"\n\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Kim,\"Lee, PhD\",https://x.example/in/kim,,Initech,,03 Jan 2026\n",
    // Excel, with tabs
    "Name\tPhone\tE-mail\tCompany\r\nDana Ortiz\t+1 312 555 0142\td@x.example\t\"Jun, Fan\"\r\n",
    // Excel for old Macs
    "name,phone\rDana,1\rKim,\"2\r3\"\r",
    // By hand
    "name, phone, email, company\nDana Ortiz, +1 312 555 0142, dana@acme.example, Acme\n",
    // Our own, with and without the guard
    "name,company,title,phone 1,email 1,tag 1,tag 2,time zone,pronunciation,cadence,formality,"
    "source,do not call\r\n"
    "'=1+1,\" Acme \",''x,\"555, x3\",d@x.example,\"a, b\",c;d,Asia/Tokyo,day-na,slow,casual,web,"
    "yes\r\n",
    "full name,company,title,phone 1,email 1,tag 1,time zone,pronunciation,cadence,formality,"
    "source,do not call\r\n"
    "=1+1,'x,,+1 312 555 0142,,\"a\r\nb\",,,,,,\r\n",
};

const std::vector<std::string> words = {"\"",
                                        "\"\"",
                                        "\"\"\"",
                                        "\",\"",
                                        ",",
                                        ";",
                                        "\t",
                                        ",,,,",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "\r\r\n",
                                        "\n\r",
                                        "\n\n",
                                        "\r\r",
                                        "\n\"",
                                        "\r\"",
                                        "\"\n",
                                        "\"\r",
                                        " ",
                                        "\v\f",
                                        " ::: ",
                                        "'",
                                        "=",
                                        "'=",
                                        "''",
                                        "+1 312",
                                        "-",
                                        "@",
                                        "name",
                                        "name,",
                                        "name;",
                                        "name\t",
                                        "full name,company,title,phone 1\n",
                                        "phone 1,",
                                        "Phone 99 - Value",
                                        "E-Mail Address",
                                        "do not call",
                                        "TRUE",
                                        "sep=;\n",
                                        "\xef\xbb\xbf",
                                        "\xff\xfe",
                                        "\xfe\xff",
                                        "\xe9",
                                        "\x81",
                                        "\xf0\x9f",
                                        std::string(1, '\0'),
                                        "\u202e",
                                        "\U0001f600"};

/// In UTF-16, each byte taken for a character.
std::string widened(const std::string& text, bool big_endian) {
    std::string wide = big_endian ? "\xfe\xff" : "\xff\xfe";
    for (const char c : text) {
        wide += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return wide;
}

std::string with_line_ends(const std::string& text, const std::string& end) {
    std::string result;
    for (const char c : text) {
        result += c == '\n' ? end : std::string(1, c);
    }
    return result;
}

std::string with_delimiter(std::string text, char delimiter) {
    std::replace(text.begin(), text.end(), ',', delimiter);
    return text;
}

void mutate(std::string& text, Random& random) {
    const std::size_t place = below(random, text.size() + 1);
    const std::size_t length = below(random, 30);
    switch (below(random, 7)) {
        case 0:
        case 1:
            text.insert(place, one_of(words, random));
            break;
        case 2:
            text.erase(place, length);
            break;
        case 3:
            text.insert(place, 1, static_cast<char>(below(random, 256)));
            break;
        case 4: {
            const std::string& other = one_of(seeds, random);
            text.insert(place, other.substr(below(random, other.size()), length * 10));
            break;
        }
        case 5:
            if (below(random, 4) == 0) {
                text.erase(place);
            }
            break;
        default:
            text.insert(place, text.substr(place, length));
    }
}

std::string mutated(Random& random) {
    std::string text = one_of(seeds, random);
    if (below(random, 4) == 0) {
        const std::vector<std::string> ends = {"\r", "\r\n", "\r\r\n", "\n\n"};
        text = with_line_ends(text, one_of(ends, random));
    }
    if (below(random, 4) == 0) {
        text = with_delimiter(text, ",;\t|"[below(random, 4)]);
    }
    for (std::size_t step = below(random, 8); step > 0; --step) {
        mutate(text, random);
    }
    if (below(random, 200) == 0) {
        // One piece over and over, as no real file has it.
        const std::string piece = one_of(words, random) + one_of(words, random);
        std::string many;
        for (std::size_t size = below(random, 200'000); many.size() < size;) {
            many += piece;
        }
        text.insert(below(random, text.size() + 1), many);
    }
    if (below(random, 6) == 0) {
        text = widened(text, below(random, 2) == 0);
        for (std::size_t step = below(random, 3); step > 0; --step) {
            mutate(text, random);
        }
    }
    return text;
}

std::vector<MappedColumn> mapping(Random& random) {
    const std::vector<std::string> columns = {
        "Vorname=first_name", "Nachname=last_name", "Firma=company", "Telefon=phone",
        "Phone=note",         "name=ignore",        "Notes=tag",     "title=do_not_call"};
    std::vector<MappedColumn> mapped;
    for (std::size_t count = below(random, 2) == 0 ? 0 : below(random, 4); count > 0; --count) {
        mapped.push_back(interchange::parse_mapped_column(one_of(columns, random)));
    }
    return mapped;
}

std::vector<ContactRecord> read(const std::string& text, const std::vector<MappedColumn>& mapped,
                                Random& random) {
    std::vector<ContactRecord> records;
    const std::size_t longest_piece = text.size() < 5000 ? 200 : 65536;
    const interchange::CsvContacts contacts = interchange::read_csv(
        [&] { return tests::pieces(text, [&] { return below(random, longest_piece) + 1; }); },
        mapped);
    while (std::optional<ContactRecord> record = contacts.next()) {
        records.push_back(std::move(*record));
    }
    return records;
}

std::vector<std::string> texts_of(const Contact& contact) {
    std::vector<std::string> texts = {contact.name,      contact.company,       contact.title,
                                      contact.time_zone, contact.pronunciation, contact.cadence,
                                      contact.formality, contact.source};
    for (const auto& list : {contact.phones, contact.emails, contact.tags, contact.notes}) {
        texts.insert(texts.end(), list.begin(), list.end());
    }
    return texts;
}

void require_sound(const Contact& contact, const std::string& text) {
    for (const auto& list : {contact.phones, contact.emails, contact.tags, contact.notes}) {
        require(std::none_of(list.begin(), list.end(),
                             [](const std::string& item) { return item.empty(); }),
                "nothing in a list", text);
    }
    for (const std::string& one : texts_of(contact)) {
        require(text::is_utf8(one), "not UTF-8", text);
    }
}

/// Whether it is of a size that a row may have.
bool fits(const Contact& contact) {
    std::size_t sum = 0;
    for (const std::string& one : texts_of(contact)) {
        if (one.size() > text::max_text_bytes) {
            return false;
        }
        // Each may be made of quotes, which are written twice.
        sum += 2 * one.size() + 4;
    }
    return sum < interchange::longest_line;
}

/// What is written of a contact comes back.
void require_kept(Contact contact, const std::string& text, Random& random) {
    if (!fits(contact)) {
        return;
    }
    domain::Prospect prospect;
    // Only a prospect has words for these, and it always has a name.
    prospect.cadence = domain::value_of(domain::cadences, contact.cadence);
    prospect.formality = domain::value_of(domain::formalities, contact.formality);
    contact.cadence = prospect.cadence ? contact.cadence : "";
    contact.formality = prospect.formality ? contact.formality : "";
    const bool has_name = contact.name.find_first_not_of(" \t\r\n\v\f") != std::string::npos;
    contact.name = has_name ? contact.name : "Somebody";
    contact.notes.clear();
    prospect.name = contact.name;
    prospect.company = contact.company;
    prospect.title = contact.title;
    for (const std::string& phone : contact.phones) {
        prospect.phones.push_back({phone, std::nullopt});
    }
    prospect.emails = contact.emails;
    prospect.time_zone = contact.time_zone;
    prospect.time_zone_source = domain::ZoneSource::given;
    prospect.pronunciation = contact.pronunciation;
    prospect.source = contact.source;
    prospect.tags = contact.tags;
    prospect.do_not_call = contact.do_not_call;
    const interchange::CsvWidths widths{
        .phones = std::max<std::size_t>(1, contact.phones.size()),
        .emails = std::max<std::size_t>(1, contact.emails.size()) + below(random, 2),
        .tags = std::max<std::size_t>(1, contact.tags.size())};
    for (const bool is_guarded : {true, false}) {
        const auto again = read(interchange::csv_header(widths, is_guarded) +
                                    interchange::csv_row(prospect, widths, is_guarded),
                                {}, random);
        require(again.size() == 1 && again.front().line == 2, "not one row", text);
        const auto* const kept = std::get_if<Contact>(&again.front().content);
        require(kept != nullptr && *kept == contact, "not what was written", text);
    }
}

void judge(const std::string& text, const std::vector<MappedColumn>& mapped, Random& random) {
    std::vector<ContactRecord> records;
    try {
        records = read(text, mapped, random);
    } catch (const text::Error& error) {
        require(error.kind() == text::ErrorKind::usage, "an unexpected error", text);
        require(error.message().find("line 0") == std::string::npos, "there is no line 0", text);
    }
    std::int64_t line = 0;
    for (const ContactRecord& record : records) {
        require(record.line > line, "a line that can't be", text);
        line = record.line;
        if (const auto* const contact = std::get_if<Contact>(&record.content)) {
            require_sound(*contact, text);
            require_kept(*contact, text, random);
        } else {
            require(!std::get<std::string>(record.content).empty(), "nothing is said", text);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const tests::Fuzzing fuzzing(argc, argv, 20261124);
    Random random(fuzzing.seed());
    unsigned long done = 0;
    while (fuzzing.goes_on(done)) {
        const std::string text = mutated(random);
        judge(text, mapping(random), random);
        ++done;
    }
    std::cout << done << " files, seed " << fuzzing.seed() << ": nothing found\n";
    return 0;
}
