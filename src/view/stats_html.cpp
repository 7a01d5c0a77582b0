#include "vmcoach/view/stats_html.hpp"

#include "stats_drawing.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/view/stats_content.hpp"

namespace vmcoach::view {
namespace {

using domain::Proportion;
using text::format;

constexpr std::string_view page_rules =
    ":root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1d2327;--soft:#56616a;--line:#d3d9dd;"
    "--few:#8b959c;--shade:134,188,207}\n"
    "@media (prefers-color-scheme:dark){:root{--paper:#14181b;--ink:#e6eaec;--soft:#a7b1b8;"
    "--line:#2c3338;--few:#77828a;--shade:59,122,145}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 sans-serif}\n"
    "main{max-width:50rem;margin:0 auto;padding:2rem 1.25rem 3rem}\n"
    "h1{font-size:1.75rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.25rem 0 .1rem}\n"
    "p{margin:.15rem 0}.soft{color:var(--soft)}\n"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0;font-variant-numeric:tabular-nums}\n"
    "th{font-weight:normal;text-align:left}thead th{color:var(--soft);font-size:.85rem}\n"
    ".figures td,.figures th{padding:.3rem .5rem;border-bottom:1px solid var(--line)}\n"
    ".figures tr>:first-child{padding-left:0;width:7.5rem}\n"
    ".figures .number{text-align:right;white-space:nowrap;width:6.5rem}\n"
    ".figures svg{display:block;width:100%;height:auto}\n"
    ".scroll{overflow-x:auto}.map{border-collapse:separate;"
    "border-spacing:2px}\n"
    ".map th+th{width:6rem}"
    ".map th{font-size:.85rem;color:var(--soft)}.map thead th{text-align:center}\n"
    ".map tr>:first-child{width:2.5rem}\n"
    ".map td{height:2.4rem;padding:0 "
    ".2rem;white-space:nowrap;border-radius:4px;text-align:center;line-height:1.15;"
    "font-size:.8rem;background:rgba(var(--shade),var(--share,0))}\n"
    ".map td[style]{box-shadow:inset 0 0 0 1px var(--line)}\n"
    ".map small{display:block;font-size:.7rem}\n"
    ".map .few{border:1px dashed var(--few);color:var(--soft)}\n"
    "footer{margin-top:2.25rem;font-size:.9rem}ol{margin:.25rem 0;padding-left:1.5rem}\n"
    "@media (max-width:36rem){.figures .drawn{display:none}}\n"
    "@media print{section{break-inside:avoid}}\n";

std::string paragraph_of(std::string_view kind, std::string_view words) {
    return format("<p class=\"{}\">{}</p>\n", kind, xml_escaped(words));
}

std::string figure_row(const StatsFigure& figure, const StatsSection& section) {
    constexpr Rectangle place{0, 0, 330, 15};
    const std::string label = format("<tr><th scope=\"row\">{}</th>", xml_escaped(figure.label));
    if (figure.share.of == 0) {
        return label +
               "<td class=\"drawn\"></td><td class=\"number\">none yet</td>"
               "<td class=\"number\"></td><td class=\"number\"></td></tr>\n";
    }
    return label +
           format(
               "<td class=\"drawn\"><svg viewBox=\"0 0 330 15\" aria-hidden=\"true\">{}</svg>"
               "</td><td class=\"number\"><strong>{}</strong></td><td class=\"number\">{}</td>"
               "<td class=\"number\">{}</td></tr>\n",
               drawn_bar(figure.share, place, section.published),
               say_percent(*figure.share.share()), say_interval(*figure.share.interval()),
               say_count(figure.share));
}

std::string section_html(const StatsSection& section) {
    std::string result = format("<section>\n<h2>{}</h2>\n", xml_escaped(section.heading));
    result += paragraph_of("soft", section.meaning);
    if (section.has_data()) {
        result +=
            "<table class=\"figures\">\n<thead><tr><th scope=\"col\"></th><th class=\"drawn\""
            " scope=\"col\"></th><th class=\"number\" scope=\"col\">share</th><th class=\"number\""
            " scope=\"col\">95 % interval</th><th class=\"number\" scope=\"col\">count</th></tr>"
            "</thead>\n<tbody>\n";
        for (const StatsFigure& figure : section.figures) {
            result += figure_row(figure, section);
        }
        result += "</tbody>\n</table>\n";
    } else {
        result += paragraph_of("", section.missing);
    }
    for (const std::string& remark : section.remarks) {
        result += paragraph_of("soft", remark);
    }
    return result + "</section>\n";
}

std::string cell_html(const Proportion& cell, std::string_view hour, double scale) {
    if (cell.of == 0) {
        return "<td></td>";
    }
    const std::string title = format("{}: {}", hour, say_share(cell));
    if (cell.of < domain::few_attempts) {
        return format("<td class=\"few\" title=\"{}\"><small>{}/{}</small></td>",
                      xml_escaped(title), cell.count, cell.of);
    }
    return format(
        "<td style=\"--share:{:.2f}\" title=\"{}\"><strong>{}</strong> <small>{}/{}</small></td>",
        *cell.share() / scale, xml_escaped(title), say_percent(*cell.share()), cell.count, cell.of);
}

std::string map_html(const domain::HourMap& map, const StatsContent& content) {
    const HourRange hours = hour_range(map);
    if (hours.size() == 0) {
        return {};
    }
    const double scale = map_scale(map);
    std::string result =
        format("<section>\n<h2 id=\"map\">{}</h2>\n", xml_escaped(content.map_heading)) +
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"map\" tabindex=\"0\">\n"
        "<table class=\"map\">\n<thead><tr><th scope=\"col\"></th>";
    for (std::size_t hour = hours.first; hour < hours.end; ++hour) {
        result += format("<th scope=\"col\">{:02}</th>", hour);
    }
    result += "</tr></thead>\n<tbody>\n";
    for (std::size_t weekday = 0; weekday < shown_weekdays(map); ++weekday) {
        result += format("<tr><th scope=\"row\">{}</th>", short_weekday(weekday));
        for (std::size_t hour = hours.first; hour < hours.end; ++hour) {
            result += cell_html(map.at(weekday).at(hour), say_hour(weekday, hour), scale);
        }
        result += "</tr>\n";
    }
    result += "</tbody>\n</table>\n</div>\n" + paragraph_of("soft", map_legend(map)) +
              paragraph_of("soft", content.best_heading);
    if (!content.best_hours.empty()) {
        result += "<ol>\n";
        for (const std::string& hour : content.best_hours) {
            result += format("<li>{}</li>\n", xml_escaped(hour));
        }
        result += "</ol>\n";
    }
    return result + "</section>\n";
}

}  // namespace

std::string stats_html(const domain::Statistics& statistics, const time::Zone& seller) {
    const StatsContent content = stats_content(statistics, seller);
    std::string body = format("<h1>{}</h1>\n", xml_escaped(content.title));
    body += paragraph_of("soft", content.period);
    for (const StatsSection& section : content.sections) {
        body += section_html(section);
    }
    body += map_html(statistics.pick_ups.map, content);
    if (content.has_data()) {
        body += "<footer>\n";
        for (const std::string_view line : drawing_legend) {
            body += paragraph_of("soft", line);
        }
        body += "</footer>\n";
    }
    return format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<title>{}</title>\n<style>\n{}{}</style>\n</head>\n<body>\n<main>\n{}</main>\n"
        "</body>\n</html>\n",
        xml_escaped(content.title), page_rules, drawing_rules, body);
}

}  // namespace vmcoach::view
