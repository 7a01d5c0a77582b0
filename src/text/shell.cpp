#include "vmcoach/text/shell.hpp"

#include <vector>

#include "vmcoach/text/split.hpp"

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
    std::vector<std::string> words = split(text);
    for (std::string& word : words) {
        word = shell_word(word);
    }
    return join(words);
}

}  // namespace vmcoach::text
