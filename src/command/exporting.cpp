#include "vmcoach/command/exporting.hpp"

#include <filesystem>
#include <system_error>

#include "vmcoach/command/output.hpp"
#include "vmcoach/interchange/file.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/json.hpp"

namespace vmcoach::command {

Positional export_positional(std::optional<std::string>& file) {
    return {"FILE", "where to; without it, standard output", Arity::optional, path_into(file)};
}

void check_destination(const Session& session, const std::optional<std::string>& file) {
    std::error_code none;
    if (file && std::filesystem::equivalent(*file, session.database_file().value, none)) {
        throw text::usage_error(text::format("{} is the database itself", *file),
                                "name another FILE");
    }
    if (session.options().json && !file) {
        throw text::usage_error("the export itself goes to standard output", "name a FILE for it");
    }
}

void confirm_export(const Session& session, const std::string& file, std::int64_t count) {
    if (session.options().json) {
        session.print(view::json_counts({{"written", count}}));
    } else {
        confirm(session, text::format("{}: {} written", text::escaped(file), count));
    }
}

void write_export(const Session& session, const std::optional<std::string>& file,
                  std::string_view contents, std::size_t count) {
    // `/dev/stdout` as a file is no other place.
    if (!file || interchange::is_standard_output(*file)) {
        session.print(contents);
        return;
    }
    interchange::write_file(*file, contents);
    confirm_export(session, *file, static_cast<std::int64_t>(count));
}

}  // namespace vmcoach::command
