#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/interchange/contacts.hpp"
#include "vmcoach/interchange/lines.hpp"

/// Cards as vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) have them, and as programs write them.
namespace vmcoach::interchange {

/// What a card may hold besides photos and whatever else is not read; a larger one is refused.
inline constexpr std::size_t max_card_bytes = std::size_t{4} << 20U;

/// Reads cards one after the other. Of a person it takes the name (`FN`, else given, additional and
/// family name and suffix of `N`), company, title, phones, e-mail addresses, notes, tags,
/// pronunciation, and the time zone if it has a name like `Europe/Berlin`. Phones and addresses
/// come in order of preference, fax numbers last, each once.
///
/// A card that can't be used, a group, and text between cards are records with a reason; whatever
/// else the file holds is read.
/// @param bytes  the file as it is: UTF-8 or, with a mark, UTF-16; a property may say or have its
///     own encoding
/// @return throws Error (io)
/// @throws Error  usage, when there is no card in the file; io
NextContact read_vcards(Bytes bytes);

/// A prospect as a card of version 4.0, with the notes that are of kind `note`.
///
/// Reading it gives the same texts again, but for blanks at their ends, and every kind of line
/// break, which comes back as a line feed. Control characters stay what they are; the name of a
/// URI's scheme before a phone or an address (`tel:`, `mailto:`) does not, nor does a time zone
/// without a `/` in its name but `UTC`.
std::string vcard(const domain::Prospect& prospect, const std::vector<domain::Note>& notes);

}  // namespace vmcoach::interchange
