#include <memory>

#include "vmcoach/command/exporting.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/vcard.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/prospects.hpp"

namespace vmcoach::command {
namespace {

int run(const std::optional<std::string>& file, Session& session) {
    check_destination(session, file);
    const store::Database database = session.open();
    std::string cards;
    std::size_t count = 0;
    {
        const store::Snapshot snapshot(database);
        for (const domain::Prospect& prospect : store::list_prospects(database, {})) {
            cards += interchange::vcard(prospect, store::notes_of(database, prospect.id));
            ++count;
        }
    }
    write_export(session, file, cards, count);
    return 0;
}

}  // namespace

Command export_vcard_command() {
    const auto file = std::make_shared<std::optional<std::string>>();
    return {
        .summary = "prospects as cards, for a phone or an address book",
        .positionals = {export_positional(*file)},
        .examples = {"vmcoach export vcard prospects.vcf"},
        .run = [file](Session& session) { return run(*file, session); },
    };
}

}  // namespace vmcoach::command
