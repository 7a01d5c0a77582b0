#include "stats_drawing.hpp"

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/stats_content.hpp"

namespace vmcoach::view {
namespace {

using text::format;

std::string rectangle(std::string_view kind, const Rectangle& place) {
    return format(
        "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", kind,
        place.x, place.y, place.width, place.height);
}

std::string upright(std::string_view kind, double x, double top, double bottom) {
    return format("<path class=\"{}\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>", kind, x, top, bottom);
}

}  // namespace

const std::string_view drawing_rules =
    ".track{fill:#e8ecef}.bar{fill:#86bccf}.band{fill:#f0d9a4}\n"
    ".range,.best{stroke:#1d2327;fill:none;stroke-width:1.4}\n"
    ".best{stroke:#8a5a00;stroke-dasharray:2 2}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".track{fill:#262d32}.bar{fill:#3b7a91}.band{fill:#5b4a1f}\n"
    ".range{stroke:#e6eaec}.best{stroke:#e3b95c}\n"
    "}\n";

const std::array<std::string_view, 2> drawing_legend = {
    "A bar is the share, from 0 to 100 %; the line across it, and the brackets, are the 95 % "
    "interval.",
    "Behind the returned voicemails: the published band, and a dashed line at the best.",
};

std::string map_legend(const domain::HourMap& map) {
    return format("The strongest shade is {}. Dashed: fewer than {} calls, too few to tell.",
                  say_percent(map_scale(map)), domain::few_attempts);
}

std::string xml_escaped(std::string_view text) {
    std::string result;
    for (const char c : text::escaped(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string drawn_bar(const domain::Proportion& share, const Rectangle& place,
                      const std::optional<domain::PublishedReturns>& published) {
    const domain::Interval interval = *share.interval();
    const auto at = [&place](double part) { return place.x + part * place.width; };
    const auto part_of = [&](double from, double to, double inset) {
        return Rectangle{at(from), place.y + inset, at(to) - at(from), place.height - 2 * inset};
    };
    const double bottom = place.y + place.height;
    std::string result = rectangle("track", place);
    if (published) {
        result += rectangle("band", part_of(published->low, published->high, 0));
        result += upright("best", at(published->best), place.y, bottom);
    }
    const double inset = place.height / 5;
    result += rectangle("bar", part_of(0, *share.share(), inset));
    const double middle = place.y + place.height / 2;
    result += format("<path class=\"range\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>", at(interval.low),
                     middle, at(interval.high));
    for (const double end : {interval.low, interval.high}) {
        result += upright("range", at(end), middle - inset, middle + inset);
    }
    return result;
}

}  // namespace vmcoach::view
