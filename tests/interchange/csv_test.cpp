#include "vmcoach/interchange/csv.hpp"

#include <memory>

#include <catch2/catch.hpp>

#include "vmcoach/interchange/csv_contacts.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach::interchange;
using vmcoach::domain::Contact;

namespace {

/// A text in pieces of so many bytes.
Bytes pieces(const std::string& text, std::size_t size = 7) {
    const auto rest = std::make_shared<std::pair<std::string, std::size_t>>(text, 0);
    return [rest, size] {
        const std::string_view piece = std::string_view(rest->first).substr(rest->second, size);
        rest->second += piece.size();
        return piece;
    };
}

std::vector<CsvRecord> records(const std::string& text, char delimiter = ',') {
    CsvRecords reader(pieces(text), delimiter);
    std::vector<CsvRecord> all;
    while (auto record = reader.next()) {
        all.push_back(std::move(*record));
    }
    return all;
}

using Fields = std::vector<std::string>;

std::vector<ContactRecord> contacts(const std::string& text,
                                    const std::vector<MappedColumn>& mapped = {}) {
    const CsvContacts read = read_csv([&] { return pieces(text); }, mapped);
    std::vector<ContactRecord> all;
    while (auto record = read.next()) {
        all.push_back(std::move(*record));
    }
    return all;
}

Contact only(const std::string& text, const std::vector<MappedColumn>& mapped = {}) {
    const std::vector<ContactRecord> all = contacts(text, mapped);
    REQUIRE(all.size() == 1);
    return std::get<Contact>(all.front().content);
}

}  // namespace

TEST_CASE("records are told with the line on which they begin") {
    const auto all = records("a,b\r\n\"x\ny\",\"say \"\"hi\"\"\"\n\n c , d \nlast,");
    REQUIRE(all.size() == 4);
    CHECK(all[0].fields == Fields{"a", "b"});
    CHECK(all[1].fields == Fields{"x\ny", "say \"hi\""});
    CHECK(all[2].fields == Fields{"c", "d"});
    CHECK(all[3].fields == Fields{"last", ""});
    CHECK(all[1].line == 2);
    CHECK(all[2].line == 5);
    CHECK(all[2].after_blank);
    CHECK_FALSE(all[3].after_blank);
}

TEST_CASE("other delimiters") {
    CHECK(records("a;b,c\n", ';').front().fields == Fields{"a", "b,c"});
    CHECK(records("a\t b\n", '\t').front().fields == Fields{"a", "b"});
}

TEST_CASE("records that only a carriage return ends are records, and one in quotes is text") {
    const auto all = records("a,b\rc,\"d\re\"\r\r\nf,g\r\r\nh\r");
    REQUIRE(all.size() == 4);
    CHECK(all[0].fields == Fields{"a", "b"});
    CHECK(all[1].fields == Fields{"c", "d\re"});
    CHECK(all[2].fields == Fields{"f", "g"});
    CHECK(all[3].fields == Fields{"h"});
    CHECK(all[1].line == 2);
    CHECK(all[2].line == 5);
    CHECK(all[3].line == 7);
    for (const std::string end : {"\r", "\r\r\n"}) {
        const auto rows = contacts("name,phone" + end + "Dana,1" + end + "\"Kim\",2" + end);
        REQUIRE(rows.size() == 2);
        CHECK(std::get<Contact>(rows[0].content).name == "Dana");
        CHECK(std::get<Contact>(rows[1].content).name == "Kim");
        CHECK(rows[1].line > rows[0].line);
        // Behind a blank line these would be remarks at the end of a report.
        CHECK(contacts("name,phone" + end + "Dana" + end + "Kim" + end).size() == 2);
    }
}

TEST_CASE("a quote that doesn't close is an error that names its line") {
    try {
        records("a,b\nc,\"d\ne,f\n");
        FAIL("nothing failed");
    } catch (const vmcoach::text::Error& error) {
        CHECK(error.message() == "the quote that opens on line 2 does not close");
    }
    std::string lines = "a,\"";
    while (lines.size() < (5U << 20U)) {
        lines += std::string(1000, 'x') + "\n";
    }
    CHECK_THROWS_AS(records(lines), vmcoach::text::Error);
}

TEST_CASE("what is too long is refused, and the rest read") {
    const std::string field(65537, 'x');
    const auto all = records("a," + field + "\nb,c\n" + std::string(2 << 20, 'y') + ",z\nd,e\n");
    REQUIRE(all.size() == 4);
    CHECK(all[0].problem == "field 2 has 65537 bytes, more than the 65536 that are kept");
    CHECK(all[1].problem.empty());
    CHECK(all[2].problem == "the line has more than 1 MiB");
    CHECK(all[3].fields == Fields{"d", "e"});
    CHECK(all[3].line == 4);
}

TEST_CASE("the guard makes a text of what a spreadsheet would reckon with, and comes off again") {
    for (const std::string text :
         {"=1+1", "+cmd", "-1", "@x", "'", "'=x", "\tx", "\rx", "+1 312 555 0142=1", "''"}) {
        CHECK(guarded(text) == "'" + text);
        CHECK(unguarded(guarded(text)) == text);
    }
    for (const std::string text : {"", "Dana", "+1 (312) 555-0142", "1", "a=b", "O'Brien"}) {
        CHECK(guarded(text) == text);
        CHECK(unguarded(text) == text);
    }
}

