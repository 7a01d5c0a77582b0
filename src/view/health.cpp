#include "vmcoach/view/health.hpp"

#include <array>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"

namespace vmcoach::view {
namespace {

using domain::HealthFinding;
using domain::HealthLevel;
using text::format;

std::string say_level(HealthLevel level, const Style& style) {
    constexpr std::size_t level_width = 9;
    std::string text = text::padded(domain::name_of(domain::health_levels, level), level_width);
    switch (level) {
        case HealthLevel::good:
            return good(text, style);
        case HealthLevel::problem:
            return warning(text, style);
        case HealthLevel::note:
            break;
    }
    return text;
}

}  // namespace

std::string health_list(const std::vector<HealthFinding>& findings, const Style& style) {
    constexpr std::size_t subject_width = 13;
    std::string list;
    for (const HealthFinding& finding : findings) {
        list +=
            format("{}{}{}\n", say_level(finding.level, style),
                   text::padded(finding.subject, subject_width), text::escaped(finding.message));
        if (finding.advice) {
            list += format("{}{}\n", text::padded("", 9 + subject_width),
                           text::escaped(*finding.advice));
        }
    }
    return list;
}

std::string say_size(std::int64_t bytes) {
    constexpr std::array units = {"kB", "MB", "GB"};
    constexpr std::int64_t thousand = 1000;
    if (bytes < thousand) {
        return format("{} bytes", bytes);
    }
    std::size_t unit = 0;
    std::int64_t tenths = bytes * 10 / thousand;
    while (tenths >= thousand * 10 && unit + 1 < units.size()) {
        tenths /= thousand;
        ++unit;
    }
    return format("{}.{} {}", tenths / 10, tenths % 10, units.at(unit));
}

}  // namespace vmcoach::view
