#include "vmcoach/command/tree.hpp"

#include <array>

#include "vmcoach/command/help.hpp"

namespace vmcoach::command {
namespace {

using domain::Named;

constexpr std::array colors = {Named<std::string_view>{"auto", "auto"},
                               Named<std::string_view>{"always", "always"},
                               Named<std::string_view>{"never", "never"}};

std::vector<Option> global_options(GlobalOptions& options) {
    return {
        {"--db", "", "FILE", "the database; else VMCOACH_DB, else in your data folder",
         path_into(options.db)},
        {"--config", "", "FILE", "the settings; else VMCOACH_CONFIG, else in your config folder",
         path_into(options.config)},
        {"--json", "", "", "print one JSON document", into(options.json)},
        {"--now", "", "INSTANT", "pretend that it is this moment, such as 2026-11-23T15:00:00Z",
         into(options.now)},
        {"--zone", "", "ZONE", "your own time zone, such as Europe/Berlin",
         into(options.zone, Wanted::zone)},
        {"--color", "", "WHEN", "auto, always or never", choice_into(options.color, colors)},
        {"--yes", "-y", "", "answer yes to every question", into(options.yes)},
        {"--quiet", "-q", "", "print nothing but errors and what was asked for",
         into(options.quiet)},
        {"--version", "", "", "print the version", into(options.version)},
    };
}

}  // namespace

Command build_tree(GlobalOptions& options) {
    return {
        .name = "vmcoach",
        .summary = "voicemails that make your name known, and callbacks that you keep",
        .options = global_options(options),
        .children =
            {
                {.name = "prospect",
                 .summary = "the people you call",
                 .children = {prospect_add_command(), prospect_list_command(),
                              prospect_show_command(), prospect_edit_command(),
                              prospect_merge_command(), prospect_forget_command()}},
                note_command(),
                edit_command(),
                remove_command(),
                voicemail_command(),
                call_command(),
                email_command(),
                promise_call_command(),
                {.name = "promise",
                 .summary = "what you have promised",
                 .children = {promise_list_command(), promise_move_command(),
                              promise_keep_command(), promise_miss_command(),
                              promise_cancel_command()}},
                {.name = "script",
                 .summary = "what you say when you reach voicemail",
                 .children = {script_check_command(), script_draft_command(),
                              script_rehearse_command()}},
                due_command(),
                remind_command(),
                day_command(),
                brief_command(),
                search_command(),
                when_command(),
                {.name = "import",
                 .summary = "contacts and data that you already have",
                 .children = {import_csv_command(), import_vcard_command(),
                              import_jsonl_command()}},
                {.name = "export",
                 .summary = "what you keep, for other programs",
                 .children = {export_csv_command(), export_vcard_command(), export_ics_command(),
                              export_jsonl_command()}},
                config_command(),
                stats_command(),
                history_command(),
                undo_command(),
                redo_command(),
                {.name = "db",
                 .summary = "the database file",
                 .children = {db_check_command(), db_backup_command(), db_restore_command(),
                              db_path_command()}},
                completion_command(),
                complete_command(),
            },
        .run =
            [](Session& session) {
                session.print(short_help());
                return 0;
            },
    };
}

}  // namespace vmcoach::command
