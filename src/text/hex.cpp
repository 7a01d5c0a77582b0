#include "vmcoach/text/hex.hpp"

#include <algorithm>

namespace vmcoach::text {
namespace {

constexpr std::string_view digits = "0123456789abcdef";
constexpr std::size_t uid_size = 16;

}  // namespace

std::string hex(std::string_view bytes) {
    std::string result;
    for (const char byte : bytes) {
        result += digits[static_cast<unsigned char>(byte) >> 4U];
        result += digits[static_cast<unsigned char>(byte) & 0xfU];
    }
    return result;
}

std::optional<std::string> unhex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::size_t high = digits.find(text[i]);
        const std::size_t low =
            i + 1 < text.size() ? digits.find(text[i + 1]) : std::string_view::npos;
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        bytes += static_cast<char>(high * digits.size() + low);
    }
    return bytes;
}

std::string uuid(std::string_view bytes) {
    std::string text = hex(bytes);
    for (const std::size_t place : {20U, 16U, 12U, 8U}) {
        text.insert(std::min<std::size_t>(place, text.size()), 1, '-');
    }
    return text;
}

std::optional<std::string> bytes_of_uuid(std::string_view text) {
    std::string plain(text);
    std::erase(plain, '-');
    auto bytes = unhex(plain);
    // Hyphens elsewhere would be written otherwise.
    return bytes && bytes->size() == uid_size && uuid(*bytes) == text ? bytes : std::nullopt;
}

}  // namespace vmcoach::text
