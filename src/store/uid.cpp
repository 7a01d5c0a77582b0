#include "vmcoach/store/uid.hpp"

#include <algorithm>

#include <sys/random.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

Uid make_uid(date::sys_time<std::chrono::milliseconds> now) {
    Uid uid{};
    if (getrandom(uid.data(), uid.size(), 0) != static_cast<ssize_t>(uid.size())) {
        throw text::Error(text::ErrorKind::io, "the system gives no random numbers");
    }
    const auto count = static_cast<unsigned long long>(now.time_since_epoch().count());
    for (unsigned i = 0; i < 6; ++i) {
        uid.at(i) = static_cast<unsigned char>(count >> (40 - 8 * i));
    }
    uid[6] = static_cast<unsigned char>((uid[6] & 0x0fU) | 0x70U);
    uid[8] = static_cast<unsigned char>((uid[8] & 0x3fU) | 0x80U);
    return uid;
}

std::string format_uid(const std::string& bytes) {
    if (bytes.size() != Uid{}.size()) {
        return {};
    }
    std::string result;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            result += '-';
        }
        result += text::format("{:02x}", static_cast<unsigned char>(bytes[i]));
    }
    return result;
}

std::optional<Uid> parse_uid(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string bytes;
    std::string_view rest = text;
    while (!rest.empty()) {
        if (rest.front() == '-') {
            rest.remove_prefix(1);
            continue;
        }
        const std::size_t high = digits.find(rest[0]);
        const std::size_t low = rest.size() > 1 ? digits.find(rest[1]) : std::string_view::npos;
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        bytes += static_cast<char>(high * digits.size() + low);
        rest.remove_prefix(2);
    }
    // Hyphens elsewhere, or another length, would be written otherwise.
    if (text.empty() || format_uid(bytes) != text) {
        return std::nullopt;
    }
    Uid uid{};
    std::copy(bytes.begin(), bytes.end(), uid.begin());
    return uid;
}

}  // namespace vmcoach::store
