#include <memory>

#include "vmcoach/command/exporting.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/file.hpp"
#include "vmcoach/interchange/jsonl.hpp"
#include "vmcoach/process/interrupt.hpp"
#include "vmcoach/store/archive.hpp"

namespace vmcoach::command {
namespace {

struct Values {
    std::optional<std::string> file;
    bool with_history = false;
};

/// While the database is read, others can't write: so it is read to its end first, however slow
/// whoever takes it may be.
/// @return how many rows it holds
std::int64_t spool_rows(const store::Database& database, bool with_history,
                        interchange::Spool& spool) {
    const store::Snapshot snapshot(database);
    std::int64_t count = 0;
    spool.write(interchange::jsonl_header(store::archive_header(database, with_history)));
    store::read_archive(database, with_history, [&](const domain::Record& record) {
        spool.write(interchange::jsonl_lines(record));
        ++count;
        process::Interrupt::check();
    });
    return count;
}

int run(const Values& values, Session& session) {
    check_destination(session, values.file);
    // Of the file, nothing may be left half done; of standard output, there is nothing to take
    // back.
    std::optional<process::Interrupt> interrupt;
    if (values.file) {
        interrupt.emplace();
    }
    interchange::Spool spool;
    const std::int64_t count = spool_rows(session.open(), values.with_history, spool);
    const interchange::Bytes bytes = spool.bytes();
    if (!values.file) {
        for (std::string_view piece = bytes(); !piece.empty() && session.print(piece);) {
            piece = bytes();
        }
        return 0;
    }
    interchange::NewFile file(*values.file);
    for (std::string_view piece = bytes(); !piece.empty(); piece = bytes()) {
        file.write(piece);
        process::Interrupt::check();
    }
    file.finish();
    confirm_export(session, *values.file, count);
    return 0;
}

}  // namespace

Command export_jsonl_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "everything, row by row, to bring it back or to work on",
        .positionals = {export_positional(values->file)},
        .options = {{"--with-history", "", "", "the log of all changes, too",
                     into(values->with_history)}},
        .examples = {"vmcoach export jsonl vmcoach.jsonl --with-history"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
