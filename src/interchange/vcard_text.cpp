#include "vcard_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <iconv.h>

#include "vmcoach/text/utf8.hpp"

namespace vmcoach::interchange {
namespace {

/// Converts to UTF-8, if the system knows the charset.
class Charset {
  public:
    explicit Charset(const std::string& name) : state_(iconv_open("UTF-8", name.c_str())) {}
    ~Charset() {
        if (is_known()) {
            iconv_close(state_);
        }
    }
    Charset(const Charset&) = delete;
    Charset& operator=(const Charset&) = delete;

    bool is_known() const {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX defines it so.
        return state_ != reinterpret_cast<iconv_t>(-1);
    }

    std::optional<std::string> converted(std::string_view text) const {
        std::string result;
        std::array<char, 4096> buffer{};
        std::string bytes(text);
        char* in = bytes.data();
        std::size_t in_size = bytes.size();
        // The last call, without input, gives what some charsets hold back for an accent.
        for (bool is_done = false; !is_done;) {
            char* out = buffer.data();
            std::size_t out_size = buffer.size();
            const bool is_last = in_size == 0;
            const bool failed = iconv(state_, is_last ? nullptr : &in, &in_size, &out, &out_size) ==
                                static_cast<std::size_t>(-1);
            if (failed && errno != E2BIG) {
                return std::nullopt;
            }
            result.append(buffer.data(), out);
            is_done = is_last && !failed;
        }
        return text::is_utf8(result) ? std::optional(result) : std::nullopt;
    }

  private:
    iconv_t state_;
};

/// The name comes from a file, and iconv takes some of them for paths and options.
bool is_plain_name(std::string_view name) {
    constexpr std::size_t longest = 40;
    return !name.empty() && name.size() <= longest &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
    // What says that it is UTF-8 often isn't.
    const bool is_utf8 = charset == "utf-8" || charset == "utf8";
    if (is_plain_name(charset) && !is_utf8) {
        const Charset given(charset);
        if (given.is_known()) {
            return given.converted(bytes);
        }
    }
    return text::is_utf8(bytes) ? std::string(bytes) : Charset("WINDOWS-1252").converted(bytes);
}

/// The value of a hexadecimal digit, or 16.
unsigned digit(char c) {
    constexpr std::string_view digits = "0123456789abcdef0123456789ABCDEF";
    const std::size_t place = digits.find(c);
    return place == std::string_view::npos ? 16U : static_cast<unsigned>(place % 16);
}

std::string with_line_feeds(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            result += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            result += '\n';
        }
    }
    return result;
}

/// @param hides  given a character and whether it is hidden itself, whether it hides the next one
template <typename Hides>
std::vector<std::string_view> split_where_seen(std::string_view text, char separator, Hides hides) {
    std::vector<std::string_view> parts;
    bool is_hidden = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == separator && !is_hidden) {
            parts.push_back(text.substr(begin, i - begin));
            begin = i + 1;
        }
        is_hidden = hides(text[i], is_hidden);
    }
    parts.push_back(text.substr(begin));
    return parts;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator) {
    return split_where_seen(text, separator,
                            [](char c, bool is_hidden) { return is_hidden != (c == '"'); });
}

std::vector<std::string_view> split_unescaped(std::string_view text, char separator) {
    return split_where_seen(text, separator,
                            [](char c, bool is_hidden) { return c == '\\' && !is_hidden; });
}

std::string unescaped(std::string_view text) {
    constexpr std::string_view escapable = ",;:\\";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] != '\\' || next == '\0') {
            result += text[i];
        } else if (next == 'n' || next == 'N') {
            result += '\n';
            ++i;
        } else if (escapable.find(next) != std::string_view::npos) {
            result += next;
            ++i;
        } else {
            result += '\\';
        }
    }
    return result;
}

std::string escaped_value(std::string_view text) {
    std::string result;
    for (const char c : with_line_feeds(text)) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == '\\' || c == ',' || c == ';') {
            result += '\\';
        }
        result += c;
    }
    return result;
}

std::string quoted_printable(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_code = text[i] == '=' && i + 2 < text.size() && digit(text[i + 1]) < 16 &&
                             digit(text[i + 2]) < 16;
        if (is_code) {
            result += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::optional<std::string> decoded_text(std::string_view bytes, const std::string& charset) {
    std::optional<std::string> text = converted(bytes, charset);
    if (text) {
        std::erase(*text, '\0');
        text = with_line_feeds(*text);
    }
    return text;
}

}  // namespace vmcoach::interchange
