#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/interchange/lines.hpp"

struct csv_parser;

namespace vmcoach::interchange {

/// One record of a CSV file (RFC 4180, and what spreadsheets make of it).
struct CsvRecord {
    std::int64_t line = 0;  ///< on which it begins, from 1
    std::vector<std::string> fields;
    std::string problem;       ///< why it can't be used; empty when it can
    bool after_blank = false;  ///< a blank line stands before it
};

/// Takes a CSV file apart: quotes, line breaks in quotes, blanks around fields.
class CsvRecords {
  public:
    /// @param utf8  the file in UTF-8
    CsvRecords(Bytes utf8, char delimiter);
    ~CsvRecords();
    CsvRecords(const CsvRecords&) = delete;
    CsvRecords& operator=(const CsvRecords&) = delete;

    /// @return none at the end
    /// @throws Error  usage, for a quote that doesn't close
    std::optional<CsvRecord> next();

  private:
    void feed(std::string_view text);
    void take(const Line& line);
    void drop_record(const char* problem);
    void begin_parser();
    void end_parser();

    Lines lines_;
    char delimiter_;
    std::unique_ptr<csv_parser> parser_;
    CsvRecord record_;  ///< that is being read
    std::deque<CsvRecord> finished_;
    std::size_t record_size_ = 0;  ///< bytes of its lines so far
    bool is_inside_ = false;       ///< a record: the next line goes on with it
    bool after_blank_ = false;
    bool after_return_ = false;  ///< the line before ends with `\r` alone
    bool has_ended_ = false;
};

/// A field as it stands in a file: in quotes where it must be.
std::string csv_field(std::string_view text);

/// What a spreadsheet would take for a formula, with an apostrophe before it, which makes it a
/// text. A text that begins with an apostrophe gets another one, so that nothing is lost.
std::string guarded(std::string_view text);

/// Takes the apostrophe off again.
std::string unguarded(std::string_view text);

}  // namespace vmcoach::interchange
