#include "vmcoach/domain/contact.hpp"

#include <catch2/catch.hpp>

#include "vmcoach/text/error.hpp"

using namespace vmcoach::domain;
using Texts = std::vector<std::string>;

namespace {

ReadContact read(const Contact& contact) {
    return read_contact(contact, "DE",
                        [](const std::string& name) { return name == "Europe/Berlin"; });
}

std::string refusal(const Contact& contact) {
    try {
        read(contact);
        return "none";
    } catch (const vmcoach::text::Error& error) {
        return error.message();
    }
}

Texts typed(const std::vector<Phone>& phones) {
    Texts texts;
    for (const Phone& phone : phones) {
        texts.push_back(phone.typed);
    }
    return texts;
}

}  // namespace

TEST_CASE("who has no name is called by what there is") {
    CHECK(read({.name = "Ute", .company = "Acme"}).prospect.name == "Ute");
    const Contact nameless{
        .name = "\u200b", .company = "Acme", .phones = {"030 123456"}, .emails = {"u@x.example"}};
    CHECK(read(nameless).prospect.name == "Acme");
    CHECK(read({.phones = {"030 123456"}, .emails = {"u@x.example"}}).prospect.name ==
          "u@x.example");
    CHECK(read({.phones = {"030 123456"}}).prospect.name == "030 123456");
    CHECK(refusal({.title = "CEO"}).starts_with("nobody is named"));
}

TEST_CASE("what can't be a number, an address or a zone is kept as a note") {
    const ReadContact contact = read({.name = "Ute",
                                      .phones = {"030 123456", "12", "110", "000", "4.93E+11"},
                                      .emails = {"u@x.example", "@x", "u@", "a@b@c", "none"},
                                      .time_zone = "CET (Berlin)",
                                      .notes = {"likes tea"}});
    CHECK(typed(contact.prospect.phones) == Texts{"030 123456", "110"});
    CHECK(contact.prospect.phones.front().e164 == "+4930123456");
    CHECK(contact.prospect.emails == Texts{"u@x.example"});
    CHECK_FALSE(contact.prospect.time_zone);
    CHECK_FALSE(contact.prospect.time_zone_source);
    CHECK(contact.notes == Texts{"phone: 12", "phone: 000", "phone: 4.93E+11", "e-mail: @x",
                                 "e-mail: u@", "e-mail: a@b@c", "e-mail: none", "likes tea",
                                 "time zone: CET (Berlin)"});
}

TEST_CASE("what is there twice is kept once") {
    const ReadContact contact = read({.name = "Ute",
                                      .phones = {"030 123456", "030 123456"},
                                      .emails = {"u@x.example", "u@x.example"},
                                      .tags = {"hot", "hot"},
                                      .notes = {"likes tea", "likes tea"}});
    CHECK(contact.prospect.phones.size() == 1);
    CHECK(contact.prospect.emails.size() == 1);
    CHECK(contact.prospect.tags == Texts{"hot"});
    CHECK(contact.notes == Texts{"likes tea"});
}

TEST_CASE("words of a list may be written in capitals, and no others") {
    const Prospect prospect =
        read(
            {.name = "Ute", .time_zone = "Europe/Berlin", .cadence = "Fast", .formality = "FORMAL"})
            .prospect;
    CHECK(prospect.cadence == Cadence::fast);
    CHECK(prospect.formality == Formality::formal);
    CHECK(prospect.time_zone == "Europe/Berlin");
    CHECK(prospect.time_zone_source == ZoneSource::given);
    CHECK(refusal({.name = "Ute", .cadence = "hasty"}) ==
          "the cadence 'hasty' is not one of slow, measured or fast");
}

TEST_CASE("one person is completed by the other, and keeps what was there") {
    const Prospect from{.company = "Initech",
                        .title = "CEO",
                        .phones = {make_phone("+49 30 123456", ""), make_phone("555 0142", "US")},
                        .emails = {"UTE@x.example", "new@x.example"},
                        .time_zone = "Europe/Berlin",
                        .time_zone_source = ZoneSource::given,
                        .pronunciation = "OO-teh",
                        .cadence = Cadence::slow,
                        .formality = Formality::formal,
                        .source = "fair",
                        .tags = {"hot", "new"},
                        .do_not_call = true};
    Prospect prospect{.company = "Acme",
                      .phones = {make_phone("030 123456", "DE")},
                      .emails = {"ute@x.example"},
                      .time_zone = "Europe/Paris",
                      .time_zone_source = ZoneSource::suggested,
                      .tags = {"hot"}};
    CHECK(complete(prospect, from));
    CHECK(prospect.company == "Acme");
    CHECK(prospect.title == "CEO");
    CHECK(typed(prospect.phones) == Texts{"030 123456", "555 0142"});
    CHECK(prospect.emails == Texts{"ute@x.example", "new@x.example"});
    CHECK(prospect.time_zone == "Europe/Berlin");
    CHECK(prospect.time_zone_source == ZoneSource::given);
    CHECK(prospect.tags == Texts{"hot", "new"});
    CHECK(prospect.do_not_call);
    CHECK_FALSE(complete(prospect, from));
}

TEST_CASE("each thing that is new makes a person more complete") {
    const std::vector<Prospect> more = {{.company = "Acme"},
                                        {.title = "CEO"},
                                        {.phones = {make_phone("030 123456", "")}},
                                        {.emails = {"u@x.example"}},
                                        {.time_zone = "UTC", .time_zone_source = ZoneSource::given},
                                        {.pronunciation = "OO-teh"},
                                        {.cadence = Cadence::slow},
                                        {.formality = Formality::casual},
                                        {.source = "fair"},
                                        {.tags = {"hot"}},
                                        {.do_not_call = true}};
    for (std::size_t i = 0; i < more.size(); ++i) {
        CAPTURE(i);
        Prospect prospect{.name = "Ute"};
        CHECK(complete(prospect, more[i]));
        CHECK_FALSE(complete(prospect, more[i]));
    }
    Prospect prospect{.name = "Ute"};
    CHECK_FALSE(complete(prospect, {.name = "Other"}));
    // A zone that only follows from the number is worth no more than none.
    CHECK_FALSE(complete(
        prospect, {.time_zone = "Europe/Berlin", .time_zone_source = ZoneSource::suggested}));
    CHECK_FALSE(prospect.time_zone);
}
