#include <memory>

#include "vmcoach/command/importing.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/vcard.hpp"

namespace vmcoach::command {

Command import_vcard_command() {
    const auto request = std::make_shared<ImportRequest>();
    return {
        .summary = "contacts from a phone or an address book",
        .positionals = {import_positional(*request)},
        .options = {update_option(*request), dry_run_option(*request)},
        .examples = {"vmcoach import vcard contacts.vcf"},
        .run =
            [request](Session& session) {
                return import_contacts(session, *request, "import vcard",
                                       [](const interchange::Input& input) {
                                           return interchange::read_vcards(input.bytes());
                                       });
            },
    };
}

}  // namespace vmcoach::command
