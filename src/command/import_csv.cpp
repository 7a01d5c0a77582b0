#include <memory>

#include "vmcoach/command/importing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/csv_contacts.hpp"
#include "vmcoach/text/terminal.hpp"

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

std::string some_of(const std::vector<std::string>& columns) {
    constexpr std::size_t most = 10;
    std::string names;
    for (std::size_t i = 0; i < columns.size() && i < most; ++i) {
        names += text::format("{}'{}'", i == 0 ? "" : ", ", text::escaped(columns[i]));
    }
    return columns.size() > most ? names + text::format(" and {} more", columns.size() - most)
                                 : names;
}

int run(const Values& values, Session& session) {
    return import_contacts(
        session, values.request, "import csv", [&](const interchange::Input& input) {
            interchange::CsvContacts contacts =
                interchange::read_csv([&input] { return input.bytes(); }, values.mapped);
            if (const char* remark = remark_on(contacts.encoding)) {
                session.remark(remark);
            }
            if (!contacts.unread.empty()) {
                session.remark(
                    text::format("note: not read: {}\n"
                                 "hint: --map COLUMN=FIELD says what a column holds",
                                 some_of(contacts.unread)));
            }
            return std::move(contacts.next);
        });
}

}  // namespace

Command import_csv_command() {
    const auto values = std::make_shared<Values>();
    return {
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
