#include "vmcoach/text/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "vmcoach/text/utf8.hpp"

namespace vmcoach::text {
namespace {

struct Free {
    void operator()(utf8proc_uint8_t* memory) const { std::free(memory); }
};

bool is_blank(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

std::string with_single_blanks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (!is_blank(c)) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

}  // namespace

std::string fold(std::string_view text) {
    const bool is_ascii = std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
    if (is_ascii) {
        return with_single_blanks(lower_ascii(text));
    }
    constexpr auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    utf8proc_uint8_t* folded = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &folded, options);
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(folded);
    if (size < 0) {
        return std::string(text);
    }
    return with_single_blanks(
        {reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size)});
}

bool is_word_character(char32_t c) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool begins_upper(std::string_view text) {
    return !text.empty() &&
           utf8proc_category(static_cast<utf8proc_int32_t>(first_code_point(text).value)) ==
               UTF8PROC_CATEGORY_LU;
}

std::string words(std::string_view text) {
    const std::string folded = fold(text);
    std::string separated;
    for (std::string_view rest = folded; !rest.empty();) {
        const CodePoint next = first_code_point(rest);
        separated += is_word_character(next.value) ? rest.substr(0, next.bytes) : " ";
        rest.remove_prefix(next.bytes);
    }
    return with_single_blanks(separated);
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

}  // namespace vmcoach::text
