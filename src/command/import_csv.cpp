#include <memory>

#include "vmcoach/command/importing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/csv_contacts.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    ImportRequest request;
    std::vector<interchange::MappedColumn> mapped;
};

const char* remark_on(interchange::Encoding encoding) {
    switch (encoding) {
        case interchange::Encoding::windows_1252:
            return "note: the file is no UTF-8, and is read as Windows-1252";
        case interchange::Encoding::utf16_little:
        case interchange::Encoding::utf16_big:
            return "note: the file is in UTF-16";
        case interchange::Encoding::utf8:
            break;
    }
    return nullptr;
}

int run(const Values& values, Session& session) {
    return import_contacts(
        session, values.request, "import csv", [&](const interchange::Input& input) {
            interchange::CsvContacts contacts =
                interchange::read_csv([&input] { return input.bytes(); }, values.mapped);
            if (const char* remark = remark_on(contacts.encoding)) {
                session.remark(remark);
            }
            return std::move(contacts.next);
        });
}

}  // namespace

Command import_csv_command() {
    const auto values = std::make_shared<Values>();
    return {
        .name = "csv",
        .summary = "contacts from a spreadsheet, an address book or a CRM",
        .positionals = {import_positional(values->request)},
        .options =
            {
                {"--map", "", "COLUMN=FIELD", "what a column holds, such as \"Firma=company\"",
                 [values](const std::string& text) {
                     values->mapped.push_back(interchange::parse_mapped_column(text));
                 },
                 true},
                update_option(values->request),
                dry_run_option(values->request),
            },
        .examples = {"vmcoach import csv contacts.csv --dry-run"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
