#include <memory>

#include "vmcoach/command/importing.hpp"
#include "vmcoach/command/progress.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/interchange/encoding.hpp"
#include "vmcoach/interchange/jsonl.hpp"
#include "vmcoach/process/interrupt.hpp"
#include "vmcoach/store/transfer.hpp"
#include "vmcoach/text/error.hpp"

namespace vmcoach::command {
namespace {

using interchange::Line;
using text::Error;
using text::ErrorKind;
using text::format;

domain::ArchiveHeader read_header(interchange::Lines& lines) {
    const std::optional<Line> line = lines.next();
    return interchange::read_jsonl_header(line ? line->text : std::string_view());
}

store::Transferred add(store::Transfer& transfer, const Line& line) {
    if (line.is_too_long) {
        throw text::usage_error(format("longer than {} bytes", interchange::longest_jsonl_line));
    }
    return transfer.add(interchange::read_jsonl(line.text));
}

void import_line(store::Transfer& transfer, const Line& line, domain::ImportReport& report) {
    try {
        switch (add(transfer, line)) {
            case store::Transferred::added:
                ++report.added;
                break;
            case store::Transferred::updated:
                ++report.updated;
                break;
            case store::Transferred::unchanged:
                ++report.unchanged;
                break;
        }
    } catch (const Error& error) {
        // Everything else concerns the whole file.
        if (error.kind() != ErrorKind::usage && error.kind() != ErrorKind::refused) {
            throw;
        }
        report.refused.push_back({line.number, error.message()});
    }
}

domain::ImportReport import_lines(Session& session, const ImportRequest& request,
                                  const interchange::Input& input) {
    interchange::Lines lines(interchange::decoded(input.bytes(), interchange::Encoding::utf8),
                             interchange::LineEnds::line_feed, interchange::longest_jsonl_line);
    const domain::ArchiveHeader header = read_header(lines);
    const store::Database database = open_for_import(session, request);
    store::WriteTransaction transaction(database, "import", session.timestamp());
    transaction.postponed().postpone_indexes();
    store::Transfer transfer(transaction, header);
    domain::ImportReport report;
    Progress progress(session.context(), input.size());
    while (const std::optional<Line> line = lines.next()) {
        process::Interrupt::check();
        if (!line->text.empty()) {
            import_line(transfer, *line, report);
        }
        progress.show(input.position());
    }
    if (!request.dry_run && report.added + report.updated > 0) {
        transaction.commit();
    }
    progress.finish();
    return report;
}

int run(const ImportRequest& request, Session& session) {
    const process::Interrupt interrupt;
    const interchange::Input input(request.file);
    return report_import(session, request, input.name(), import_lines(session, request, input));
}

}  // namespace

Command import_jsonl_command() {
    const auto request = std::make_shared<ImportRequest>();
    return {
        .summary = "what 'export jsonl' has written",
        .positionals = {import_positional(*request)},
        .options = {dry_run_option(*request)},
        .examples = {"vmcoach import jsonl vmcoach.jsonl --dry-run"},
        .run = [request](Session& session) { return run(*request, session); },
    };
}

}  // namespace vmcoach::command
