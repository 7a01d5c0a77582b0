#include "vmcoach/store/candidates.hpp"

#include <algorithm>

#include "vmcoach/command/completing.hpp"
#include "vmcoach/domain/email.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/store/lookup.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/prospects.hpp"
#include "vmcoach/store/touches.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::command {
namespace {

using text::format;

/// From 100 on, bash and zsh ask before they show any.
constexpr std::size_t most_people = 99;
/// Of what has no name, only the newest are looked for.
constexpr std::size_t most_ids = 30;
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_description = 60;

std::string safe(std::string_view text) {
    return text::cut_to_width(text::escaped(text), longest_description);
}

std::string joined(const std::string& first, const std::string& second) {
    return format("{}{}{}", first, first.empty() || second.empty() ? "" : ", ", second);
}

Candidate plain(const std::string& value, std::string description = {}) {
    return {.value = value, .shown = value, .description = std::move(description)};
}

bool is_plain(std::string_view text) {
    return text.size() <= longest_name && text::escaped(text) == text;
}

/// Looks for what fits, and knows in what form it can be typed.
class Finder {
  public:
    Finder(const std::string& typed, bool may_begin_with_dash, Session& session)
        : database_(store::Database::open_as_it_is(session.database_file().value)),
          typed_(typed),
          may_begin_with_dash_(may_begin_with_dash) {}

    std::vector<Candidate> people() {
        std::vector<Candidate> list;
        add_person_of_id(list);
        for (const store::PersonFound& one : found_people(store::Among::all)) {
            const std::string company = safe(one.company.value_or(""));
            if (is_enough(one)) {
                list.push_back(plain(one.name, company));
                list.back().otherwise = format("{}", one.id);
            } else {
                list.push_back(plain(format("{}", one.id), joined(safe(one.name), company)));
            }
        }
        return list;
    }

    std::vector<Candidate> promises() {
        std::vector<Candidate> list;
        if (const auto digits = digits_behind(domain::promise_letter)) {
            for (const std::int64_t id :
                 store::open_promises_by_beginning(database_, *digits, most_people)) {
                add_promise(store::find_promise(database_, id).value(), list);
            }
        }
        if (!typed_.empty()) {
            for (const store::PersonFound& one : found_people(store::Among::promised)) {
                add_promises_to(one, list);
            }
        }
        return list;
    }

    void add_notes(std::vector<Candidate>& list) {
        const auto digits = digits_behind(domain::note_letter);
        if (!digits) {
            return;
        }
        for (const std::int64_t id : store::notes_by_beginning(database_, *digits, most_ids)) {
            const domain::Note note = store::find_note(database_, id).value();
            list.push_back(plain(domain::format_identifier(domain::note_letter, id),
                                 safe(joined(name_of(note.prospect_id), note.text))));
        }
    }

    void add_touches(std::vector<Candidate>& list) {
        const auto digits = digits_behind(domain::touch_letter);
        if (!digits) {
            return;
        }
        for (const std::int64_t id : store::touches_by_beginning(database_, *digits, most_ids)) {
            const domain::Touch touch = store::find_touch(database_, id).value();
            list.push_back(plain(domain::format_identifier(domain::touch_letter, id),
                                 safe(joined(name_of(touch.prospect_id), view::say_touch(touch)))));
        }
    }

    std::vector<Candidate> tags() {
        std::vector<Candidate> list;
        for (const std::string& tag : store::tags_by_beginning(database_, typed_, most_people)) {
            if (is_plain(tag)) {
                list.push_back(plain(tag));
            }
        }
        return list;
    }

  private:
    std::vector<store::PersonFound> found_people(store::Among among) const {
        std::vector<store::PersonFound> found =
            store::people_by_beginning(database_, typed_, among, most_people);
        // Names are found by their words. Whoever has typed more than words, as O'B, means those
        // in which it stands, if there are any.
        const std::string wanted = text::fold(typed_);
        if (wanted != domain::name_key(typed_)) {
            const auto end = std::stable_partition(
                found.begin(), found.end(), [&](const store::PersonFound& one) {
                    return text::fold(one.name).starts_with(wanted);
                });
            if (end != found.begin()) {
                found.erase(end, found.end());
            }
        }
        return found;
    }