TEST_CASE("fields are put in quotes where they must be") {
    CHECK(csv_field("a b") == "a b");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv_field(" a") == "\" a\"");
    CHECK(csv_field("a\nb") == "\"a\nb\"");
}

TEST_CASE("the header is found behind a preamble, and footers are no rows") {
    const auto all = contacts(
        "Notes:\n\"Some people, it says here, are missing\"\n\n"
        "First Name,Last Name,Email Address\nDana,Ortiz,d@x.example\nKim,Lee,\n\n"
        "Copyright (c) 2026\nConfidential\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].line == 5);
    CHECK(std::get<Contact>(all[0].content).name == "Dana Ortiz");
    CHECK(std::get<Contact>(all[1].content).name == "Kim Lee");
}

TEST_CASE("a row that goes on behind a blank line is no footer") {
    CHECK(contacts("name,phone\nDana,1\n\nKim,2\n").size() == 2);
    CHECK(contacts("name\nDana\n\nKim\n").size() == 2);
    CHECK(contacts("name,phone\nDana,1\n\nKim\n\nLee\n").size() == 3);
    CHECK(contacts("name,phone,title\nDana,1,x\n\nKim\nLee\n\nAnn,2,y\n").size() == 4);
}

TEST_CASE("a column is what its name says, or --map") {
    const Contact contact =
        only("FIRST NAME;Nachname;Firma\nDana;Ortiz;Acme\n",
             {parse_mapped_column("nachname=last_name"), parse_mapped_column("Firma=company")});
    CHECK(contact.name == "Dana Ortiz");
    CHECK(contact.company == "Acme");
    CHECK_THROWS_AS(only("name\nDana\n", {parse_mapped_column("Firma=company")}),
                    vmcoach::text::Error);
    CHECK_THROWS_AS(parse_mapped_column("Firma"), vmcoach::text::Error);
    CHECK_THROWS_AS(parse_mapped_column("Firma=compnay"), vmcoach::text::Error);
}

TEST_CASE("without names for the columns there is nothing to read") {
    CHECK_THROWS_AS(contacts("1,2,3\n4,5,6\n"), vmcoach::text::Error);
    CHECK_THROWS_AS(contacts(""), vmcoach::text::Error);
}

TEST_CASE("Outlook's title is a form of address, others' is a title") {
    CHECK(only("Title,First Name,Job Title\nDr,Dana,Head\n").title == "Head");
    CHECK(only("Title,First Name\nHead,Dana\n").title == "Head");
}

TEST_CASE("several values in one field") {
    const Contact google = only(
        "First Name,Labels,Phone 1 - Value,E-mail 1 - Value\n"
        "Dana,* myContacts ::: vip ::: north,+1 312 ::: 555,a@x.example ::: b@x.example\n");
    CHECK(google.phones == Fields{"+1 312", "555"});
    CHECK(google.emails == Fields{"a@x.example", "b@x.example"});
    CHECK(google.tags == Fields{"vip", "north"});
    const Contact pipedrive =
        only("Person - Name,Person - Phone\nDana,\"+1 312 555 0142, +1 312 555 0143\"\n");
    CHECK(pipedrive.phones == Fields{"+1 312 555 0142", "+1 312 555 0143"});
}

TEST_CASE("a row with a field too many is refused, one with too few is not") {
    const auto all = contacts("name,phone\nDana,1,2\nKim\nLee,1,\n");
    REQUIRE(all.size() == 3);
    CHECK(std::get<std::string>(all[0].content) == "the row has 3 fields, the header 2");
    CHECK(std::get<Contact>(all[1].content).name == "Kim");
    CHECK(std::get<Contact>(all[2].content).name == "Lee");
}

TEST_CASE("texts in our own export can't make another layout of it") {
    std::string names = "x";
    for (int i = 0; i < 50; ++i) {
        names += ";name";
    }
    const vmcoach::domain::Prospect prospect{.name = "Dana", .company = names};
    CHECK(only(csv_header({}, true) + csv_row(prospect, {}, true)).company == names);
}

TEST_CASE("a text of the greatest length has room for its guard") {
    const std::string longest = "=" + std::string(65535, 'x');
    const vmcoach::domain::Prospect prospect{.name = longest};
    CHECK(only(csv_header({}, true) + csv_row(prospect, {}, true)).name == longest);
    CHECK(records("'" + longest + "x\n").front().problem ==
          "field 1 has 65538 bytes, more than the 65536 that are kept");
}

TEST_CASE("our own export comes back as it was") {
    const vmcoach::domain::Prospect prospect{
        .name = "=HYPERLINK(\"x\")",
        .company = " 'Acme, \"Inc.\" ",
        .phones = {{"+1 312 555 0142", std::nullopt}, {"555, ext. 3", std::nullopt}},
        .emails = {"d@x.example"},
        .tags = {"a, b", "c;d\ne"},
        .do_not_call = true};
    for (const bool is_guarded : {true, false}) {
        const CsvWidths widths{.phones = 3, .emails = 1, .tags = 2};
        const Contact contact =
            only(csv_header(widths, is_guarded) + csv_row(prospect, widths, is_guarded));
        CHECK(contact.name == prospect.name);
        CHECK(contact.company == prospect.company);
        CHECK(contact.phones == Fields{"+1 312 555 0142", "555, ext. 3"});
        CHECK(contact.tags == Fields{"a, b", "c;d\ne"});
        CHECK(contact.do_not_call);
    }
}
