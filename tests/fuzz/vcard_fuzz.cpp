// Feeds the reader of vCards with files made of real ones, of what their grammar is made of, and of
// any bytes, and writes again what came out. Under sanitizers whatever is wrong ends the program.
//
// usage: vcard_fuzz [--seconds N | --runs N] [--seed N]

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "fuzzing.hpp"
#include "pieces.hpp"
#include "vmcoach/interchange/vcard.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/utf8.hpp"

using namespace vmcoach;
using domain::Contact;
using interchange::ContactRecord;
using tests::below;
using tests::Random;
using tests::require;

namespace {

template <typename Item>
const Item& one_of(const std::vector<Item>& items, Random& random) {
    return items[below(random, items.size())];
}

const std::vector<std::string> words = {"BEGIN:VCARD\r\n",
                                        "END:VCARD\r\n",
                                        "\nbegin:vcard\n",
                                        "AGENT:\r\n",
                                        "AGENT:BEGIN:VCARD\r\n",
                                        "\r\n",
                                        "\r\n ",
                                        "\n\t",
                                        "\n\n",
                                        "=\r\n",
                                        "=\n ",
                                        "=0D=0A",
                                        "=00",
                                        "=C3=BC",
                                        "=",
                                        ":",
                                        ";",
                                        ",",
                                        "\\",
                                        "\\n",
                                        "\\;",
                                        "\"",
                                        "^n",
                                        ";ENCODING=QUOTED-PRINTABLE",
                                        ";QUOTED-PRINTABLE",
                                        ";ENCODING=BASE64",
                                        ";ENCODING=b:",
                                        ";CHARSET=ISO-8859-1",
                                        ";CHARSET=UTF-16",
                                        ";CHARSET=UTF-7",
                                        ";CHARSET=SHIFT_JIS",
                                        ";CHARSET=ISO-2022-JP",
                                        ";CHARSET=WINDOWS-1258",
                                        ";VALUE=text",
                                        ";VALUE=uri:tel:",
                                        "tel:",
                                        "mailto:",
                                        ";ext=",
                                        ";PREF=1",
                                        ";TYPE=\"fax,pref\"",
                                        "\nFN:",
                                        "\nN:",
                                        "\nTEL;",
                                        "\nNOTE:",
                                        "\nORG:",
                                        "\nSOUND;X-IRMC-N:",
                                        "\nSOUND:",
                                        "\nTZ:Europe/Berlin",
                                        "\nCATEGORIES:a,b\\,c,,",
                                        "\nKIND:group\n",
                                        "\nX-VMCOACH-DO-NOT-CALL:TRUE\n",
                                        "\xef\xbb\xbf",
                                        "\xff\xfe",
                                        "\xe9",
                                        "\xf0\x9f",
                                        "\u202e",
                                        "\U0001f600"};

std::vector<std::string> read_seeds() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(VMCOACH_TEST_DATA "/interchange/vcards")) {
        paths.push_back(entry.path());
    }
    // A seed must stand for the same run on every machine.
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> seeds;
    for (const auto& path : paths) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        seeds.push_back(text.str());
    }
    return seeds;
}

std::string mutated(const std::vector<std::string>& seeds, Random& random) {
    std::string text = one_of(seeds, random);
    for (std::size_t step = below(random, 10); step > 0; --step) {
        const std::size_t place = below(random, text.size() + 1);
        const std::size_t length = below(random, 30);
        switch (below(random, 6)) {
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
            default:
                text.insert(place, text.substr(place, length));
        }
    }
    if (below(random, 200) == 0) {
        // One piece over and over, as no real card has it.
        const std::string piece = one_of(words, random) + one_of(words, random);
        std::string many;
        for (std::size_t size = below(random, 200'000); many.size() < size;) {
            many += piece;
        }
        text.insert(below(random, text.size() + 1), many);
    }
    return text;
}

std::vector<ContactRecord> read(const std::string& text, std::size_t longest_piece,
                                Random& random) {
    std::vector<ContactRecord> records;
    const interchange::NextContact next = interchange::read_vcards(
        tests::pieces(text, [&] { return below(random, longest_piece) + 1; }));
    while (std::optional<ContactRecord> record = next()) {
        records.push_back(std::move(*record));
    }
    return records;
}

void require_sound(const Contact& contact, const std::string& text) {
    std::vector<std::string> texts = {contact.name,      contact.company,       contact.title,
                                      contact.time_zone, contact.pronunciation, contact.cadence,
                                      contact.formality, contact.source};
    for (const auto& list : {contact.phones, contact.emails, contact.tags, contact.notes}) {
        for (const std::string& item : list) {
            require(!item.empty(), "nothing in a list", text);
            texts.push_back(item);
        }
    }
    for (const std::string& one : texts) {
        require(text::is_utf8(one), "not UTF-8", text);
        require(one.find('\0') == std::string::npos && one.find('\r') == std::string::npos,
                "a character that must not be there", text);
        require(one.empty() || (std::string(" \t\n").find(one.front()) == std::string::npos &&
                                std::string(" \t\n").find(one.back()) == std::string::npos),
                "a blank at an end", text);
    }
}

/// What is written of a contact comes back.
void require_kept(Contact contact, const std::string& text, Random& random) {
    domain::Prospect prospect;
    // Only a prospect has words for these, and it always has a name.
    prospect.cadence = domain::value_of(domain::cadences, contact.cadence);
    prospect.formality = domain::value_of(domain::formalities, contact.formality);
    contact.cadence = prospect.cadence ? contact.cadence : "";
    contact.formality = prospect.formality ? contact.formality : "";
    contact.name = contact.name.empty() ? "Somebody" : contact.name;
    prospect.name = contact.name;
    prospect.company = contact.company;
    prospect.title = contact.title;
    for (const std::string& phone : contact.phones) {
        prospect.phones.push_back({phone, std::nullopt});
    }
    prospect.emails = contact.emails;
    prospect.time_zone = contact.time_zone;
    prospect.pronunciation = contact.pronunciation;
    prospect.source = contact.source;
    prospect.tags = contact.tags;
    prospect.do_not_call = contact.do_not_call;
    std::vector<domain::Note> notes;
    for (const std::string& note : contact.notes) {
        notes.push_back({.kind = domain::NoteKind::note, .text = note});
    }
    const auto again = read(interchange::vcard(prospect, notes), 1000, random);
    require(again.size() == 1 && again.front().line == 1, "not one card", text);
    const auto* const kept = std::get_if<Contact>(&again.front().content);
    require(kept != nullptr && *kept == contact, "not what was written", text);
}

void judge(const std::string& text, Random& random) {
    try {
        std::int64_t line = 0;
        for (const ContactRecord& record : read(text, 200, random)) {
            require(record.line > line, "a line that can't be", text);
            line = record.line;
            if (const auto* const contact = std::get_if<Contact>(&record.content)) {
                require_sound(*contact, text);
                require_kept(*contact, text, random);
            } else {
                require(!std::get<std::string>(record.content).empty(), "nothing is said", text);
            }
        }
    } catch (const text::Error& error) {
        require(error.kind() == text::ErrorKind::usage, "an unexpected error", text);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const tests::Fuzzing fuzzing(argc, argv, 20261124);
    const std::vector<std::string> seeds = read_seeds();
    Random random(fuzzing.seed());
    unsigned long done = 0;
    while (fuzzing.goes_on(done)) {
        judge(mutated(seeds, random), random);
        ++done;
    }
    std::cout << done << " files, seed " << fuzzing.seed() << ": nothing found\n";
    return 0;
}
