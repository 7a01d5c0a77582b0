#include "vmcoach/view/due_format.hpp"

#include <algorithm>
#include <array>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/template.hpp"
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

}  // namespace

DueFormat::Field DueFormat::find(std::string_view name) {
    const auto* const found =
        std::find_if(fields.begin(), fields.end(),
                     [name](const NamedField& field) { return field.name == name; });
    if (found == fields.end()) {
        text::throw_unknown_field(name, field_names());
    }
    return found->value;
}

DueFormat::DueFormat(std::string_view pattern) {
    const text::Template read(pattern);
    for (const text::Template::Part& part : read.parts()) {
        parts_.push_back({part.literal, part.field ? find(*part.field) : nullptr});
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
