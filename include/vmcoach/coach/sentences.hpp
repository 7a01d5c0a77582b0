#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vmcoach/coach/draft.hpp"
#include "vmcoach/coach/situation.hpp"
#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/prospect.hpp"

namespace vmcoach::coach {

/// What a message begins with, and what may be said behind it; both with their full stops.
struct Hook {
    std::string sentence;
    std::string more;  ///< may be empty
};

/// The name as it is said: "Ortiz, Dana" is `Dana Ortiz`.
std::string spoken_name(const domain::Prospect& prospect);

/// What somebody is called by: the first word of the name that is no title.
std::string first_name(const domain::Prospect& prospect);

/// The sentences of a message to somebody, as formal as they are.
class Sentences {
  public:
    /// @param situation  with a subject; lives as long as the object, as does the record
    Sentences(const Situation& situation, const DraftRecord& record);

    bool is_formal() const;

    std::string greeting() const;  ///< `Hi Dana`, `Good morning, Dana Ortiz`
    std::string opening() const;   ///< the greeting, and who calls

    // These three need a promise.
    std::string day() const;      ///< `Thursday`
    std::string time() const;     ///< `ten fifteen, your time`
    std::string promise() const;  ///< `I'll call you on Thursday at ten fifteen.`

    /// What is on record of a kind and can be said as it stands, the newest first.
    std::vector<Hook> hooks(domain::NoteKind kind) const;
    /// What can be said where nothing is, the longest first.
    std::vector<Hook> hooks_for_strangers() const;
    /// The newest note of a kind as it was written, or nothing.
    std::string newest(domain::NoteKind kind) const;

    /// `I said I'd call today at ten fifteen, and here I am.` Needs a promise that was kept.
    std::string kept() const;
    std::string email() const;  ///< that one was sent, or will be

  private:
    time::LocalTime local(time::Instant instant) const;
    std::string self() const;
    std::string part_of_day() const;
    std::optional<std::string> sentence(const domain::Note& note) const;

    const Situation& situation_;
    const DraftRecord& record_;
    const domain::Prospect& prospect_;
};

}  // namespace vmcoach::coach
