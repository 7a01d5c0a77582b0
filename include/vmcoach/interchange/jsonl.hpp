#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/archive.hpp"

/// JSON Lines: an archive as text, with one JSON object a line. Ids look as they do everywhere,
/// uids are UUIDs, instants RFC 3339 in UTC, other bytes hexadecimal; what is missing is null.
namespace vmcoach::interchange {

/// What a reader takes: more than a row with five of the longest texts, every byte of which is
/// written as an escape of six.
inline constexpr std::size_t longest_jsonl_line = std::size_t{4} << 20U;

/// The first line of a file, with its end.
std::string jsonl_header(const domain::ArchiveHeader& header);

/// A row with what it holds, with the line's end. Where all of it would be longer than a reader
/// takes, what it holds follows in lines of its own.
/// @throws Error (bad_database) for a text that isn't UTF-8
std::string jsonl_lines(const domain::Record& record);

/// @param line  without its end
/// @throws Error (usage) when it is none, or that of a newer version
domain::ArchiveHeader read_jsonl_header(std::string_view line);

/// @param line  without its end
/// @throws Error (usage) that says what is wrong with it
domain::Record read_jsonl(std::string_view line);

}  // namespace vmcoach::interchange
