// Feeds the import with lines of a good export that were damaged in every way. Each is read or
// refused; what was read can be written and read again; and after all of it the database is sound
// and can be exported. Under sanitizers whatever is wrong ends the program.
//
// usage: jsonl_fuzz [--seconds N | --runs N] [--seed N]

#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "fuzzing.hpp"
#include "vmcoach/interchange/jsonl.hpp"
#include "vmcoach/store/archive.hpp"
#include "vmcoach/store/transfer.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach;
using tests::below;
using tests::Random;
using tests::require;

namespace {

// One row of every kind.
constexpr std::array seeds = {
    R"({"type":"vmcoach","version":1,"schema":2,"history":true,"sequences":{"prospect":1,"phone":1}})",
    R"({"type":"prospect","id":1,"uid":"01a208eb-c980-7d31-8c03-c9681ed4f434","name":"Dana Ortiz","company":"Acme","title":null,"time_zone":"America/Chicago","time_zone_source":"given","pronunciation":"or-TEEZ","cadence":"fast","formality":"casual","source":null,"do_not_call":false,"created_at":"2026-11-23T15:00:00Z","updated_at":"2026-11-23T15:00:00Z","phones":[{"id":1,"uid":"01a208eb-c980-7c3b-9c30-cfd45f7d0e32","typed":"+1 312 555 0142","e164":"+13125550142"}],"emails":[{"id":1,"uid":"01a208eb-c980-795e-8fc3-e487e5d345b2","typed":"d@x.example"}],"tags":[{"id":1,"uid":"01a208eb-c980-79c3-a700-84cad271a52d","name":"hot"}]})",
    R"({"type":"note","id":"n1","uid":"01a208eb-c980-72b4-8be7-366286622e7c","prospect_uid":"01a208eb-c980-7d31-8c03-c9681ed4f434","kind":"fact","text":"opens \"\u00e9\ud83d\ude00\u001b","created_at":"2026-11-23T15:00:00Z"})",
    R"({"type":"touch","id":"t1","uid":"01a208eb-c980-7e68-9504-4dfbccf210c8","prospect_uid":"01a208eb-c980-7d31-8c03-c9681ed4f434","kind":"voicemail","direction":"outbound","outcome":null,"text":"Hi","seconds":11,"recognized":true,"at":"2026-11-23T15:00:00Z"})",
    R"({"type":"promise","id":"p1","uid":"01a208eb-c980-7817-8a28-7fc65b7e20d5","prospect_uid":"01a208eb-c980-7d31-8c03-c9681ed4f434","anchor":"wall","local_time":"2026-11-26T10:15","time_zone":"America/Chicago","due_at":"2026-11-26T16:15:00Z","phrase":"thu 10:15","zone_rules":"2025b","about":"w","state":"moved","made_at":"2026-11-23T15:00:00Z","closed_at":"2026-11-23T15:00:00Z","minutes_late":null,"moved_from_uid":null,"override_reason":null,"why":null})",
    R"({"type":"promise","id":"p2","uid":"01a208eb-c980-7e9e-a204-60403ffe116a","prospect_uid":"01a208eb-c980-7d31-8c03-c9681ed4f434","anchor":"wall","local_time":"2026-11-27T10:00","time_zone":"America/Chicago","due_at":"2026-11-27T16:00:00Z","phrase":"fri 10:00","zone_rules":"2025b","about":"w","state":"open","made_at":"2026-11-23T15:00:00Z","closed_at":null,"minutes_late":-3,"moved_from_uid":"01a208eb-c980-7817-8a28-7fc65b7e20d5","override_reason":null,"why":null})",
    R"({"type":"erased","uid":"01a208eb-c980-7e9e-a204-604030000000","erased_at":"2026-11-23T15:00:00Z","contacts":[{"hash":"00ff"}]})",
    R"({"type":"settings","key":"zone_rules","value":"2025b"})",
    R"({"type":"settings","key":"blob","value":{"hex":"00ff"}})",
    R"({"type":"settings","key":"number","value":1.5e3})",
    R"({"type":"reminder_delivery","id":1,"uid":"01a21dbc-2800-74e6-a4c3-63d1b42b10cf","promise_uid":"01a208eb-c980-7e9e-a204-60403ffe116a","due_at":"2026-11-27T16:00:00Z","channel":"stdout","lead":0,"state":"delivered","attempt":1,"lease_until":null,"retry_at":null})",
    R"({"type":"command","id":1,"clock":58833174528000000,"name":"prospect add"})",
    R"({"type":"operation","id":1,"command_id":1,"subject":"promise","uid":"01a208eb-c980-7817-8a28-7fc65b7e20d5","field":"state","old":"open","new":7})",
};

