#include "vmcoach/interchange/vcard.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "pieces.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/utf8.hpp"

using namespace vmcoach;
using namespace std::string_literals;
using domain::Contact;
using interchange::ContactRecord;
using Texts = std::vector<std::string>;

namespace {

std::vector<ContactRecord> records_of(const std::string& text, std::size_t piece = 65536) {
    std::vector<ContactRecord> records;
    const interchange::NextContact next = interchange::read_vcards(tests::pieces(text, piece));
    while (std::optional<ContactRecord> record = next()) {
        records.push_back(std::move(*record));
    }
    return records;
}

const Contact& contact_of(const ContactRecord& record) {
    const auto* const reason = std::get_if<std::string>(&record.content);
    INFO((reason != nullptr ? *reason : ""));
    REQUIRE(reason == nullptr);
    return std::get<Contact>(record.content);
}

const std::string& reason_of(const ContactRecord& record) {
    REQUIRE(std::holds_alternative<std::string>(record.content));
    return std::get<std::string>(record.content);
}

/// The contact of a card with these properties.
Contact card(const std::string& properties) {
    const auto records = records_of("BEGIN:VCARD\r\n" + properties + "\r\nEND:VCARD\r\n");
    REQUIRE(records.size() == 1);
    CHECK(records.front().line == 1);
    return contact_of(records.front());
}

/// Why a card with these properties is refused.
std::string refusal(const std::string& properties) {
    const auto records = records_of("BEGIN:VCARD\nFN:A\n" + properties + "\nEND:VCARD\n");
    REQUIRE(records.size() == 1);
    return reason_of(records.front());
}

std::string file(const char* name) {
    std::ifstream stream(VMCOACH_TEST_DATA "/interchange/vcards/"s + name, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    REQUIRE(!text.str().empty());
    return text.str();
}

struct Expected {
    const char* file;
    std::size_t index;
    const char* name;
    Texts phones;
    Texts emails;
    const char* company;
};

// NOLINTNEXTLINE(bugprone-exception-escape): a test that can't begin may end.
const std::vector<Expected> expected = {
    {"ios.vcf",
     0,
     "Nneka Okafor",
     {"+1 (312) 555-0142", "(312) 555-0117", "+1 (312) 555-0199"},
     {"nneka.okafor@harbourlane.example", "nneka@okafor.example"},
     "Harbour Lane Bakery"},
    {"android-2.1.vcf",
     0,
     "J\u00f6rg M\u00fcller",
     {"+49 151 55501234", "030-5550188"},
     {"joerg.mueller@werkbank.example"},
     "Werkbank GmbH & Co. KG"},
    {"android-2.1.vcf", 1, "Voicemail", {"5550100"}, {}, ""},
    {"outlook-2.1.vcf",
     0,
     "Mme Chlo\u00e9 Lef\u00e8vre",
     {"+33 1 55 55 01 42", "+33 6 55 55 01 43", "+33 1 55 55 01 44"},
     {"chloe.lefevre@bremont.example"},
     "Atelier Br\u00e9mont"},
    {"google-3.0.vcf",
     0,
     "Prof. Luca Bianchi Jr.",
     {"+39 333 555 0142", "+39 06 5550 0143"},
     {"luca@ponteverde.example", "luca.bianchi@posta.example"},
     "Ponte Verde S.r.l."},
    {"google-3.0.vcf", 1, "", {"+39 06 5550 0199"}, {}, "Night Desk"},
    {"apple-contacts.vcf",
     0,
     "Ida Larsen",
     {"+47 22 55 01 42", "+47 90 55 01 43"},
     {"ida@fjordlys.example"},
     "Fjordlys AS"},
    {"nextcloud-4.0.vcf",
     0,
     "Tom\u00e1\u0161 Nov\u00e1k",
     {"+420 605 550 143", "+420 555 010 042"},
     {"tomas.novak@posta.example", "tomas@sklad.example"},
     "Sklad Sever"},
    {"thunderbird.vcf",
     0,
     "Priya Raman",
     {"+91 44 5550 0142", "+91 98 5550 0143"},
     {"priya.raman@lotusfreight.example", "priya@raman.example"},
     "Lotus Freight"},
    {"nokia-2.1.vcf",
     0,
     "Aino H\u00e4kkinen",
     {"+358405550142", "+35895550143"},
     {"aino@saimaa.example"},
     "Saimaa Oy"},
    {"evolution-3.0.vcf",
     0,
     "Sof\u00eda Herrera",
     {"+34 955 55 01 42", "+34 655 55 01 43"},
     {"sofia@citricos.example"},
     "C\u00edtricos del Sur, S.L."},
    {"rfc6350-4.0.vcf",
     0,
     "Marguerite Tremblay",
     {"+1-418-555-0142 ext. 102", "+1-418-555-0143"},
     {"marguerite.tremblay@riviere.example"},
     "Rivi\u00e8re Logiciel"},
    {"utf-16.vcf",
     0,
     "\u041e\u043b\u044c\u0433\u0430 \u041f\u0435\u0442\u0440\u043e\u0432\u0430",
     {"+7 900 555-01-42"},
     {"olga@veter.example"},
     "\u0421\u0435\u0432\u0435\u0440\u043d\u044b\u0439 \u0432\u0435\u0442\u0435\u0440"},
    {"photo-base64-2.1.vcf",
     0,
     "Kwame Mensah",
     {"+233 20 555 0142"},
     {"kwame@mensah.example"},
     "Accra Solar"},
    {"japanese-phone-2.1.vcf",
     0,
     "\u5c71\u7530 \u82b1\u5b50",
     {"090-5550-0142"},
     {"hanako@sakura.example"},
     "\u685c\u5546\u4e8b"},
    {"blackberry-lowercase.vcf",
     0,
     "Thabo Dlamini",
     {"+27 82 555 0142", "+27 11 555 0143"},
     {"thabo@karoo.example"},
     "Karoo Tools"},
    {"khard-vdirsyncer-3.0.vcf",
     0,
     "Eilidh MacLeod",
     {"+44 7700 900142", "+44 131 496 0143"},
     {"eilidh@skye.example"},
     "Skye Looms"},
    {"agent-2.1.vcf", 0, "Rui Costa", {"+351 21 555 0142"}, {"rui@douro.example"}, "Douro Cork"},
    {"joined.vcf", 0, "Anna Berg", {"+46 8 555 0142"}, {"anna@berg.example"}, "Berg AB"},
    {"joined.vcf", 1, "Bj\u00f6rn Dahl", {"+46 8 555 0143"}, {"bjorn@dahl.example"}, "Dahl AB"},
};

domain::Prospect prospect_of(const Contact& contact) {
    domain::Prospect prospect;
    prospect.uid = "7d3e6c1a-0000-4000-8000-000000000001";
    prospect.name = contact.name;
    prospect.company = contact.company;
    prospect.title = contact.title;
    for (const std::string& phone : contact.phones) {
        prospect.phones.push_back({phone, std::nullopt});
    }
    prospect.emails = contact.emails;
    prospect.time_zone = contact.time_zone;
    prospect.pronunciation = contact.pronunciation;
    prospect.cadence = domain::value_of(domain::cadences, contact.cadence);
    prospect.formality = domain::value_of(domain::formalities, contact.formality);
    prospect.source = contact.source;
    prospect.tags = contact.tags;
    prospect.do_not_call = contact.do_not_call;
    return prospect;
}

}  // namespace

TEST_CASE("cards are read as programs write them, whatever pieces the file comes in") {
    for (const Expected& one : expected) {
        for (const std::size_t piece : {1U, 7U, 65536U}) {
            INFO(one.file << " in pieces of " << piece);
            const auto records = records_of(file(one.file), piece);
            REQUIRE(records.size() > one.index);
            const Contact& contact = contact_of(records[one.index]);
            CHECK(contact.name == one.name);
            CHECK(contact.phones == one.phones);
            CHECK(contact.emails == one.emails);
            CHECK(contact.company == one.company);
        }
    }
}

TEST_CASE("what else those cards say is read, too") {
    const auto contact = [](const char* name) { return contact_of(records_of(file(name)).at(0)); };
    CHECK(contact("ios.vcf").pronunciation == "Neh-kah Oh-kah-for");
    CHECK(contact("ios.vcf").title == "Head of Purchasing");
    CHECK(contact("ios.vcf").notes ==
          Texts{"Met at the fair, hall 3.\nWants to see the oven first."});
    CHECK(contact("android-2.1.vcf").notes ==
          Texts{"Erst ab zehn Uhr\nzu erreichen. Gr\u00fc\u00dfe"});
    CHECK(contact("outlook-2.1.vcf").notes ==
          Texts{"Pr\u00e9f\u00e8re le matin\nBudget \u20ac 12 000"});
    CHECK(contact("google-3.0.vcf").tags == Texts{"customers", "north, Milan"});
    CHECK(contact("nextcloud-4.0.vcf").title == "N\u00e1kup\u010d\u00ed");
    CHECK(contact("nextcloud-4.0.vcf").time_zone == "Europe/Prague");
    CHECK(contact("thunderbird.vcf").time_zone == "Asia/Kolkata");
    CHECK(contact("thunderbird.vcf").notes == Texts{"Speaks fast; repeat the number twice."});
    CHECK(contact("evolution-3.0.vcf").title == "Jefa de ventas");
    CHECK(contact("rfc6350-4.0.vcf").time_zone.empty());
    CHECK(contact("utf-16.vcf").notes ==
          Texts{"\U0001f44b \u043f\u043e \u0443\u0442\u0440\u0430\u043c"});
    CHECK(contact("japanese-phone-2.1.vcf").pronunciation ==
          "\uff94\uff8f\uff80\uff9e \uff8a\uff85\uff7a");
    CHECK(contact("blackberry-lowercase.vcf").notes == Texts{"Gate code 7;ask for\nhim by name"});
}

TEST_CASE("a group is refused, and what stands before it is not") {
    const auto records = records_of(file("apple-contacts.vcf"));
    REQUIRE(records.size() == 2);
    CHECK(reason_of(records[1]) == "the card is a group, not a person");
    CHECK(records[1].line > 20);
    CHECK(refusal("KIND:GROUP") == "the card is a group, not a person");
    CHECK(card("FN:Berg AB\nKIND:org").name == "Berg AB");
}

TEST_CASE("lines are put together before anything else is looked at") {
    CHECK(card("FN:Da\r\n na \r\n\tBe\n rg").name == "Dana Berg");
    CHECK(card("FN:Zo\xc3\r\n \xab").name == "Zo\u00eb");
    CHECK(card("TE\r\n L;CE\r\n LL:5550\r\n 142").phones == Texts{"5550142"});
    CHECK(card("FN:Dana\r\n\r\n  Berg\r\n\r\n\r\nTEL:5550142").name == "Dana Berg");
    CHECK(card("FN:Dana\r\n  \r\nTEL:5550142").name == "Dana");
    // A number that would be base64 doesn't end a photo; a property does.
    CHECK(card("PHOTO;BASE64:\nAAAA\n\nBBBB=\nTEL:5550142").phones == Texts{"5550142"});
    CHECK(card("PHOTO:data:image/png;base64,AAAA\r\n AAAA\r\nFN:Dana").name == "Dana");
}

TEST_CASE("quoted-printable is decoded with its soft line breaks") {
    CHECK(card("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=\r\n=AB Ber=\r\ng").name == "Zo\u00eb Berg");
    CHECK(card("FN;QUOTED-PRINTABLE:Zo=c3=ab").name == "Zo\u00eb");
    CHECK(card("FN;ENCODING=quoted-printable:Zo=C3=  \r\n =AB").name == "Zo\u00eb");
    CHECK(card("FN:Dana\nNOTE;ENCODING=QUOTED-PRINTABLE:=\r\n=\r\nlate").notes == Texts{"late"});
    // What is not said in hexadecimal digits stands for itself.
    CHECK(card("FN;ENCODING=QUOTED-PRINTABLE:a=zz=4").name == "a=zz=4");
    CHECK(card("FN:a=41=").name == "a=41=");
    // A break at the very end has nothing behind it, whatever follows.
    CHECK(card("FN;ENCODING=QUOTED-PRINTABLE:Dana=").name == "Dana");
    CHECK(card("FN;ENCODING=QUOTED-PRINTABLE:Dana=\r\n\r\nTEL:5550142").phones == Texts{"5550142"});
    // It is followed where the value is not wanted, too.
    CHECK(card("ADR;ENCODING=QUOTED-PRINTABLE:;;=41=\nno property\nFN:Dana").name == "Dana");
}

TEST_CASE("a property may have an encoding of its own") {
    CHECK(card("FN;CHARSET=ISO-8859-1:Zo\xeb").name == "Zo\u00eb");
    CHECK(card("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB").name == "Zo\u00eb");
    CHECK(card("FN;CHARSET=\"windows-1252\":12 \x80").name == "12 \u20ac");
    CHECK(card("FN;CHARSET=UTF-8:Zo\u00eb").name == "Zo\u00eb");
    CHECK(card("FN;CHARSET=UTF-8:Zo\xeb").name == "Zo\u00eb");
    CHECK(card("FN:Zo\xeb").name == "Zo\u00eb");
    CHECK(card("FN;CHARSET=X-NOBODY-KNOWS:Zo\u00eb").name == "Zo\u00eb");
    CHECK(card("FN;CHARSET=../../x//TRANSLIT:Zo\xeb").name == "Zo\u00eb");
    CHECK(card("FN:a\0b"s).name == "ab");
    // Of some encodings a byte looks like a separator.
    CHECK(card("N;CHARSET=SHIFT_JIS:\x83\x5c;\x95\x5c").name == "\u8868 \u30bd");
    // In Vietnamese, the last letter waits for an accent.
    CHECK(card("FN;CHARSET=WINDOWS-1258:Ho\xe0").name == "Ho\u00e0");
    CHECK(refusal("TITLE;CHARSET=SHIFT_JIS:\x83") == "the text in line 3 can't be decoded");
    CHECK(refusal("TITLE:\x81\xff") == "the text in line 3 can't be decoded");
}

TEST_CASE("names have groups, and parameters have lists, quotes and circumflexes") {
    CHECK(card("item1.TEL:5550142\nitem1.X-ABLabel:Gate").phones == Texts{"5550142"});
    CHECK(card("fn:Dana\ntel;Cell;Voice:5550142").phones == Texts{"5550142"});
    CHECK(card("FN;X=\"a:b;c\";Y=d:Dana").name == "Dana");
    CHECK(card("FN;X=^n^'^^;SORT-AS=\"^'a:\":Dana").name == "Dana");
    CHECK(card("FN;X=\"never closed:Dana").name == "Dana");
    CHECK(card("FN :Dana").name == "Dana");
}

TEST_CASE("backslashes that escape nothing stay") {
    const Contact contact = card(R"(FN:a\, b\; c\: d\\n e\n f\N g\x h\)");
    CHECK(contact.name == "a, b; c: d\\n e\n f\n g\\x h\\");
}

TEST_CASE("a name is made where none is in full") {
    CHECK(card("N:Berg;Dana").name == "Dana Berg");
    CHECK(card("FN:\nN:Berg;Dana;Maria,Sue;Dr.;Jr.").name == "Dana Maria Sue Berg Jr.");
    CHECK(card("N:Berg;;;;").name == "Berg");
    CHECK(card("N:Berg\\;Dahl;Dana\\, the first").name == "Dana, the first Berg;Dahl");
    CHECK(card("N:Berg;Dana\nFN:Dana B.").name == "Dana B.");
    CHECK(card("N:\nORG:Berg AB").name.empty());
    CHECK(card("N:a;b;c;d;e;f;g").name == "b c a e");
}

TEST_CASE("a company is read without its departments") {
    CHECK(card("ORG:Berg\\; Dahl\\, Inc.;Sales;North").company == "Berg; Dahl, Inc.");
    CHECK(card("FN:Dana\nORG:;Sales").company.empty());
}

TEST_CASE("a title is what they are, else what they do") {
    CHECK(card("FN:Dana\nROLE:Buying\nTITLE:Buyer").title == "Buyer");
    CHECK(card("FN:Dana\nROLE:Buying\nTITLE:").title == "Buying");
}

TEST_CASE("phones and addresses come in order of preference, each once") {
    CHECK(card("TEL:1\nTEL;TYPE=FAX,PREF:9\nTEL;PREF=2:2\nTEL;type=cell,pref:3\nTEL:1\nTEL:4")
              .phones == Texts{"3", "2", "1", "4", "9"});
    CHECK(card("EMAIL:a@b.example\nEMAIL;PREF;INTERNET:c@b.example").emails ==
          Texts{"c@b.example", "a@b.example"});
    CHECK(card("TEL;PREF=x:1\nTEL;PREF=99999999999:2\nTEL;PREF=-5:3").phones ==
          Texts{"3", "1", "2"});
    CHECK(card("TEL:\nTEL: \nFN:Dana").phones.empty());
}

TEST_CASE("addresses of resources are read as what they are for") {
    CHECK(card("TEL;VALUE=uri:tel:+1-312-555-0142").phones == Texts{"+1-312-555-0142"});
    CHECK(card("TEL:TEL:+1-312-555-0142;isub=1;ext=12;x=y").phones ==
          Texts{"+1-312-555-0142 ext. 12"});
    CHECK(card("TEL:tel:5550142;ext=\nTEL:tel:;ext=12").phones == Texts{"5550142"});
    CHECK(card("EMAIL:mailto:dana@berg.example?subject=Hello").emails ==
          Texts{"dana@berg.example"});
}

TEST_CASE("a sound is how the name is said only when it is a text") {
    CHECK(card("FN:Zo\u00eb\nSOUND:ZOH-ee").pronunciation == "ZOH-ee");
    CHECK(card("FN:Zo\u00eb\nSOUND;VALUE=text:see https://say.example").pronunciation ==
          "see https://say.example");
    CHECK(card("FN:Zo\u00eb\nSOUND:https://say.example/zoe.ogg").pronunciation.empty());
    CHECK(card("FN:Zo\u00eb\nSOUND;VALUE=URL:zoe.wav").pronunciation.empty());
    CHECK(card("FN:Zo\u00eb\nSOUND:data:audio/basic;base64,AAAA").pronunciation.empty());
    CHECK(card("FN:Zo\u00eb\nSOUND;BASIC;BASE64:\n AAAA\n\nTEL:5550142").pronunciation.empty());
    CHECK(card("FN:Zo\u00eb\nSOUND:zo\nX-PHONETIC-LAST-NAME:berg").pronunciation == "berg");
}

TEST_CASE("a time zone is read when it has a name") {
    const auto zone = [](const std::string& value) { return card("FN:D\nTZ" + value).time_zone; };
    CHECK(zone(":America/Argentina/Buenos_Aires") == "America/Argentina/Buenos_Aires");
    CHECK(zone(";VALUE=text:Europe/Berlin") == "Europe/Berlin");
    CHECK(zone(":UTC") == "UTC");
    CHECK(zone(":Etc/GMT+5") == "Etc/GMT+5");
    for (const char* other : {":-0500", ":-05:00; EST; Raleigh/North America", ":EST", ":",
                              ":Raleigh/North America", ";VALUE=utc-offset:+01", ":/etc/passwd"}) {
        CHECK(zone(other).empty());
    }
}

TEST_CASE("what real programs do wrong is no reason to lose a person") {
    CHECK(card("FN:Dana\nVERSION:3.0").name == "Dana");
    CHECK(card("FN:Dana\n\n\nTITLE:\nX-UNKNOWN;a=b:c").name == "Dana");
    const auto records = records_of("\n \nbegin:vcard \nFN:Dana\nend:VCARD  \n\n");
    REQUIRE(records.size() == 1);
    CHECK(records[0].line == 3);
    CHECK(contact_of(records[0]).name == "Dana");
    CHECK(contact_of(records_of("BEGIN:VCARD\nFN:Dana\nEND:VCARD")[0]).name == "Dana");
}

TEST_CASE("a broken card is refused with its line, and the others are read") {
    const auto records = records_of(
        "BEGIN:VCARD\nFN:First\nBEGIN:VCARD\nFN:Second\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Third\nno property\nEND:VCARD\n"
        "BEGIN:VCARD\nTITLE:Nobody\nEND:VCARD\n"
        "stray\n\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Fourth\nEND:VCARD\nstray\nBEGIN:VCARD\nFN:Fifth\n");
    REQUIRE(records.size() == 8);
    CHECK(records[0].line == 1);
    CHECK(reason_of(records[0]) == "the card has no END:VCARD before the next begins");
    CHECK(records[1].line == 3);
    CHECK(contact_of(records[1]).name == "Second");
    CHECK(records[2].line == 6);
    CHECK(reason_of(records[2]) == "line 8 is not NAME:VALUE");
    CHECK(records[3].line == 10);
    CHECK(reason_of(records[3]) == "the card has no name, company, phone or e-mail address");
    CHECK(records[4].line == 13);
    CHECK(reason_of(records[4]) == "the text belongs to no card");
    CHECK(contact_of(records[5]).name == "Fourth");
    CHECK(records[6].line == 19);
    CHECK(reason_of(records[6]) == "the text belongs to no card");
    CHECK(records[7].line == 20);
    CHECK(reason_of(records[7]) == "the card has no END:VCARD");
}

TEST_CASE("the card of an agent is not the one of the person") {
    const std::string inner =
        "BEGIN:VCARD\nFN:Inner\nTEL:1\nAGENT:\nBEGIN:VCARD\nFN:Inmost\nEND:VCARD\nEND:VCARD\n";
    CHECK(card("AGENT:\n" + inner + "FN:Outer").name == "Outer");
    CHECK(card("AGENT:" + inner + "FN:Outer").phones.empty());
    CHECK(card("AGENT:BEGIN:VCARD\\nFN:Inner\\nEND:VCARD\\n\nFN:Outer").name == "Outer");
}

TEST_CASE("a file without a card is refused as a whole") {
    for (const char* text : {"", "\n\n", "name,phone\nDana,5550142\n", "END:VCARD\n",
                             "BEGIN:VCALENDAR\nEND:VCALENDAR\n"}) {
        // Before anybody asks for the first card: then nothing has been made for it yet.
        CHECK_THROWS_WITH(interchange::read_vcards(tests::pieces(text)),
                          Catch::Contains("BEGIN:VCARD"));
    }
}

TEST_CASE("memory is bounded: a card is too large, or a line too long, unless nobody wants it") {
    const std::string line = std::string(interchange::longest_line, 'x') + "x\n";
    CHECK(refusal("NOTE:" + line) == "line 3 is too long");
    CHECK(refusal(line) == "line 3 is too long");
    CHECK(card("FN:Dana\nPHOTO;ENCODING=b:" + line).name == "Dana");
    std::string large = "FN:Dana";
    std::string folded = "NOTE:";
    for (int i = 0; i < 5; ++i) {
        const std::string part(interchange::longest_line - 100, 'x');
        large += "\nNOTE:" + part;
        folded += "\n " + part;
    }
    CHECK(refusal(large) == "the card is too large");
    CHECK(refusal(folded) == "line 3 is too long");
    CHECK(refusal("NOTE;ENCODING=QUOTED-PRINTABLE:" + folded + "=\n=\n") == "line 3 is too long");
    const auto records =
        records_of("BEGIN:VCARD\n" + large + "\nEND:VCARD\nBEGIN:VCARD\nFN:Next\nEND:VCARD\n");
    CHECK(contact_of(records.at(1)).name == "Next");
}

TEST_CASE("a prospect is written as a card of version 4.0") {
    domain::Prospect prospect = prospect_of(
        card("FN:Dana van Berg\nORG:Berg\\, Dahl;x\nTITLE:Buyer\nTEL:+1 312 555 0142\nTEL:5550143\n"
             "EMAIL:dana@berg.example\nTZ:Europe/Berlin\nCATEGORIES:a\\,b,c\nSOUND:DAY-nah\n"
             "X-VMCOACH-CADENCE:fast\nX-VMCOACH-FORMALITY:formal\nX-VMCOACH-SOURCE:fair\n"
             "X-VMCOACH-DO-NOT-CALL:TRUE"));
    prospect.updated_at = time::Instant{date::sys_days{date::year{2026} / 11 / 26}};
    const std::vector<domain::Note> notes = {
        {.kind = domain::NoteKind::note,
         .text = "Two\nlines; and a long one that is folded, but "
                 "never inside of it: \u20ac\u20ac"},
        {.kind = domain::NoteKind::fact, .text = "Left out"}};
    CHECK(interchange::vcard(prospect, notes) ==
          "BEGIN:VCARD\r\n"
          "VERSION:4.0\r\n"
          "PRODID:-//vmcoach//vmcoach//EN\r\n"
          "UID:urn:uuid:7d3e6c1a-0000-4000-8000-000000000001\r\n"
          "FN:Dana van Berg\r\n"
          "N:Berg;Dana van;;;\r\n"
          "ORG:Berg\\, Dahl\r\n"
          "TITLE:Buyer\r\n"
          "TEL:+1 312 555 0142\r\n"
          "TEL:5550143\r\n"
          "EMAIL:dana@berg.example\r\n"
          "TZ:Europe/Berlin\r\n"
          "SOUND;VALUE=text:DAY-nah\r\n"
          "CATEGORIES:a\\,b,c\r\n"
          "NOTE:Two\\nlines\\; and a long one that is folded\\, but never inside of it: \r\n"
          " \u20ac\u20ac\r\n"
          "X-VMCOACH-CADENCE:fast\r\n"
          "X-VMCOACH-FORMALITY:formal\r\n"
          "X-VMCOACH-SOURCE:fair\r\n"
          "X-VMCOACH-DO-NOT-CALL:TRUE\r\n"
          "REV:20261126T000000Z\r\n"
          "END:VCARD\r\n");
}

TEST_CASE("texts that have broken programs come back as they were") {
    const Texts texts = {"[a,b]",
                         "{}",
                         "%s%n",
                         "a=b",
                         "=41=",
                         "a,b",
                         "a;b",
                         "a|b",
                         ",",
                         ";",
                         ";;;;",
                         "\\",
                         "\\\\",
                         "\\n",
                         "a\\",
                         "\\,",
                         "\\;n",
                         "\"",
                         "\"unbalanced",
                         "O'Brien",
                         "a: b",
                         ":",
                         "BEGIN:VCARD",
                         "END:VCARD",
                         "x\nEND:VCARD",
                         "x\nFN:y",
                         "\x1b[31mred",
                         "\x01",
                         "\x7f",
                         "\u0085",
                         "\v\f",
                         "a\tb",
                         "a\nb",
                         "two  blanks",
                         "\u00a0",
                         "\u2028",
                         "\ufeff",
                         "\ufeffbom first",
                         "e\u0301",
                         "\u0301",
                         "\u202eright to left",
                         "\U0001f469\u200d\U0001f467",
                         "\ufffd",
                         "\U0010ffff",
                         "tel",
                         "^n^'",
                         "<b>&amp;</b>",
                         "http://a.example",
                         "data:",
                         std::string(70, ' ') + "." + std::string(200, ' ') + ".",
                         std::string(65536, 'z'),
                         [] {
                             std::string text;
                             for (int i = 0; i < 20000; ++i) {
                                 text += "\u20ac";
                             }
                             return text;
                         }()};
    for (std::string text : texts) {
        INFO(text.substr(0, 100));
        // Blanks around a text are not kept.
        text.erase(0, text.find_first_not_of(' '));
        domain::Prospect prospect;
        prospect.name = text;
        prospect.company = text;
        prospect.title = text;
        prospect.phones = {{text, std::nullopt}};
        prospect.emails = {text, text + "2"};
        prospect.pronunciation = text;
        prospect.source = text;
        prospect.tags = {text, text + "2"};
        const std::string written =
            interchange::vcard(prospect, {{.kind = domain::NoteKind::note, .text = text},
                                          {.kind = domain::NoteKind::note, .text = text + "2"}});
        const Contact contact = contact_of(records_of(written, 1000).at(0));
        CHECK(contact.name == text);
        CHECK(contact.company == text);
        CHECK(contact.title == text);
        CHECK(contact.phones == Texts{text});
        CHECK(contact.emails == prospect.emails);
        CHECK(contact.pronunciation == text);
        CHECK(contact.source == text);
        CHECK(contact.tags == prospect.tags);
        CHECK(contact.notes == Texts{text, text + "2"});
        for (std::size_t begin = 0; begin < written.size();) {
            const std::size_t end = written.find("\r\n", begin);
            REQUIRE(end - begin <= 75);
            REQUIRE(text::is_utf8(std::string_view(written).substr(begin, end - begin)));
            begin = end + 2;
        }
    }
}

TEST_CASE("every kind of line break comes back as a line feed") {
    domain::Prospect prospect;
    prospect.name = "Dana";
    const std::string written = interchange::vcard(
        prospect, {{.kind = domain::NoteKind::note, .text = "a\r\nb\rc\n\rd\r"}});
    CHECK(contact_of(records_of(written).at(0)).notes == Texts{"a\nb\nc\n\nd"});
}

TEST_CASE("what was read is written and read again as it was") {
    for (const Expected& one : expected) {
        const auto records = records_of(file(one.file));
        Contact contact = contact_of(records.at(one.index));
        contact.name = contact.name.empty() ? contact.company : contact.name;
        std::vector<domain::Note> notes;
        for (const std::string& note : contact.notes) {
            notes.push_back({.kind = domain::NoteKind::note, .text = note});
        }
        const auto again = records_of(interchange::vcard(prospect_of(contact), notes));
        CHECK(contact_of(again.at(0)) == contact);
    }
}
