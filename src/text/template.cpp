#include "vmcoach/text/template.hpp"

#include <array>
#include <optional>
#include <utility>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::text {
namespace {

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

Template::Template(std::string_view pattern) {
    std::string_view rest = pattern;
    parts_.push_back({});
    while (!rest.empty()) {
        if (const auto escaped = take_escape(rest)) {
            parts_.back().literal += *escaped;
            continue;
        }
        const std::size_t end = rest.find('}');
        const bool alone =
            rest.front() == '}' || (rest.front() == '{' && end == std::string_view::npos);
        if (alone) {
            throw usage_error("a brace stands alone",
                              "write {{ or }} for a brace that is no field's");
        }
        if (rest.front() == '{') {
            parts_.back().field = std::string(rest.substr(1, end - 1));
            parts_.push_back({});
            rest.remove_prefix(end + 1);
            continue;
        }
        parts_.back().literal += rest.front();
        rest.remove_prefix(1);
    }
}

std::string Template::filled(
    const std::function<std::string(const std::string& field)>& value) const {
    std::string result;
    for (const Part& part : parts_) {
        result += part.literal;
        result += part.field ? value(*part.field) : std::string();
    }
    return result;
}

void throw_unknown_field(std::string_view name, const std::vector<std::string>& fields) {
    std::string list;
    for (const std::string& field : fields) {
        list += format("{}{{{}}}", list.empty() ? "" : ", ", field);
    }
    const auto near = nearest(name, fields);
    throw usage_error(
        format("there is no field {{{}}}", name),
        near ? format("did you mean {{{}}}?", *near) : format("the fields are {}", list));
}

}  // namespace vmcoach::text
