#include "vmcoach/store/uid.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <sys/random.h>

#include "vmcoach/store/hash.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"

namespace vmcoach::store {
namespace {

/// As many random bytes as a uid has. An import makes several for each person, and the system
/// gives many bytes as fast as few.
Uid random_bytes() {
    constexpr std::size_t at_once = 16;
    static std::array<Uid, at_once> pool;
    static std::size_t left = 0;
    if (left == 0) {
        if (getrandom(pool.data(), sizeof pool, 0) != static_cast<ssize_t>(sizeof pool)) {
            throw text::Error(
                text::ErrorKind::io,
                text::format("the system gives no random numbers: {}", std::strerror(errno)));
        }
        left = pool.size();
    }
    return pool.at(--left);
}

/// Where a uid's own random bytes begin; what stands before them gives it its place in an index.
constexpr std::size_t place_size = 10;

/// Sets the bits by which a UUID tells how it was made.
void mark(Uid& uid, unsigned version) {
    uid[6] = static_cast<unsigned char>((uid[6] & 0x0fU) | version << 4U);
    uid[8] = static_cast<unsigned char>((uid[8] & 0x3fU) | 0x80U);
}

}  // namespace

Uid make_uid(date::sys_time<std::chrono::milliseconds> now) {
    static std::optional<date::sys_time<std::chrono::milliseconds>> last;
    static std::uint32_t counter = 0;
    Uid uid = random_bytes();
    if (now != last) {
        last = now;
        std::memcpy(&counter, uid.data(), sizeof counter);
        // One bit of the 26 is for what is to come.
        counter &= (1U << 25U) - 1;
    }
    ++counter;
    const auto count = static_cast<unsigned long long>(now.time_since_epoch().count());
    for (unsigned i = 0; i < 6; ++i) {
        uid.at(i) = static_cast<unsigned char>(count >> (40 - 8 * i));
    }
    uid[6] = static_cast<unsigned char>(counter >> 22U);
    uid[7] = static_cast<unsigned char>(counter >> 14U);
    uid[8] = static_cast<unsigned char>(counter >> 8U);
    uid[9] = static_cast<unsigned char>(counter);
    mark(uid, 7);
    return uid;
}

Uid derive_uid(const Uid& row, std::string_view text) {
    const std::string hash = sha256(std::string(row.begin(), row.end()).append(text));
    Uid uid = row;
    std::copy_n(hash.begin(), uid.size() - place_size, uid.begin() + place_size);
    mark(uid, 8);
    return uid;
}

std::string format_uid(const std::string& bytes) {
    return bytes.size() == Uid{}.size() ? text::uuid(bytes) : "";
}

std::optional<Uid> parse_uid(std::string_view text) {
    const std::optional<std::string> bytes = text::bytes_of_uuid(text);
    if (!bytes) {
        return std::nullopt;
    }
    Uid uid{};
    std::copy(bytes->begin(), bytes->end(), uid.begin());
    return uid;
}

}  // namespace vmcoach::store
