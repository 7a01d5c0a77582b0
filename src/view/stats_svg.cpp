#include "vmcoach/view/stats_svg.hpp"

#include <algorithm>

#include "stats_drawing.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/view/stats_content.hpp"

namespace vmcoach::view {
namespace {

using domain::Proportion;
using text::format;

// In units of the picture, which are pixels where it isn't scaled.
constexpr double margin = 40;
constexpr double line_height = 19;
constexpr double bar_start = margin + 110;
constexpr double bar_width = 330;
constexpr double percent_end = 535;
constexpr double interval_start = 545;
constexpr double right_edge = 760;

constexpr std::string_view text_rules =
    "text{font-family:sans-serif;font-size:13px;fill:#1d2327}\n"
    ".title{font-size:24px;font-weight:bold}.heading{font-size:16px;font-weight:bold}\n"
    ".soft{fill:#56616a}.end{text-anchor:end}.middle{text-anchor:middle}.strong{font-weight:bold}\n"
    ".paper{fill:#fdfdfb}.hour{fill:#86bccf;stroke:#d3d9dd}\n"
    ".few{fill:none;stroke:#8b959c;stroke-dasharray:3 2}\n"
    "@media (prefers-color-scheme:dark){\n"
    "text{fill:#e6eaec}.soft{fill:#a7b1b8}.paper{fill:#14181b}\n"
    ".hour{fill:#3b7a91;stroke:#2c3338}.few{stroke:#77828a}\n"
    "}\n";

class Picture {
  public:
    double y = margin;                   ///< where the next line stands
    double width = right_edge + margin;  ///< of the whole

    void text(std::string_view kind, double x, std::string_view words) {
        text_at(kind, x, y, words);
    }

    void text_at(std::string_view kind, double x, double at, std::string_view words) {
        body_ += format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", kind, x, at,
                        xml_escaped(words));
    }

    /// A line of text, and the place for the next.
    void line(std::string_view words) {
        text("soft", margin, words);
        y += line_height;
    }

    void heading(std::string_view words) {
        y += line_height;
        text("heading", margin, words);
        y += line_height + 3;
    }

    void begin_group(std::string_view title) {
        body_ += format("<g><title>{}</title>\n", xml_escaped(title));
    }
    void end_group() { body_ += "</g>\n"; }

    void add(std::string_view elements) {
        body_ += elements;
        body_ += '\n';
    }

    std::string document(std::string_view title, std::string_view description) const {
        const double height = y + margin - line_height;
        return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\""
            " width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"title"
            " description\">\n<title id=\"title\">{2}</title>\n<desc "
            "id=\"description\">{3}</desc>\n"
            "<style>\n{4}{5}</style>\n"
            "<rect class=\"paper\" width=\"{0:.0f}\" height=\"{1:.0f}\"/>\n{6}</svg>\n",
            width, height, xml_escaped(title), xml_escaped(description), text_rules, drawing_rules,
            body_);
    }

  private:
    std::string body_;
};

void add_figure(Picture& picture, const StatsFigure& figure, const StatsSection& section) {
    constexpr double bar_height = 15;
    constexpr double above_baseline = 12;
    picture.begin_group(format("{}: {}", figure.label, say_share(figure.share)));
    picture.text("", margin, figure.label);
    if (figure.share.of == 0) {
        picture.text("soft", bar_start, "none yet");
    } else {
        picture.add(drawn_bar(figure.share,
                              {bar_start, picture.y - above_baseline, bar_width, bar_height},
                              section.published));
        picture.text("end strong", percent_end, say_percent(*figure.share.share()));
        picture.text("soft", interval_start,
                     format("({})", say_interval(*figure.share.interval())));
        picture.text("end", right_edge, say_count(figure.share));
    }
    picture.end_group();
    picture.y += line_height + 3;
}

void add_section(Picture& picture, const StatsSection& section) {
    picture.heading(section.heading);
    picture.line(section.meaning);
    picture.y += 3;
    if (!section.has_data()) {
        picture.line(section.missing);
    } else {
        for (const StatsFigure& figure : section.figures) {
            add_figure(picture, figure, section);
        }
    }
    for (const std::string& remark : section.remarks) {
        picture.line(remark);
    }
}

constexpr double cell_padding = 6;
constexpr double count_size = 11;
constexpr double smallest_count_size = 8;

/// Of so many characters, which are about six tenths as wide as high.
double text_width(std::size_t characters, double size) {
    constexpr double of_one = 0.6;
    return of_one * size * static_cast<double>(characters);
}

