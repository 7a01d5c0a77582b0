#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/coach/situation.hpp"

/// Messages made of what is on record. All pure.
namespace vmcoach::coach {

/// One of the messages that the coach can draft by itself.
enum class Draft {
    first,    ///< what the seller has found out, and the promise
    second,   ///< after a promise that was kept: here I am, as I said
    email,    ///< announces an email
    friends,  ///< a common friend
};
inline constexpr std::array drafts = {
    domain::Named<Draft>{Draft::first, "first"}, domain::Named<Draft>{Draft::second, "second"},
    domain::Named<Draft>{Draft::email, "email"}, domain::Named<Draft>{Draft::friends, "friend"}};

/// What a draft needs to know besides the situation, which must have a subject, a promise and the
/// seller's name.
struct DraftRecord {
    std::optional<time::Instant> kept;  ///< when the last promise that was kept fell due
    std::optional<std::string> seller_phone;
};

/// The draft that fits a situation: a second message where a promise was kept, one that announces
/// the email that was sent within a day, one with the common friend that is on record, else a first
/// one.
Draft fitting_draft(const Situation& situation, const DraftRecord& record);

/// Writes a message. Of what could be said, that is chosen which leaves the fewest errors, fits
/// into the time that there is, and leaves the fewest other findings.
/// @throws Error (usage) where the record lacks what this draft needs
std::string write_draft(Draft draft, const Situation& situation, const DraftRecord& record);

/// Writes a message after a user's own template (text::Template).
/// @throws Error (usage) for a field that there isn't, or that the record has nothing for
std::string fill_draft(std::string_view pattern, const Situation& situation,
                       const DraftRecord& record);

/// The fields that templates can have.
std::vector<std::string> draft_fields();

/// Refuses a situation in which nobody could draft a message.
/// @throws Error (usage) without a promise or the seller's name
void require_draftable(const Situation& situation);

}  // namespace vmcoach::coach