    void add_person_of_id(std::vector<Candidate>& list) const {
        const auto id = domain::parse_id(typed_);
        if (const auto person = id && typed_.size() < domain::min_phone_digits
                                    ? store::find_prospect(database_, *id)
                                    : std::nullopt) {
            list.push_back(
                plain(typed_, joined(safe(person->name), safe(person->company.value_or("")))));
        }
    }

    /// Whether WHO, given this name, finds this person and nobody else.
    bool is_enough(const store::PersonFound& one) const {
        if (one.has_namesake || !is_plain(one.name) || domain::name_key(one.name).empty() ||
            domain::is_digits(one.name) || domain::looks_like_phone(one.name)) {
            return false;
        }
        if (domain::looks_like_email(one.name)) {
            return store::prospects_by_email(database_, one.name) == std::vector{one.id};
        }
        return may_begin_with_dash_ || one.name.front() != '-';
    }

    static void add_promise(const domain::Promise& promise, std::vector<Candidate>& list) {
        list.push_back(plain(domain::format_identifier(domain::promise_letter, promise.id),
                             joined(safe(promise.prospect), time::say_local(promise.local_time))));
    }

    void add_promises_to(const store::PersonFound& one, std::vector<Candidate>& list) const {
        const std::vector<domain::Promise> open =
            store::list_promises(database_, {.prospect_id = one.id});
        const bool is_id = domain::parse_identifier(domain::promise_letter, one.name).has_value();
        if (open.size() == 1 && is_enough(one) && !is_id) {
            const std::string id =
                domain::format_identifier(domain::promise_letter, open.front().id);
            list.push_back(plain(one.name, joined(id, time::say_local(open.front().local_time))));
            list.back().otherwise = id;
            return;
        }
        for (const domain::Promise& promise : open) {
            add_promise(promise, list);
        }
    }

    /// What is typed of an id's digits; none where it is no id.
    std::optional<std::string> digits_behind(char letter) const {
        if (typed_.empty()) {
            return "";
        }
        const std::string digits = typed_.substr(1);
        return typed_.front() == letter && (digits.empty() || domain::is_digits(digits))
                   ? std::optional(digits)
                   : std::nullopt;
    }

    std::string name_of(std::int64_t prospect_id) const {
        return store::find_prospect(database_, prospect_id).value().name;
    }

    store::Database database_;
    const std::string& typed_;
    bool may_begin_with_dash_;
};

std::vector<Candidate> zones(const std::string& typed, const Session& session) {
    const std::string wanted = text::lower_ascii(typed);
    std::vector<std::string> names = time::zone_names(session.context().zone_folder);
    std::sort(names.begin(), names.end());
    std::vector<Candidate> list;
    for (const std::string& name : names) {
        const std::string lowered = text::lower_ascii(name);
        if (lowered.starts_with(wanted) ||
            lowered.substr(lowered.rfind('/') + 1).starts_with(wanted)) {
            list.push_back(plain(name));
        }
    }
    return list;
}

std::vector<Candidate> choices(const Store& value, const std::string& typed, Session& session) {
    std::vector<Candidate> list;
    for (const std::string& name : value.choices(session)) {
        const bool is_new = std::none_of(
            list.begin(), list.end(), [&](const Candidate& other) { return other.value == name; });
        if (is_new && is_plain(name) &&
            text::lower_ascii(name).starts_with(text::lower_ascii(typed))) {
            list.push_back(plain(name));
        }
    }
    return list;
}

}  // namespace

Candidates candidates_for_value(const Store& value, const std::string& typed,
                                bool may_begin_with_dash, Session& session) {
    const auto finder = [&] { return Finder(typed, may_begin_with_dash, session); };
    Candidates found;
    switch (value.wanted()) {
        case Wanted::anything:
            break;
        case Wanted::choice:
            found.list = choices(value, typed, session);
            break;
        case Wanted::who:
            found.list = finder().people();
            break;
        case Wanted::promise:
            found.list = finder().promises();
            break;
        case Wanted::note:
            finder().add_notes(found.list);
            break;
        case Wanted::note_or_touch: {
            Finder both = finder();
            both.add_notes(found.list);
            both.add_touches(found.list);
            break;
        }
        case Wanted::tag:
            found.list = finder().tags();
            break;
        case Wanted::zone:
            found.list = zones(typed, session);
            break;
        case Wanted::file:
        case Wanted::folder:
            found.files = value.wanted();
            break;
    }
    return found;
}

}  // namespace vmcoach::command
