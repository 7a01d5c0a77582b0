#pragma once

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// All of vmcoach's commands. The values of the global options go to `options`, which must live as
/// long as the tree.
Command build_tree(GlobalOptions& options);

// The commands that the tree is made of, one file each.
Command brief_command();
Command call_command();
Command complete_command();
Command completion_command();
Command config_command();
Command day_command();
Command db_backup_command();
Command db_check_command();
Command db_path_command();
Command db_restore_command();
Command due_command();
Command edit_command();
Command email_command();
Command export_csv_command();
Command export_ics_command();
Command export_jsonl_command();
Command export_vcard_command();
Command history_command();
Command import_csv_command();
Command import_jsonl_command();
Command import_vcard_command();
Command note_command();
Command promise_call_command();
Command promise_cancel_command();
Command promise_keep_command();
Command promise_list_command();
Command promise_miss_command();
Command promise_move_command();
Command prospect_add_command();
Command prospect_edit_command();
Command prospect_forget_command();
Command prospect_list_command();
Command prospect_merge_command();
Command prospect_show_command();
Command redo_command();
Command remind_command();
Command remind_crontab_command();
Command remind_status_command();
Command remove_command();
Command script_check_command();
Command script_draft_command();
Command script_rehearse_command();
Command search_command();
Command stats_command();
Command sync_command();
Command sync_conflicts_command();
Command sync_init_command();
Command sync_status_command();
Command undo_command();
Command voicemail_command();
Command when_command();

}  // namespace vmcoach::command