constexpr std::array pieces = {
    "null",
    "true",
    "0",
    "-1",
    "1",
    "1e400",
    "9223372036854775808",
    "[]",
    "{}",
    "\"",
    "\\u0000",
    "\\ud800",
    "\xff",
    "\\",
    ":",
    ",",
    "[[",
    "}",
    "type",
    "\"n2\"",
    "n0",
    "0000-0",
    "{\"hex\":\"0\"}",
    "-00:01",
    "9999-12-31T23:59:59Z",
    "\xed\xa0\x80",
};

std::string mutated(Random& random) {
    std::string line = seeds.at(below(random, seeds.size()));
    // Some stay whole, so that the database fills with what the others refer to.
    for (std::size_t step = below(random, 4); step > 0; --step) {
        const std::size_t place = below(random, line.size() + 1);
        const std::size_t length = below(random, 12);
        switch (below(random, 6)) {
            case 0:
                line.insert(place, pieces.at(below(random, pieces.size())));
                break;
            case 1:
                line.erase(place, length);
                break;
            case 2:
                line.replace(place, std::min<std::size_t>(1, line.size() - place), 1,
                             static_cast<char>(below(random, 256)));
                break;
            case 3:
                line.replace(place, std::min(length, line.size() - place),
                             pieces.at(below(random, pieces.size())));
                break;
            case 4: {
                // Another digit makes another id, uid or time.
                const std::size_t digit = line.find_first_of("0123456789abcdef", place);
                if (digit != std::string::npos) {
                    line[digit] = "0123456789abcdef"[below(random, 16)];
                }
                break;
            }
            default:
                line.insert(place, line.substr(place, length));
        }
    }
    return line;
}

/// @return whether the line was good
bool feed(store::Transfer& transfer, const std::string& line) {
    try {
        interchange::read_jsonl_header(line);
    } catch (const text::Error& error) {
        require(error.kind() == text::ErrorKind::usage, error.what(), line);
    }
    try {
        const domain::Record record = interchange::read_jsonl(line);
        const std::string written = interchange::jsonl_lines(record);
        const domain::Record again = interchange::read_jsonl(written);
        require(again.values == record.values && interchange::jsonl_lines(again) == written,
                "not the same again", line);
        transfer.add(record);
        return true;
    } catch (const text::Error& error) {
        require(error.kind() == text::ErrorKind::usage || error.kind() == text::ErrorKind::refused,
                error.what(), line);
        require(!error.message().empty(), "no reason", line);
        return false;
    }
}

void require_sound(const store::Database& database) {
    std::size_t rows = 0;
    store::read_archive(database, true, [&rows](const domain::Record& record) {
        interchange::read_jsonl(interchange::jsonl_lines(record).substr(0, 1U << 20U));
        ++rows;
    });
    require(rows > 0, "nothing came in", "");
    require(database.sql().execAndGet("PRAGMA integrity_check").getString() == "ok", "damaged", "");
}

}  // namespace

int main(int argc, char** argv) {
    const tests::Fuzzing fuzzing(argc, argv, 20261123);
    Random random(fuzzing.seed());
    constexpr unsigned long lines_per_database = 10000;
    unsigned long done = 0;
    unsigned long good = 0;
    while (fuzzing.goes_on(done)) {
        const store::Database database = store::Database::temporary();
        store::WriteTransaction transaction(database, "import", store::Timestamp{});
        store::Transfer transfer(transaction, interchange::read_jsonl_header(seeds[0]));
        do {
            good += feed(transfer, mutated(random)) ? 1U : 0U;
        } while (++done % lines_per_database != 0 && fuzzing.goes_on(done));
        require_sound(database);
    }
    std::cout << done << " lines, " << good << " of them good, seed " << fuzzing.seed()
              << ": nothing found\n";
    return 0;
}
