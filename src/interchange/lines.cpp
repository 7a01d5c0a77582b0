#include "vmcoach/interchange/lines.hpp"

#include <algorithm>

namespace vmcoach::interchange {

std::optional<Line> Lines::next() {
    line_.clear();
    bool is_too_long = false;
    bool is_whole = false;
    while (!is_whole && !has_ended_) {
        if (piece_.empty()) {
            piece_ = bytes_();
            has_ended_ = piece_.empty();
            continue;
        }
        const std::size_t end = piece_.find('\n');
        is_whole = end != std::string_view::npos;
        const std::string_view part = piece_.substr(0, end);
        const std::size_t room = longest_line - line_.size();
        is_too_long = is_too_long || part.size() > room;
        line_ += part.substr(0, room);
        piece_.remove_prefix(is_whole ? part.size() + 1 : part.size());
    }
    if (!is_whole && line_.empty()) {
        return std::nullopt;
    }
    const bool has_return = line_.ends_with('\r');
    if (has_return) {
        line_.pop_back();
    }
    return Line{++number_, line_, is_too_long, has_return};
}

}  // namespace vmcoach::interchange
