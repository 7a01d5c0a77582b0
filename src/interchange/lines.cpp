#include "vmcoach/interchange/lines.hpp"

#include <algorithm>

namespace vmcoach::interchange {

/// @return whether there is something in the piece, which may be a new one
bool Lines::fill() {
    if (piece_.empty() && !has_ended_) {
        piece_ = bytes_();
        has_ended_ = piece_.empty();
    }
    return !piece_.empty();
}

/// Where in the piece the line ends, or the piece.
std::size_t Lines::find_end() const {
    if (ends_ == LineEnds::line_feed) {
        return std::min(piece_.find('\n'), piece_.size());
    }
    const auto* const end =
        std::find_if(piece_.begin(), piece_.end(), [](char c) { return c == '\n' || c == '\r'; });
    return static_cast<std::size_t>(end - piece_.begin());
}

/// Takes the end of a line, of which the rest may be in the next piece.
std::string_view Lines::take_end() {
    const bool is_return = piece_.front() == '\r';
    piece_.remove_prefix(1);
    if (!is_return) {
        return "\n";
    }
    if (!fill() || piece_.front() != '\n') {
        return "\r";
    }
    piece_.remove_prefix(1);
    return "\r\n";
}

std::optional<Line> Lines::next() {
    line_.clear();
    std::string_view end;
    bool is_too_long = false;
    while (end.empty() && fill()) {
        const std::string_view part = piece_.substr(0, find_end());
        const std::size_t room = longest_ - line_.size();
        is_too_long = is_too_long || part.size() > room;
        line_ += part.substr(0, room);
        piece_.remove_prefix(part.size());
        if (!piece_.empty()) {
            end = take_end();
        }
    }
    if (end.empty() && line_.empty()) {
        return std::nullopt;
    }
    if (end != "\r\n" && line_.ends_with('\r')) {
        line_.pop_back();
        end = "\r\n";
    }
    return Line{++number_, line_, is_too_long, end.empty() ? "\n" : end};
}

}  // namespace vmcoach::interchange
