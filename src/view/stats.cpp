#include "vmcoach/view/stats.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/paragraph.hpp"
#include "vmcoach/view/stats_content.hpp"
#include "vmcoach/view/stats_map.hpp"

namespace vmcoach::view {
namespace {

using text::escaped;
using text::format;

constexpr std::size_t pipe_columns = 80;
constexpr std::size_t all_lines = 20;
constexpr std::size_t indent = 2;

/// What a bar is drawn with, from its beginning.
struct BarGlyphs {
    std::string_view surely;    ///< up to the low end of the interval
    std::string_view likely;    ///< up to the share
    std::string_view possibly;  ///< up to the high end
    std::string_view rest;
};
constexpr BarGlyphs blocks = {"█", "▓", "▒", "·"};
constexpr BarGlyphs ascii = {"#", "=", "-", "."};

const BarGlyphs& glyphs(const Style& style) {
    return style.unicode ? blocks : ascii;
}

std::string bar(const domain::Proportion& share, std::size_t width, const Style& style) {
    const domain::Interval interval = *share.interval();
    const BarGlyphs& with = glyphs(style);
    const auto end = [width](double part) {
        return std::lround(part * static_cast<double>(width));
    };
    std::string result;
    for (long i = 0; i < static_cast<long>(width); ++i) {
        result += i < end(interval.low)     ? with.surely
                  : i < end(*share.share()) ? with.likely
                  : i < end(interval.high)  ? with.possibly
                                            : with.rest;
    }
    return result;
}

std::string right(std::string_view text, std::size_t width) {
    return std::string(width - std::min(width, text::width(text)), ' ') + std::string(text);
}

/// The columns of all figures, so that those of different sections stand below each other.
class FigureLayout {
  public:
    FigureLayout(const StatsContent& content, std::size_t columns) {
        for (const StatsSection& section : content.sections) {
            for (const StatsFigure& figure : section.figures) {
                label_ = std::max(label_, text::width(figure.label));
                count_ = std::max(count_, say_count(figure.share).size());
            }
        }
        constexpr std::size_t narrowest_bar = 8;
        constexpr std::size_t widest_bar = 60;
        const std::size_t in_one_line = indent + label_ + gap + gap + estimate + gap + count_;
        two_lines_ = in_one_line + narrowest_bar > columns;
        const std::size_t others = two_lines_ ? 2 * indent + gap + estimate : in_one_line;
        bar_ = std::min(columns - others, widest_bar);
        end_ = others + bar_;
    }

    std::string text(const StatsFigure& figure, const Style& style) const {
        const std::string start = std::string(indent, ' ') + text::padded(figure.label, label_);
        if (figure.share.of == 0) {
            return start + "  none yet\n";
        }
        const std::string drawn =
            format("{}  {} {}", bar(figure.share, bar_, style),
                   right(say_percent(*figure.share.share()), percent),
                   text::padded(format("({})", say_interval(*figure.share.interval())), interval));
        const std::string count = say_count(figure.share);
        if (two_lines_) {
            return format("{}{}\n{}{}\n", start, right(count, end_ - indent - label_),
                          std::string(2 * indent, ' '), trimmed(drawn));
        }
        return format("{}  {}  {}\n", start, drawn, right(count, count_));
    }

  private:
    static constexpr std::size_t gap = 2;
    static constexpr std::size_t percent = 5;
    static constexpr std::size_t interval = std::string_view("(95 to 100)").size();
    static constexpr std::size_t estimate = percent + 1 + interval;

    static std::string trimmed(std::string line) {
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    }

    std::size_t label_ = 0;
    std::size_t count_ = 0;
    std::size_t bar_ = 0;
    std::size_t end_ = 0;
    bool two_lines_ = false;
};

std::string wrapped(std::string_view line, std::size_t margin, const Style& style) {
    return paragraph(std::string(margin, ' ') + escaped(line), margin, all_lines, style);
}

std::string heading(const std::string& text, const Style& style) {
    return format("\n{}\n", bold(text, style));
}

std::string section_text(const StatsSection& section, const FigureLayout& layout,
                         const Style& style) {
    std::string result = heading(section.heading, style) + wrapped(section.meaning, indent, style);
    if (section.has_data()) {
        for (const StatsFigure& figure : section.figures) {
            result += layout.text(figure, style);
        }
    } else {
        result += wrapped(section.missing, indent, style);
    }
    for (const std::string& remark : section.remarks) {
        result += wrapped(remark, indent, style);
    }
    return result;
}

std::string map_text(const domain::HourMap& map, const StatsContent& content, const Style& style) {
    if (hour_range(map).size() == 0) {
        return {};
    }
    const StatsMap drawn = stats_map(map, indent, style);
    std::string result = heading(content.map_heading, style) + drawn.lines;
    result += wrapped(drawn.legend, indent, style) + wrapped(content.best_heading, indent, style);
    for (const std::string& hour : content.best_hours) {
        result += wrapped(hour, 2 * indent, style);
    }
    return result;
}

std::string legend(const Style& style) {
    const BarGlyphs& with = glyphs(style);
    return format(
        "In brackets: the 95 % interval, in percent. Bars: {} up to its low end, {} up to the "
        "share, {} up to its high end.",
        with.surely, with.likely, with.possibly);
}

}  // namespace

std::string stats_page(const domain::Statistics& statistics, const time::Zone& seller,
                       const Style& style) {
    Style page = style;
    page.columns = style.columns.value_or(pipe_columns);
    const StatsContent content = stats_content(statistics, seller);
    const FigureLayout layout(content, *page.columns);
    std::string result = wrapped(content.period, 0, page);
    for (const StatsSection& section : content.sections) {
        result += section_text(section, layout, page);
    }
    result += map_text(statistics.pick_ups.map, content, page);
    return content.has_data() ? result + "\n" + wrapped(legend(page), 0, page) : result;
}

}  // namespace vmcoach::view
