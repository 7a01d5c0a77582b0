#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::domain {

/// A person as another program's file has them: well-formed UTF-8 without blanks around it, but
/// otherwise as it stands there, unchecked. What is not in the file is empty.
struct Contact {
    std::string name;  ///< in full, as it is said
    std::string company;
    std::string title;
    std::vector<std::string> phones;
    std::vector<std::string> emails;
    std::string time_zone;
    std::string pronunciation;
    std::string cadence;
    std::string formality;
    std::string source;
    std::vector<std::string> tags;
    std::vector<std::string> notes;
    bool do_not_call = false;

    bool operator==(const Contact& other) const = default;
};

/// A contact as a prospect to be, and what else is to be kept of them.
struct ReadContact {
    Prospect prospect;
    std::vector<std::string> notes;
};

/// Makes a prospect of a contact. Who has no name is called by company, e-mail address or number. A
/// number, an address or a zone that can't be one is kept as a note.
/// @param default_country  see make_phone
/// @param is_zone          whether there is a time zone of that name
/// @throws Error (usage) for a contact that can't be kept: nobody is named, a text is too long, or
///         cadence or formality is none
ReadContact read_contact(const Contact& contact, std::string_view default_country,
                         const std::function<bool(const std::string&)>& is_zone);

/// Completes a prospect by what is known from elsewhere: fields that are empty, and phones, e-mails
/// and tags that are new. Nothing that is there is changed.
/// @return whether there was something to add
bool complete(Prospect& prospect, const Prospect& from);

}  // namespace vmcoach::domain
