#pragma once

#include <string>
#include <vector>

#include "vmcoach/view/style.hpp"

namespace vmcoach::view {

/// Rows of cells for people and for `cut`. On a terminal: a heading, aligned columns, cut to its
/// width. In a pipe: one row a line, cells separated by a tab, nothing cut, no heading.
class Table {
  public:
    explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

    /// @param cells  as stored; they are escaped here
    void add(std::vector<std::string> cells);

    std::string text(const Style& style) const;

  private:
    std::vector<std::string> headings_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace vmcoach::view
