#include "vmcoach/view/search.hpp"

#include <algorithm>
#include <string_view>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"
#include "vmcoach/view/paragraph.hpp"
#include "vmcoach/view/table.hpp"

namespace vmcoach::view {
namespace {

using domain::SearchHit;
using domain::TextRange;
using text::format;

constexpr std::size_t indent = 6;
constexpr std::size_t most_lines = 2;
constexpr std::string_view ellipsis = "…";

/// A text as it is shown, and where the matches are in it.
struct Marked {
    std::string text;
    std::vector<TextRange> matches;
};

/// The text from a place on that is between two characters and not behind the first match.
Marked marked(const SearchHit& hit, std::size_t from, bool with_asterisks) {
    Marked result;
    const std::string_view text = hit.text;
    result.text = from > 0 ? ellipsis : "";
    const auto add_to = [&](std::size_t end) {
        result.text += text::escaped(text.substr(from, end - from));
        from = end;
    };
    for (const TextRange& match : hit.matches) {
        add_to(match.begin);
        result.text += with_asterisks ? "*" : "";
        const std::size_t begin = result.text.size();
        add_to(match.end);
        if (with_asterisks) {
            result.text += "*";
        } else {
            result.matches.push_back({begin, result.text.size()});
        }
    }
    add_to(text.size());
    return result;
}

/// The first match, or as many words before it as fit into some columns.
std::size_t before_first_match(const SearchHit& hit, std::size_t columns) {
    const std::string_view before =
        std::string_view(hit.text).substr(0, hit.matches.empty() ? 0 : hit.matches.front().begin);
    std::size_t begin = before.size();
    while (begin > 0) {
        const std::size_t blank = before.substr(0, begin - 1).find_last_of(" \n\t");
        const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
        if (text::width(text::escaped(before.substr(word))) > columns) {
            break;
        }
        begin = word;
    }
    return begin;
}

/// A part of the text that begins at `begin`, with its matches bold.
std::string with_bold(std::string_view line, std::size_t begin,
                      const std::vector<TextRange>& matches, const Style& style) {
    std::string result;
    std::size_t done = 0;
    for (const TextRange& match : matches) {
        const std::size_t from = std::max(match.begin, begin) - begin;
        const std::size_t to = std::min(std::max(match.end, begin) - begin, line.size());
        if (from < to) {
            result += line.substr(done, from - done);
            result += bold(line.substr(from, to - from), style);
            done = to;
        }
    }
    return result + std::string(line.substr(done));
}

/// The lines of a text around its first match.
std::string excerpt(const SearchHit& hit, std::size_t columns, const Style& style) {
    const std::string margin(std::min(indent, columns / 2), ' ');
    const std::size_t room = columns - margin.size();
    Marked shown = marked(hit, 0, !style.color);
    if (text::width(shown.text) > most_lines * room) {
        shown = marked(hit, before_first_match(hit, room / 2), !style.color);
    }
    std::string result;
    std::size_t begin = 0;
    for (std::size_t line = 1; line <= most_lines && begin < shown.text.size(); ++line) {
        const std::string_view rest = std::string_view(shown.text).substr(begin);
        const std::string start = text::cut_to_width(rest, room);
        const bool is_cut = start != rest;
        const bool is_last = line == most_lines;
        std::size_t size = rest.size();
        if (is_cut) {
            // An ellipsis takes the place of what doesn't fit, and so more than a line is needed to
            // break one.
            size = is_last
                       ? start.size() - ellipsis.size()
                       : text::wrapped(text::cut_to_width(rest, 2 * room + 1), room).front().size();
        }
        result +=
            format("{}{}{}\n", margin, with_bold(rest.substr(0, size), begin, shown.matches, style),
                   is_cut && is_last ? ellipsis : "");
        begin = shown.text.find_first_not_of(' ', begin + size);
    }
    return result;
}

}  // namespace

std::string search_results(const std::vector<SearchHit>& hits, const time::Zone& seller,
                           const Style& style) {
    if (!style.columns) {
        Table table({"ID", "KIND", "WHEN", "PROSPECT", "TEXT"});
        for (const SearchHit& hit : hits) {
            table.add({domain::identifier_of(hit),
                       std::string(domain::name_of(domain::hit_kinds, hit.kind)),
                       time::say_local(seller.local(hit.at)), hit.prospect, hit.text});
        }
        return table.text(style);
    }
    std::string result;
    for (const SearchHit& hit : hits) {
        const std::string id = domain::identifier_of(hit);
        const std::string what = format(", {}, {}", domain::name_of(domain::hit_kinds, hit.kind),
                                        time::say_local(seller.local(hit.at)));
        // However long a name is, what was found and when is told.
        const std::size_t room = *style.columns - text::width(id + "  ,");
        result += paragraph(
            format("{}  {}{}", id, text::cut_to_width(text::escaped(hit.prospect), room), what),
            indent, most_lines, style);
        result += excerpt(hit, *style.columns, style);
    }
    return result;
}

}  // namespace vmcoach::view
