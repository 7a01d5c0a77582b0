#include "vmcoach/view/style.hpp"

#include "vmcoach/text/format.hpp"

namespace vmcoach::view {

std::string bold(std::string_view text, const Style& style) {
    return style.color ? text::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

std::string warning(std::string_view text, const Style& style) {
    return style.color ? text::format("\x1b[1;31m{}\x1b[0m", text) : std::string(text);
}

std::string good(std::string_view text, const Style& style) {
    return style.color ? text::format("\x1b[1;32m{}\x1b[0m", text) : std::string(text);
}

}  // namespace vmcoach::view
