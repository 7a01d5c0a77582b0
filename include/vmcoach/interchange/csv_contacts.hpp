#pragma once

#include <functional>
#include <string>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/interchange/contacts.hpp"
#include "vmcoach/interchange/csv_layout.hpp"
#include "vmcoach/interchange/encoding.hpp"

namespace vmcoach::interchange {

/// A CSV file of contacts, ready to be read.
struct CsvContacts {
    NextContact next;
    Encoding encoding = Encoding::utf8;  ///< that the file was found to be in
    std::vector<std::string> unread;     ///< the columns of which nothing is taken
};

/// Finds out how a file is written (encoding, delimiter, which row is the header), and reads it.
/// @param open  begins to read the file anew
/// @throws Error  usage, where there is no header row, or a mapped column isn't in it; io
CsvContacts read_csv(const std::function<Bytes()>& open, const std::vector<MappedColumn>& mapped);

/// How many phones, e-mails and tags the file has room for, at least one of each.
struct CsvWidths {
    std::size_t phones = 1;
    std::size_t emails = 1;
    std::size_t tags = 1;
};

/// The header row of an export, with its end.
std::string csv_header(const CsvWidths& widths, bool is_guarded);

/// The row of a prospect, with its end.
std::string csv_row(const domain::Prospect& prospect, const CsvWidths& widths, bool is_guarded);

}  // namespace vmcoach::interchange
