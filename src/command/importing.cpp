#include "vmcoach/command/importing.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "vmcoach/command/output.hpp"
#include "vmcoach/command/progress.hpp"
#include "vmcoach/command/prospect_options.hpp"
#include "vmcoach/domain/contact.hpp"
#include "vmcoach/domain/phone_zone.hpp"
#include "vmcoach/process/interrupt.hpp"
#include "vmcoach/store/erasure.hpp"
#include "vmcoach/store/lookup.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/instant.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/progress.hpp"

namespace vmcoach::command {
namespace {

using domain::ImportReport;
using interchange::ContactRecord;

/// One import under way, inside one transaction.
class Import {
  public:
    Import(Session& session, const ImportRequest& request, store::WriteTransaction& transaction)
        : session_(session),
          request_(request),
          transaction_(transaction),
          duplicates_(transaction.database()),
          erased_(transaction.database()),
          notes_(transaction) {}

    void take(const ContactRecord& record) {
        if (const auto* reason = std::get_if<std::string>(&record.content)) {
            refuse(record.line, *reason);
            return;
        }
        try {
            keep(record.line, std::get<domain::Contact>(record.content));
        } catch (const text::Error& error) {
            if (error.kind() != text::ErrorKind::usage) {
                throw;
            }
            refuse(record.line, error.message());
        }
    }

    /// Nothing more is to come.
    ImportReport finish() {
        notes_.flush();
        return std::move(report_);
    }

  private:
    void refuse(std::int64_t line, const std::string& reason) {
        report_.refused.push_back({line, reason});
    }

    void keep(std::int64_t line, const domain::Contact& contact) {
        domain::ReadContact read =
            domain::read_contact(contact, session_.settings().default_country,
                                 [this](const std::string& name) { return is_zone(name); });
        const std::vector<std::int64_t> known = duplicates_.find_certain(read.prospect);
        if (known.empty()) {
            add(line, read);
        } else if (request_.update && update(known.front(), read)) {
            ++report_.updated;
        } else {
            ++report_.unchanged;
        }
    }

    void add(std::int64_t line, domain::ReadContact& read) {
        const auto zone = phone_zones_.suggested(read.prospect.phones);
        set_suggested_zone(read.prospect,
                           zone && is_zone(std::string(*zone)) ? zone : std::nullopt);
        if (!prospects_) {
            transaction_.postponed().postpone_indexes();
            transaction_.postponed().postpone_log();
            prospects_.emplace(transaction_, session_.now());
        }
        const auto erased_at = erased_.find(read.prospect);
        read.prospect.do_not_call = read.prospect.do_not_call || erased_at;
        const std::int64_t id = prospects_->insert(read.prospect);
        first_added_ = first_added_.value_or(id);
        if (erased_at) {
            report_.warnings.push_back(
                {line, text::format("{} was erased on {}, and comes in as one who must not be"
                                    " called: prospect edit {} --may-call",
                                    read.prospect.name,
                                    time::format_instant(*erased_at).substr(0, 10), id)});
        }
        for (const std::string& text : read.notes) {
            insert_note(id, text);
        }
        ++report_.added;
    }

    void insert_note(std::int64_t id, const std::string& text) {
        notes_.insert({.prospect_id = id,
                       .kind = domain::NoteKind::note,
                       .text = text,
                       .created_at = session_.now()});
    }

    /// @return whether there was something to add
    bool update(std::int64_t id, const domain::ReadContact& read) {
        domain::Prospect prospect = store::find_prospect(transaction_.database(), id).value();
        bool is_more = domain::complete(prospect, read.prospect);
        if (is_more) {
            suggest_time_zone(session_, prospect);
            if (first_added_ && id >= *first_added_) {
                transaction_.postponed().catch_up_log();
            }
            store::update_prospect(transaction_, prospect, session_.now());
        }
        if (read.notes.empty()) {
            return is_more;
        }
        notes_.flush();
        std::set<std::string> known;
        for (const domain::Note& note : store::notes_of(transaction_.database(), id)) {
            known.insert(note.text);
        }
        for (const std::string& text : read.notes) {
            if (known.insert(text).second) {
                insert_note(id, text);
                is_more = true;
            }
        }
        return is_more;
    }

    /// The same few zones come again and again, and each look costs a file.
    bool is_zone(const std::string& name) {
        if (name.empty()) {
            return false;
        }
        const auto [zone, is_new] = zones_.try_emplace(name, false);
        if (is_new) {
            zone->second = time::Zone::find(session_.context().zone_folder, name).has_value();
        }
        return zone->second;
    }

    Session& session_;
    const ImportRequest& request_;
    store::WriteTransaction& transaction_;
    store::DuplicateLookup duplicates_;
    store::ErasedContacts erased_;
    std::optional<store::ProspectInserter> prospects_;
    store::NoteInserter notes_;
    std::optional<std::int64_t> first_added_;
    domain::PhoneZones phone_zones_;
    std::map<std::string, bool> zones_;
    ImportReport report_;
};

}  // namespace

Positional import_positional(ImportRequest& request) {
    return {"FILE", "the file, or - for standard input", Arity::required,
            into(request.file, Wanted::file)};
}

Option dry_run_option(ImportRequest& request) {
    return {"--dry-run", "", "", "say what would happen, and change nothing",
            into(request.dry_run)};
}

Option update_option(ImportRequest& request) {
    return {"--update", "", "", "complete those who are there already", into(request.update)};
}

store::Database open_for_import(Session& session, const ImportRequest& request) {
    std::error_code ignored;
    if (request.dry_run && !std::filesystem::exists(session.database_file().value, ignored)) {
        return store::Database::temporary();
    }
    store::Database database = session.open_or_create();
    database.expect_much();
    return database;
}

int report_import(Session& session, const ImportRequest& request, const std::string& file,
                  const ImportReport& report) {
    if (session.options().json) {
        session.print(view::json(report));
    } else {
        for (const ImportReport::Refused& refused : report.refused) {
            session.context().write_err(text::format("{}:{}: {}\n", text::escaped(file),
                                                     refused.line, text::escaped(refused.reason)));
        }
        for (const ImportReport::Warning& warning : report.warnings) {
            session.remark(text::format("{}:{}: warning: {}", text::escaped(file), warning.line,
                                        text::escaped(warning.message)));
        }
        confirm(session, view::import_summary(report) +
                             (request.dry_run ? " (dry run: nothing was changed)" : ""));
    }
    return report.refused.empty() ? 0 : 1;
}

int import_contacts(Session& session, const ImportRequest& request, std::string_view command,
                    const OpenContacts& open) {
    const process::Interrupt interrupt;
    const interchange::Input input(request.file);
    // Whatever is wrong with the file as a whole is found before there is a database.
    const interchange::NextContact next = open(input);
    const store::Database database = open_for_import(session, request);
    database.trust_our_rows();
    ImportReport report;
    {
        store::WriteTransaction transaction(database, command, session.timestamp());
        Import import(session, request, transaction);
        Progress progress(session.context(), input.size());
        while (const auto record = next()) {
            process::Interrupt::check();
            import.take(*record);
            progress.show(input.position());
        }
        report = import.finish();
        if (!request.dry_run) {
            transaction.commit();
        }
        progress.finish();
    }
    return report_import(session, request, input.name(), report);
}

}  // namespace vmcoach::command
