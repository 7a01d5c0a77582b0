#include "vmcoach/store/hash.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <sys/random.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {
namespace {

/// Nettle counts bytes without a sign.
const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

std::string keyed_hash(std::string_view key, std::string_view text) {
    hmac_sha256_ctx context{};
    hmac_sha256_set_key(&context, key.size(), bytes_of(key));
    hmac_sha256_update(&context, text.size(), bytes_of(text));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    hmac_sha256_digest(&context, digest.size(), digest.data());
    return {digest.begin(), digest.end()};
}

std::string sha256(std::string_view text) {
    sha256_ctx context{};
    sha256_init(&context);
    sha256_update(&context, text.size(), bytes_of(text));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    return {digest.begin(), digest.end()};
}

std::string make_key() {
    constexpr std::size_t size = 32;
    std::string key(size, '\0');
    if (getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) {
        throw text::Error(
            text::ErrorKind::io,
            text::format("the system gives no random numbers: {}", std::strerror(errno)));
    }
    return key;
}

}  // namespace vmcoach::store
