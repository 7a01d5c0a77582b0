#include "vmcoach/view/stats_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/stats_content.hpp"

namespace vmcoach::view {
namespace {

using domain::Proportion;
using text::format;

constexpr std::array<std::string_view, 8> levels = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

constexpr std::size_t day_width = 4;
constexpr std::size_t widest_mark = 3;

/// Of an hour in which few attempts were made.
std::string_view tentative_mark(bool any, const Style& style) {
    if (any) {
        return "+";
    }
    return style.unicode ? "·" : ".";
}

std::string_view level(const Proportion& cell, double scale) {
    const auto top = static_cast<double>(levels.size() - 1);
    return levels.at(static_cast<std::size_t>(std::lround(*cell.share() / scale * top)));
}

/// How many of ten, rounded down, and nine for all.
std::string digit(const Proportion& cell) {
    constexpr std::int64_t tens = 10;
    return format("{}", std::min(cell.count * tens / cell.of, tens - 1));
}

/// How the cells of one map are written.
class Cells {
  public:
    Cells(const domain::HourMap& map, std::size_t room, const Style& style)
        : scale_(map_scale(map)), style_(style) {
        std::size_t widest = std::string_view(style.unicode ? "#100%" : "100%").size();
        for (const auto& day : map) {
            for (const Proportion& cell : day) {
                widest = std::max(widest, count(cell).size());
            }
        }
        with_numbers = room > widest;
        width = with_numbers ? widest + 1 : std::min(room, widest_mark);
    }

    bool with_numbers = false;
    std::size_t width = 0;

    std::string first_line(const Proportion& cell) const {
        if (cell.of == 0) {
            return "";
        }
        if (cell.of < domain::few_attempts) {
            return std::string(with_numbers ? "" : tentative_mark(cell.count > 0, style_));
        }
        const std::string block = style_.unicode ? std::string(level(cell, scale_))
                                  : with_numbers ? ""
                                                 : digit(cell);
        return with_numbers ? format("{}{}%", block, std::lround(*cell.share() * 100)) : block;
    }

    static std::string count(const Proportion& cell) {
        return cell.of == 0 ? "" : format("{}/{}", cell.count, cell.of);
    }

    std::string legend() const {
        const std::string few =
            with_numbers
                ? format("without a share: fewer than {} calls", domain::few_attempts)
                : format("fewer than {} calls: {} somebody, {} nobody", domain::few_attempts,
                         tentative_mark(true, style_), tentative_mark(false, style_));
        if (style_.unicode) {
            return format("{} to {}: 0 to {} picked up; {}", levels.front(), levels.back(),
                          say_percent(scale_), few);
        }
        return with_numbers ? few : format("digits: how many of ten picked up; {}", few);
    }

  private:
    double scale_;
    const Style& style_;
};

/// Every so many hours there is room for a number.
std::string hour_line(const HourRange& hours, std::size_t width) {
    constexpr std::size_t digits = 2;
    const std::size_t step = (digits + width) / width;
    std::string line;
    for (std::size_t hour = hours.first; hour < hours.end; hour += step) {
        line.resize((hour - hours.first) * width, ' ');
        line += format("{:02}", hour);
    }
    return line;
}

std::string without_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

StatsMap stats_map(const domain::HourMap& map, std::size_t margin, const Style& style) {
    const HourRange hours = hour_range(map);
    // The last hour's number may be wider than its column.
    const std::size_t room = (*style.columns - margin - day_width - 1) / hours.size();
    const Cells cells(map, room, style);
    const std::string start(margin, ' ');
    const auto line = [&](std::string_view label, std::size_t weekday, const auto& text_of) {
        std::string result = start + text::padded(label, day_width);
        for (std::size_t hour = hours.first; hour < hours.end; ++hour) {
            result += text::padded(text_of(map.at(weekday).at(hour)), cells.width);
        }
        return without_end(result) + "\n";
    };
    StatsMap result{
        .lines = start + std::string(day_width, ' ') + hour_line(hours, cells.width) + "\n",
        .legend = cells.legend()};
    for (std::size_t weekday = 0; weekday < shown_weekdays(map); ++weekday) {
        result.lines += line(short_weekday(weekday), weekday,
                             [&](const Proportion& cell) { return cells.first_line(cell); });
        if (cells.with_numbers) {
            result.lines += line("", weekday, Cells::count);
        }
    }
    return result;
}

}  // namespace vmcoach::view