std::string count_in_cell(const Proportion& cell) {
    return format("{}/{}", cell.count, cell.of);
}

/// The room is shared out, but a map of a few hours stays small, and a count readable.
double cell_width(const domain::HourMap& map, const HourRange& hours, double room) {
    constexpr double widest = 72;
    std::size_t longest = 0;
    for (const auto& day : map) {
        for (const Proportion& cell : day) {
            longest = std::max(longest, count_in_cell(cell).size());
        }
    }
    return std::max(std::min(widest, room / static_cast<double>(hours.size())),
                    text_width(longest, smallest_count_size) + cell_padding);
}

void add_cell(Picture& picture, const Proportion& cell, std::string_view hour, double scale,
              const Rectangle& place) {
    if (cell.of == 0) {
        return;
    }
    const bool few = cell.of < domain::few_attempts;
    picture.begin_group(format("{}: {}", hour, say_share(cell)));
    picture.add(
        format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\""
               " height=\"{:.1f}\" rx=\"3\"{}/>",
               few ? "few" : "hour", place.x, place.y, place.width, place.height,
               few ? "" : format(" fill-opacity=\"{:.2f}\"", *cell.share() / scale)));
    const double middle = place.x + place.width / 2;
    const std::string count = count_in_cell(cell);
    const auto small = [&](std::string_view kind, double baseline, std::string_view words) {
        picture.add(format(
            "<text class=\"middle {}\" x=\"{:.1f}\" y=\"{:.1f}\""
            " style=\"font-size:{:.1f}px\">{}</text>",
            kind, middle, baseline,
            std::min(count_size, (place.width - cell_padding / 2) / text_width(words.size(), 1)),
            words));
    };
    constexpr double first_line = 15;
    constexpr double only_line = 20;
    constexpr double second_line = 28;
    if (few) {
        small("soft", place.y + only_line, count);
    } else {
        small("strong", place.y + first_line, say_percent(*cell.share()));
        small("", place.y + second_line, count);
    }
    picture.end_group();
}

void add_map(Picture& picture, const domain::HourMap& map, const StatsContent& content) {
    const HourRange hours = hour_range(map);
    if (hours.size() == 0) {
        return;
    }
    constexpr double day_width = 40;
    constexpr double cell_height = 34;
    constexpr double gap = 2;
    const double each = cell_width(map, hours, right_edge - margin - day_width);
    picture.width = std::max(
        picture.width, margin + day_width + margin + each * static_cast<double>(hours.size()));
    const double scale = map_scale(map);
    picture.heading(content.map_heading);
    for (std::size_t hour = hours.first; hour < hours.end; ++hour) {
        picture.text(
            "soft middle",
            margin + day_width + (static_cast<double>(hour - hours.first) + 0.5) * each - gap / 2,
            format("{:02}", hour));
    }
    picture.y += line_height / 2;
    for (std::size_t weekday = 0; weekday < shown_weekdays(map); ++weekday) {
        picture.text_at("", margin, picture.y + cell_height / 2 + 4, short_weekday(weekday));
        for (std::size_t hour = hours.first; hour < hours.end; ++hour) {
            const double x = margin + day_width + static_cast<double>(hour - hours.first) * each;
            add_cell(picture, map.at(weekday).at(hour), say_hour(weekday, hour), scale,
                     {x, picture.y, each - gap, cell_height - gap});
        }
        picture.y += cell_height;
    }
    picture.y += line_height;
    picture.line(map_legend(map));
    picture.line(content.best_heading);
    for (const std::string& hour : content.best_hours) {
        picture.line(hour);
    }
}

std::string describe(const StatsContent& content) {
    std::string result = content.period + ".";
    for (const StatsSection& section : content.sections) {
        for (const StatsFigure& figure : section.figures) {
            result +=
                format(" {}, {}: {}.", section.heading, figure.label, say_share(figure.share));
        }
    }
    return result;
}

}  // namespace

std::string stats_svg(const domain::Statistics& statistics, const time::Zone& seller) {
    const StatsContent content = stats_content(statistics, seller);
    Picture picture;
    picture.y += line_height / 2;
    picture.text("title", margin, content.title);
    picture.y += line_height + 6;
    picture.line(content.period);
    for (const StatsSection& section : content.sections) {
        add_section(picture, section);
    }
    add_map(picture, statistics.pick_ups.map, content);
    if (content.has_data()) {
        picture.y += line_height;
        for (const std::string_view line : drawing_legend) {
            picture.line(line);
        }
    }
    return picture.document(content.title, describe(content));
}

}  // namespace vmcoach::view
