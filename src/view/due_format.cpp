#include "vmcoach/view/due_format.hpp"

#include <algorithm>
#include <array>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/people.hpp"

namespace vmcoach::view {
namespace {

using domain::DueItem;
using std::chrono::seconds;
using text::format;
using time::Instant;

struct NamedField {
    const char* name;
    std::string (*value)(const DueItem&, Instant now, seconds grace);
};

constexpr std::array fields = {
    NamedField{"id",
               [](const DueItem& item, Instant, seconds) {
                   return domain::format_identifier(domain::promise_letter, item.promise.id);
               }},
    NamedField{"prospect_id", [](const DueItem& item, Instant,
                                 seconds) { return format("{}", item.promise.prospect_id); }},
    NamedField{"name", [](const DueItem& item, Instant, seconds) { return item.promise.prospect; }},
    NamedField{"pronunciation", [](const DueItem& item, Instant,
                                   seconds) { return item.pronunciation.value_or(""); }},
    NamedField{"phone",
               [](const DueItem& item, Instant, seconds) { return item.phone.value_or(""); }},
    NamedField{"about", [](const DueItem& item, Instant,
                           seconds) { return item.promise.about.value_or(""); }},
    NamedField{"due_at", [](const DueItem& item, Instant,
                            seconds) { return time::format_instant(item.promise.due_at); }},
    NamedField{"local_time", [](const DueItem& item, Instant,
                                seconds) { return time::format_local(item.promise.local_time); }},
    NamedField{"clock", [](const DueItem& item, Instant,
                           seconds) { return time::say_clock(item.promise.local_time); }},
    NamedField{"time_zone",
               [](const DueItem& item, Instant, seconds) { return item.promise.time_zone; }},
    NamedField{"status",
               [](const DueItem& item, Instant now, seconds grace) {
                   return std::string(domain::name_of(
                       domain::due_statuses, domain::due_status(item.promise.due_at, now, grace)));
               }},
    NamedField{"minutes_until",
               [](const DueItem& item, Instant now, seconds) {
                   return format("{}", domain::minutes_between(now, item.promise.due_at));
               }},
    NamedField{"last",
               [](const DueItem& item, Instant, seconds) {
                   return item.last_touch ? say_touch(*item.last_touch) : std::string();
               }},
};

std::vector<std::string> field_names() {
    std::vector<std::string> names;
    names.reserve(fields.size());
    for (const NamedField& field : fields) {
        names.emplace_back(field.name);
    }
    return names;
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        list += (list.empty() ? "{" : ", {") + name + "}";
    }
    return list;
}

/// Takes an escape such as `\t`, or a doubled brace, from the left.
/// @return the character that it stands for, or none
std::optional<char> take_escape(std::string_view& rest) {
    constexpr std::array<std::pair<std::string_view, char>, 5> escapes = {
        {{"{{", '{'}, {"}}", '}'}, {"\\t", '\t'}, {"\\n", '\n'}, {"\\\\", '\\'}}};
    for (const auto& [escape, character] : escapes) {
        if (rest.starts_with(escape)) {
            rest.remove_prefix(escape.size());
            return character;
        }
    }
    return std::nullopt;
}

}  // namespace

DueFormat::Field DueFormat::find(std::string_view name) {
    const auto* const found =
        std::find_if(fields.begin(), fields.end(),
                     [name](const NamedField& field) { return field.name == name; });
    if (found == fields.end()) {
        const std::vector<std::string> names = field_names();
        const auto near = text::nearest(name, names);
        throw text::usage_error(format("there is no field {{{}}}", name),
                                near ? format("did you mean {{{}}}?", *near)
                                     : format("the fields are {}", listed(names)));
    }
    return found->value;
}

DueFormat::DueFormat(std::string_view pattern) {
    std::string_view rest = pattern;
    parts_.push_back({"", nullptr});
    while (!rest.empty()) {
        if (const auto escaped = take_escape(rest)) {
            parts_.back().literal += *escaped;
            continue;
        }
        const std::size_t end = rest.find('}');
        if (rest.front() == '}' || (rest.front() == '{' && end == std::string_view::npos)) {
            throw text::usage_error("a brace stands alone",
                                    "write {{ or }} for a brace that is no field's");
        }
        if (rest.front() == '{') {
            parts_.back().field = find(rest.substr(1, end - 1));
            parts_.push_back({"", nullptr});
            rest.remove_prefix(end + 1);
            continue;
        }
        parts_.back().literal += rest.front();
        rest.remove_prefix(1);
    }
}

std::string DueFormat::text(const DueItem& item, Instant now, seconds grace) const {
    std::string result;
    for (const Part& part : parts_) {
        result += part.literal;
        if (part.field != nullptr) {
            result += text::escaped(part.field(item, now, grace));
        }
    }
    return result + "\n";
}

}  // namespace vmcoach::view
