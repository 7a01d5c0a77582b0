#include "vmcoach/interchange/csv.hpp"

#include <csv.h>

#include "vmcoach/domain/phone.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::interchange {
namespace {

/// A quote that doesn't close takes the rest of the file into its field. That is a mistake long
/// before the file ends.
constexpr std::size_t longest_record = 4 * longest_line;

/// With tabs between the fields, only a blank is a blank.
int is_blank(unsigned char c) {
    return c == CSV_SPACE ? 1 : 0;
}

constexpr std::string_view formula_beginnings = "=+-@'\t\r";

/// `+1 (312) 555-0142`: a spreadsheet may reckon with it, but can't be made to do harm.
bool is_only_a_number(std::string_view text) {
    return text.front() == '+' &&
           text.find_first_not_of("0123456789 ().-/", 1) == std::string_view::npos &&
           domain::looks_like_phone(text);
}

bool looks_like_formula(std::string_view text) {
    return !text.empty() && formula_beginnings.find(text.front()) != std::string_view::npos &&
           !is_only_a_number(text);
}

}  // namespace

CsvRecords::CsvRecords(Bytes utf8, char delimiter)
    : lines_(std::move(utf8), LineEnds::any),
      delimiter_(delimiter),
      parser_(std::make_unique<csv_parser>()) {
    begin_parser();
}

CsvRecords::~CsvRecords() {
    end_parser();
}

void CsvRecords::begin_parser() {
    csv_init(parser_.get(), 0);
    csv_set_delim(parser_.get(), static_cast<unsigned char>(delimiter_));
    csv_set_space_func(parser_.get(), is_blank);
    // By its usual 128 bytes at a time, a field of megabytes would be copied thousands of times.
    csv_set_blk_size(parser_.get(), text::max_text_bytes);
}

void CsvRecords::end_parser() {
    csv_free(parser_.get());
}

void CsvRecords::feed(std::string_view text) {
    const auto take_field = [](void* data, std::size_t size, void* self) {
        auto& record = static_cast<CsvRecords*>(self)->record_;
        // With its guard, a text may be longer by one.
        const bool has_apostrophe = size > 0 && *static_cast<const char*>(data) == '\'';
        if (size > text::max_text_bytes + (has_apostrophe ? 1 : 0)) {
            record.problem = text::format("field {} has {} bytes, more than the {} that are kept",
                                          record.fields.size() + 1, size, text::max_text_bytes);
            size = 0;
        }
        record.fields.emplace_back(static_cast<const char*>(data), size);
    };
    const auto take_record = [](int, void* self) {
        auto& reader = *static_cast<CsvRecords*>(self);
        reader.finished_.push_back(std::move(reader.record_));
        reader.record_ = {};
        reader.is_inside_ = false;
    };
    is_inside_ = true;
    if (csv_parse(parser_.get(), text.data(), text.size(), take_field, take_record, this) !=
        text.size()) {
        throw text::Error(text::ErrorKind::io, csv_strerror(csv_error(parser_.get())));
    }
}

void CsvRecords::drop_record(const char* problem) {
    end_parser();
    begin_parser();
    record_.problem = problem;
    finished_.push_back(std::move(record_));
    record_ = {};
    is_inside_ = false;
}

void CsvRecords::take(const Line& line) {
    // Some programs write `\r\r\n`: then no blank line stands there.
    const bool is_rest_of_end = after_return_ && line.text.empty() && line.end == "\r\n";
    after_return_ = line.end == "\r";
    if (!is_inside_) {
        if (line.text.find_first_not_of(" \t") == std::string_view::npos) {
            after_blank_ = after_blank_ || !is_rest_of_end;
            return;
        }
        record_ = {.line = line.number, .after_blank = after_blank_};
        record_size_ = 0;
        after_blank_ = false;
    }
    if (line.is_too_long) {
        drop_record("the line has more than 1 MiB");
        return;
    }
    record_size_ += line.text.size() + line.end.size();
    if (record_size_ > longest_record) {
        throw text::usage_error(
            text::format("the quote that opens on line {} does not close", record_.line));
    }
    feed(line.text);
    feed(line.end);
}

std::optional<CsvRecord> CsvRecords::next() {
    while (finished_.empty() && !has_ended_) {
        if (const auto line = lines_.next()) {
            take(*line);
        } else {
            has_ended_ = true;
        }
    }
    if (!finished_.empty()) {
        CsvRecord record = std::move(finished_.front());
        finished_.pop_front();
        return record;
    }
    if (is_inside_) {
        throw text::usage_error(
            text::format("the quote that opens on line {} does not close", record_.line));
    }
    return std::nullopt;
}

std::string csv_field(std::string_view text) {
    const bool has_outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!has_outer_blank && text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string result = "\"";
    for (const char c : text) {
        result += c == '"' ? "\"\"" : std::string(1, c);
    }
    return result + "\"";
}

std::string guarded(std::string_view text) {
    return looks_like_formula(text) ? "'" + std::string(text) : std::string(text);
}

std::string unguarded(std::string_view text) {
    const bool is_guarded = text.starts_with('\'') && text.size() > 1 &&
                            formula_beginnings.find(text[1]) != std::string_view::npos;
    return std::string(is_guarded ? text.substr(1) : text);
}

}  // namespace vmcoach::interchange
