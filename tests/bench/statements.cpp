// Runs vmcoach's command line, and prints the SQL that SQLite is asked on its way, values and all:
// so that its time can be compared with that of the sqlite3 shell that does the same.
//
//     vmcoach_statements ARGUMENT...

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>
#include <unistd.h>

#include "vmcoach/command/run.hpp"

namespace {

/// Triggers announce themselves as comments. FTS5 puts the schema's name before all that it asks
/// for.
bool is_asked_from_outside(std::string_view sql) {
    return !sql.starts_with("--") && sql.find("'main'.") == std::string_view::npos;
}

int print_statement(unsigned /*event*/, void* /*context*/, void* statement, void* sql) {
    if (is_asked_from_outside(static_cast<const char*>(sql))) {
        const std::unique_ptr<char, void (*)(void*)> expanded(
            sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement)), sqlite3_free);
        std::printf("%s;\n", expanded.get());
    }
    return 0;
}

int trace(sqlite3* database, char** /*error*/, const sqlite3_api_routines* /*api*/) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, print_statement, nullptr);
}

vmcoach::command::Context context(char** environment) {
    vmcoach::command::Context context;
    for (char** entry = environment; *entry != nullptr; ++entry) {
        context.environment.emplace_back(*entry);
    }
    context.clock = [] {
        return date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    };
    context.zone_folder = "/usr/share/zoneinfo";
    context.write_out = [](std::string_view /*text*/) { return true; };
    context.write_err = [](std::string_view text) {
        return write(STDERR_FILENO, text.data(), text.size()) >= 0;
    };
    return context;
}

}  // namespace

int main(int argc, char** argv, char** environment) {
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(trace));
    return vmcoach::command::run({argv + 1, argv + argc}, context(environment));
}
