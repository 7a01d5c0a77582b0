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

constexpr std::array prospect_children = {
    Child{"add", prospect_add_command},     Child{"list", prospect_list_command},
    Child{"show", prospect_show_command},   Child{"edit", prospect_edit_command},
    Child{"merge", prospect_merge_command}, Child{"forget", prospect_forget_command},
};

constexpr std::array promise_children = {
    Child{"list", promise_list_command},     Child{"move", promise_move_command},
    Child{"keep", promise_keep_command},     Child{"miss", promise_miss_command},
    Child{"cancel", promise_cancel_command},
};

constexpr std::array script_children = {
    Child{"check", script_check_command},
    Child{"draft", script_draft_command},
    Child{"rehearse", script_rehearse_command},
};

constexpr std::array import_children = {
    Child{"csv", import_csv_command},
    Child{"vcard", import_vcard_command},
    Child{"jsonl", import_jsonl_command},
};

constexpr std::array export_children = {
    Child{"csv", export_csv_command},
    Child{"vcard", export_vcard_command},
    Child{"ics", export_ics_command},
    Child{"jsonl", export_jsonl_command},
};

constexpr std::array db_children = {
    Child{"check", db_check_command},
    Child{"backup", db_backup_command},
    Child{"restore", db_restore_command},
    Child{"path", db_path_command},
};

Command prospect_family() {
    return {.summary = "the people you call", .children = prospect_children};
}

Command promise_family() {
    return {.summary = "what you have promised", .children = promise_children};
}

Command script_family() {
    return {.summary = "what you say when you reach voicemail", .children = script_children};
}

Command import_family() {
    return {.summary = "contacts and data that you already have", .children = import_children};
}

Command export_family() {
    return {.summary = "what you keep, for other programs", .children = export_children};
}

Command db_family() {
    return {.summary = "the database file", .children = db_children};
}

constexpr std::array root_children = {
    Child{"prospect", prospect_family},
    Child{"note", note_command},
    Child{"edit", edit_command},
    Child{"remove", remove_command},
    Child{"voicemail", voicemail_command},
    Child{"call", call_command},
    Child{"email", email_command},
    Child{"promise-call", promise_call_command},
    Child{"promise", promise_family},
    Child{"script", script_family},
    Child{"due", due_command},
    Child{"remind", remind_command},
    Child{"day", day_command},
    Child{"brief", brief_command},
    Child{"search", search_command},
    Child{"when", when_command},
    Child{"import", import_family},
    Child{"export", export_family},
    Child{"config", config_command},
    Child{"stats", stats_command},
    Child{"history", history_command},
    Child{"undo", undo_command},
    Child{"redo", redo_command},
    Child{"db", db_family},
    Child{"sync", sync_command},
    Child{"completion", completion_command},
    Child{"complete", complete_command},
};

}  // namespace

Command build_tree(GlobalOptions& options) {
    return {
        .name = "vmcoach",
        .summary = "voicemails that make your name known, and callbacks that you keep",
        .options = global_options(options),
        .children = root_children,
        .run =
            [](Session& session) {
                session.print(short_help());
                return 0;
            },
    };
}

}  // namespace vmcoach::command
