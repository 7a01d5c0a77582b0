#include "vmcoach/interchange/encoding.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string>

#include <iconv.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::interchange {
namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";
constexpr std::string_view utf16_little_mark = "\xff\xfe";
constexpr std::string_view utf16_big_mark = "\xfe\xff";

/// How many bytes at the end are the beginning of a character that goes on in the next piece.
std::size_t unfinished(std::string_view text) {
    constexpr std::size_t longest_character = 4;
    for (std::size_t back = 1; back < longest_character && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte >= 0xc0U) {
            const std::size_t size = byte >= 0xf0U ? 4 : byte >= 0xe0U ? 3 : 2;
            return size > back ? back : 0;
        }
        if (byte < 0x80U) {
            return 0;
        }
    }
    return 0;
}

/// The beginning of a file: no less than the longest mark, however small its pieces are.
std::string beginning_of(const Bytes& bytes) {
    std::string beginning;
    while (beginning.size() < utf8_mark.size()) {
        const std::string_view piece = bytes();
        if (piece.empty()) {
            break;
        }
        beginning += piece;
    }
    return beginning;
}

/// Gives the bytes from `first` on, which has been read already.
Bytes resumed(std::string first, Bytes rest) {
    // The text must stay where it is when the function is moved.
    const auto owned = std::make_shared<const std::string>(std::move(first));
    return [owned, rest = std::move(rest), begun = owned->empty()]() mutable {
        if (!begun) {
            begun = true;
            return std::string_view(*owned);
        }
        return rest();
    };
}

std::string_view mark_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf16_little:
            return utf16_little_mark;
        case Encoding::utf16_big:
            return utf16_big_mark;
        case Encoding::utf8:
            return utf8_mark;
        case Encoding::windows_1252:
            break;
    }
    return {};
}

const char* name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf16_little:
            return "UTF-16LE";
        case Encoding::utf16_big:
            return "UTF-16BE";
        case Encoding::windows_1252:
            return "WINDOWS-1252";
        case Encoding::utf8:
            break;
    }
    return "UTF-8";
}

/// Converts piece by piece; a character may be cut in two between them.
class Converter {
  public:
    Converter(Bytes bytes, Encoding encoding)
        : bytes_(std::move(bytes)),
          unit_(encoding == Encoding::windows_1252 ? 1 : 2),
          state_(iconv_open("UTF-8", name_of(encoding))) {
        if (state_ == no_state()) {
            throw text::Error(text::ErrorKind::io, "this system can't convert the file to UTF-8",
                              "convert it yourself: iconv -f ENCODING -t UTF-8");
        }
    }
    ~Converter() { iconv_close(state_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    std::string_view next() {
        converted_.clear();
        while (converted_.empty()) {
            const std::string_view piece = bytes_();
            if (piece.empty()) {
                if (!left_.empty()) {
                    converted_ = replacement;
                    left_.clear();
                }
                break;
            }
            left_ += piece;
            convert();
        }
        return converted_;
    }

  private:
    static iconv_t no_state() {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX defines it so.
        return reinterpret_cast<iconv_t>(-1);
    }

    /// Converts what is left of the input, but for an unfinished character at its end.
    void convert() {
        std::array<char, 65536> buffer{};
        char* in = left_.data();
        std::size_t in_size = left_.size();
        while (in_size > 0) {
            char* out = buffer.data();
            std::size_t out_size = buffer.size();
            const std::size_t result = iconv(state_, &in, &in_size, &out, &out_size);
            const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
            converted_.append(buffer.data(), out);
            if (error == EINVAL) {
                break;
            }
            if (error == EILSEQ) {
                converted_ += replacement;
                const std::size_t skipped = std::min(unit_, in_size);
                in += skipped;
                in_size -= skipped;
            }
        }
        left_.erase(0, left_.size() - in_size);
    }

    static constexpr std::string_view replacement = "\xef\xbf\xbd";

    Bytes bytes_;
    std::size_t unit_;
    iconv_t state_;
    std::string left_;
    std::string converted_;
};

/// The file behind its mark, in UTF-8.
/// @param first  what was read of it already
Bytes decoded_from(std::string first, Bytes rest, Encoding encoding) {
    const std::string_view mark = mark_of(encoding);
    if (first.starts_with(mark)) {
        first.erase(0, mark.size());
    }
    Bytes bytes = resumed(std::move(first), std::move(rest));
    if (encoding == Encoding::utf8) {
        return bytes;
    }
    const auto converter = std::make_shared<Converter>(std::move(bytes), encoding);
    return [converter] { return converter->next(); };
}

}  // namespace

Encoding encoding_by_mark(std::string_view beginning) {
    if (beginning.starts_with(utf16_little_mark)) {
        return Encoding::utf16_little;
    }
    return beginning.starts_with(utf16_big_mark) ? Encoding::utf16_big : Encoding::utf8;
}

Encoding encoding_of(const Bytes& bytes) {
    std::string text = beginning_of(bytes);
    const Encoding marked = encoding_by_mark(text);
    if (marked != Encoding::utf8) {
        return marked;
    }
    while (!text.empty()) {
        const std::size_t cut = unfinished(text);
        if (!text::is_utf8(std::string_view(text).substr(0, text.size() - cut))) {
            return Encoding::windows_1252;
        }
        text.erase(0, text.size() - cut);
        const std::string_view piece = bytes();
        if (piece.empty()) {
            return text.empty() ? Encoding::utf8 : Encoding::windows_1252;
        }
        text += piece;
    }
    return Encoding::utf8;
}

Bytes decoded(Bytes bytes, Encoding encoding) {
    std::string first = beginning_of(bytes);
    return decoded_from(std::move(first), std::move(bytes), encoding);
}

Bytes decoded_by_mark(Bytes bytes) {
    std::string first = beginning_of(bytes);
    const Encoding encoding = encoding_by_mark(first);
    return decoded_from(std::move(first), std::move(bytes), encoding);
}

}  // namespace vmcoach::interchange
