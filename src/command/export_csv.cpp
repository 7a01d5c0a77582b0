#include <algorithm>
#include <memory>

#include "vmcoach/command/exporting.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/csv_contacts.hpp"
#include "vmcoach/store/prospects.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::optional<std::string> file;
    bool raw = false;
};

interchange::CsvWidths widths_for(const std::vector<domain::Prospect>& prospects) {
    interchange::CsvWidths widths;
    for (const domain::Prospect& prospect : prospects) {
        widths.phones = std::max(widths.phones, prospect.phones.size());
        widths.emails = std::max(widths.emails, prospect.emails.size());
        widths.tags = std::max(widths.tags, prospect.tags.size());
    }
    return widths;
}

int run(const Values& values, Session& session) {
    check_destination(session, values.file);
    const std::vector<domain::Prospect> prospects = store::list_prospects(session.open(), {});
    const interchange::CsvWidths widths = widths_for(prospects);
    std::string rows = interchange::csv_header(widths, !values.raw);
    for (const domain::Prospect& prospect : prospects) {
        rows += interchange::csv_row(prospect, widths, !values.raw);
    }
    write_export(session, values.file, rows, prospects.size());
    return 0;
}

}  // namespace

Command export_csv_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "prospects as a table, for a spreadsheet",
        .positionals = {export_positional(values->file)},
        .options = {{"--raw", "", "", "without the apostrophe before what looks like a formula",
                     into(values->raw)}},
        .examples = {"vmcoach export csv prospects.csv"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
