#include "vmcoach/view/paragraph.hpp"

#include <algorithm>
#include <vector>

#include "vmcoach/text/terminal.hpp"

namespace vmcoach::view {

std::string paragraph(std::string_view text, std::size_t indent, std::size_t most_lines,
                      const Style& style) {
    if (!style.columns) {
        return std::string(text) + "\n";
    }
    const std::size_t columns = *style.columns;
    const std::string margin(std::min(indent, columns / 2), ' ');
    std::string result;
    std::string_view rest = text;
    for (std::size_t line = 1;; ++line) {
        const std::size_t room = columns - (line == 1 ? 0 : margin.size());
        result += line == 1 ? "" : margin;
        if (line == most_lines) {
            return result + text::cut_to_width(rest, room) + "\n";
        }
        const std::string first = text::wrapped(rest, room).front();
        result += first + "\n";
        rest.remove_prefix(first.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        if (rest.empty()) {
            return result;
        }
    }
}

}  // namespace vmcoach::view
