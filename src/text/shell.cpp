#include "vmcoach/text/shell.hpp"

#include <algorithm>

namespace vmcoach::text {

std::string shell_word(std::string_view text) {
    if (!text.empty() &&
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789@%+=:,./-_") == std::string::npos) {
        return std::string(text);
    }
    std::string result = "'";
    for (const char c : text) {
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return result + "'";
}

std::string shell_words(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (!word.empty()) {
            result += (result.empty() ? "" : " ") + shell_word(word);
        }
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return result;
}

}  // namespace vmcoach::text
