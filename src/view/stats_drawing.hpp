#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "vmcoach/domain/statistics.hpp"

/// What the picture and the page of statistics share.
namespace vmcoach::view {

/// Text as XML and HTML show it, control characters as text::escaped shows them.
std::string xml_escaped(std::string_view text);

/// Style rules for what drawn_bar draws, light and dark. Plain rules, no variables: not only
/// browsers show pictures.
extern const std::string_view drawing_rules;

struct Rectangle {
    double x;
    double y;
    double width;
    double height;
};

/// A share as the length of a bar, its interval as a line across, and the published band behind it,
/// if any: elements of SVG.
/// @param share  of something
std::string drawn_bar(const domain::Proportion& share, const Rectangle& place,
                      const std::optional<domain::PublishedReturns>& published);

/// What a bar means, in lines.
extern const std::array<std::string_view, 2> drawing_legend;

/// What the shades of the map mean, in its cells' own words: `30 %` over `12/40`.
std::string map_legend(const domain::HourMap& map);

}  // namespace vmcoach::view
