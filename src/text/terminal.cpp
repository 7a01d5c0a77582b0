#include "vmcoach/text/terminal.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::text {
namespace {

bool is_printable_ascii(char c) {
    return c >= ' ' && c <= '~';
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/// The characters that change a line's direction, and the two separators that some terminals take
/// for a new line (Unicode Standard Annex 9, and 5.8 of the Standard).
bool reorders(char32_t c) {
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

std::string escape(char32_t c) {
    switch (c) {
        case U'\n':
            return "\\n";
        case U'\r':
            return "\\r";
        case U'\t':
            return "\\t";
        default:
            break;
    }
    const auto number = static_cast<unsigned>(c);
    return number < 0x100 ? format("\\x{:02x}", number) : format("\\u{:04x}", number);
}

constexpr char32_t emoji_presentation = 0xfe0f;
constexpr char32_t zero_width_joiner = 0x200d;

/// Two of these are one flag.
bool is_regional_indicator(char32_t c) {
    return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/// The blocks of pictographs, whose modifiers and joined parts take no columns of their own.
bool is_emoji_base(char32_t c) {
    return c >= 0x1f300 && c <= 0x1faff;
}

/// One user-perceived character: its bytes and its columns.
struct Cluster {
    std::size_t bytes = 0;
    std::size_t columns = 0;
};

Cluster first_cluster(std::string_view text) {
    // Nothing joins two of these, and most texts hold nothing else.
    if (is_printable_ascii(text[0]) && (text.size() == 1 || is_printable_ascii(text[1]))) {
        return {1, 1};
    }
    Cluster cluster;
    utf8proc_int32_t state = 0;
    char32_t previous = 0;
    bool is_emoji = false;
    while (cluster.bytes < text.size()) {
        const CodePoint next = first_code_point(text.substr(cluster.bytes));
        if (cluster.bytes > 0 &&
            utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                             static_cast<utf8proc_int32_t>(next.value), &state)) {
            break;
        }
        const auto columns = static_cast<std::size_t>(
            std::max(utf8proc_charwidth(static_cast<utf8proc_int32_t>(next.value)), 0));
        if (is_regional_indicator(next.value) || next.value == emoji_presentation) {
            cluster.columns = 2;
        } else if (is_emoji || next.value == zero_width_joiner) {
            is_emoji = true;
            cluster.columns = std::max(cluster.columns, columns);
        } else {
            is_emoji = is_emoji_base(next.value);
            cluster.columns += columns;
        }
        cluster.bytes += next.bytes;
        previous = next.value;
    }
    return cluster;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (true) {
        const auto plain = std::find_if_not(text.begin(), text.end(), is_printable_ascii);
        result.append(text.begin(), plain);
        text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
        if (text.empty()) {
            return result;
        }
        const CodePoint next = first_code_point(text);
        if (is_control(next.value) || reorders(next.value)) {
            result += escape(next.value);
        } else if (next.value == U'\uFFFD') {
            result += "\uFFFD";
        } else {
            result += text.substr(0, next.bytes);
        }
        text.remove_prefix(next.bytes);
    }
}

std::string escaped_json(std::string_view document) {
    std::string result;
    result.reserve(document.size());
    while (!document.empty()) {
        // JSON has escapes for the control characters below these already.
        const auto plain = std::find_if(document.begin(), document.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x7f;
        });
        result.append(document.begin(), plain);
        document.remove_prefix(static_cast<std::size_t>(plain - document.begin()));
        if (document.empty()) {
            break;
        }
        const CodePoint next = first_code_point(document);
        if (is_control(next.value) || reorders(next.value)) {
            result += format("\\u{:04x}", static_cast<unsigned>(next.value));
        } else {
            result += document.substr(0, next.bytes);
        }
        document.remove_prefix(next.bytes);
    }
    return result;
}

std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const Cluster cluster = first_cluster(text);
        columns += cluster.columns;
        text.remove_prefix(cluster.bytes);
    }
    return columns;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
    std::size_t used = 0;
    std::size_t bytes = 0;
    std::size_t bytes_before_ellipsis = 0;
    while (bytes < text.size()) {
        const Cluster cluster = first_cluster(text.substr(bytes));
        if (used + cluster.columns > columns) {
            return columns == 0 ? std::string()
                                : std::string(text.substr(0, bytes_before_ellipsis)) + "…";
        }
        used += cluster.columns;
        bytes += cluster.bytes;
        if (used + 1 <= columns) {
            bytes_before_ellipsis = bytes;
        }
    }
    return std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t used = 0;
    const auto finish = [&] {
        lines.push_back(std::move(line));
        line.clear();
        used = 0;
    };
    while (!text.empty()) {
        const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
        const std::size_t end = std::min(text.find(' ', blanks), text.size());
        std::string_view word = text.substr(blanks, end - blanks);
        const std::size_t word_columns = width(word);
        if (used > 0 && used + blanks + word_columns > columns) {
            finish();
        } else {
            line += text.substr(0, blanks);
            used += blanks;
        }
        text.remove_prefix(end);
        while (!word.empty()) {
            const Cluster cluster = first_cluster(word);
            if (used > 0 && used + cluster.columns > columns) {
                finish();
            }
            line += word.substr(0, cluster.bytes);
            used += cluster.columns;
            word.remove_prefix(cluster.bytes);
        }
    }
    finish();
    return lines;
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string result = cut_to_width(text, columns);
    result.append(columns - width(result), ' ');
    return result;
}

}  // namespace vmcoach::text
