#include "vmcoach/view/table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "vmcoach/text/terminal.hpp"

namespace vmcoach::view {
namespace {

constexpr std::size_t gap = 2;

/// Takes columns away from the widest until all fit into `available`.
void shrink(std::vector<std::size_t>& widths, std::size_t available) {
    constexpr std::size_t narrowest = 4;
    const std::size_t gaps = gap * (widths.size() - 1);
    while (std::accumulate(widths.begin(), widths.end(), gaps) > available) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= narrowest) {
            return;
        }
        --*widest;
    }
}

std::string aligned(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += text::padded(cells[i], widths[i]);
        line.append(gap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
    for (std::string& cell : cells) {
        cell = text::escaped(cell);
    }
    rows_.push_back(std::move(cells));
}

std::string Table::text(const Style& style) const {
    std::string result;
    if (!style.columns) {
        for (const auto& row : rows_) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                result += row[i];
                result += i + 1 < row.size() ? '\t' : '\n';
            }
        }
        return result;
    }
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        std::size_t widest = text::width(headings_[i]);
        for (const auto& row : rows_) {
            widest = std::max(widest, std::min(text::width(row[i]), *style.columns));
        }
        widths.push_back(widest);
    }
    shrink(widths, *style.columns);
    result = bold(aligned(headings_, widths), style);
    for (const auto& row : rows_) {
        result += aligned(row, widths);
    }
    return result;
}

}  // namespace vmcoach::view
