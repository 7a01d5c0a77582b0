#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"

namespace vmcoach::command {

/// FILE, which may be left out.
Positional export_positional(std::optional<std::string>& file);

/// Refuses to write over the database itself; and with `--json`, which tells how much was written,
/// to write to standard output.
/// @throws Error (usage)
void check_destination(const Session& session, const std::optional<std::string>& file);

/// Says how many things have been written to a file.
void confirm_export(const Session& session, const std::string& file, std::int64_t count);

/// Writes an export as a whole: to a file, then says so, or to standard output.
/// @param count  how many things it holds
void write_export(const Session& session, const std::optional<std::string>& file,
                  std::string_view contents, std::size_t count);

}  // namespace vmcoach::command
