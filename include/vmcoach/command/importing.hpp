#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/domain/import_report.hpp"
#include "vmcoach/interchange/contacts.hpp"
#include "vmcoach/interchange/input.hpp"

namespace vmcoach::command {

/// What to import, as it was typed.
struct ImportRequest {
    std::string file;
    bool dry_run = false;
    bool update = false;  ///< complete those who are there already
};

/// FILE, which may be `-`.
Positional import_positional(ImportRequest& request);

Option dry_run_option(ImportRequest& request);
Option update_option(ImportRequest& request);

/// The database that an import changes, or for a dry run one that may be changed and is gone
/// afterwards where there is none yet.
store::Database open_for_import(Session& session, const ImportRequest& request);

/// Begins to read a file.
using OpenContacts = std::function<interchange::NextContact(const interchange::Input& input)>;

/// Imports contacts, all or none: those that can't be used are refused one by one.
/// @param command  for the history
/// @return the exit code
int import_contacts(Session& session, const ImportRequest& request, std::string_view command,
                    const OpenContacts& open);

/// Prints what became of a file: refused rows on stderr, the rest as asked for.
/// @return the exit code
int report_import(Session& session, const ImportRequest& request, const std::string& file,
                  const domain::ImportReport& report);

}  // namespace vmcoach::command
