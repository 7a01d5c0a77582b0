#include "vmcoach/text/utf8.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::text {
namespace {

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
    if (is_ascii(text.front())) {
        return {static_cast<char32_t>(text.front()), 1};
    }
    utf8proc_int32_t value = -1;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (bytes <= 0) {
        return {U'\uFFFD', 1};
    }
    return {static_cast<char32_t>(value), static_cast<std::size_t>(bytes)};
}

bool is_utf8(std::string_view bytes) {
    while (true) {
        const auto plain = std::find_if_not(bytes.begin(), bytes.end(), is_ascii);
        bytes.remove_prefix(static_cast<std::size_t>(plain - bytes.begin()));
        if (bytes.empty()) {
            return true;
        }
        const CodePoint next = first_code_point(bytes);
        if (next.bytes == 1 && next.value == U'\uFFFD') {
            return false;
        }
        bytes.remove_prefix(next.bytes);
    }
}

void require_storable(std::string_view what, std::string_view bytes) {
    if (bytes.empty()) {
        throw usage_error(format("{} is empty", what));
    }
    if (bytes.size() > max_text_bytes) {
        throw usage_error(format("{} has {} bytes, more than the {} that are kept", what,
                                 bytes.size(), max_text_bytes));
    }
    if (bytes.find('\0') != std::string_view::npos) {
        throw usage_error(format("{} contains a NUL byte", what));
    }
    if (!is_utf8(bytes)) {
        throw usage_error(format("{} is not valid UTF-8", what),
                          "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8");
    }
}

}  // namespace vmcoach::text
