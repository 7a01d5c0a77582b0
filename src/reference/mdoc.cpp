#include "mdoc.hpp"

#include <algorithm>

#include "vmcoach/text/terminal.hpp"

namespace vmcoach::reference {
namespace {

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string in_mdoc(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '-':
                result += "\\-";
                break;
            case '\\':
                result += "\\e";
                break;
            case '"':
                result += "\\(dq";
                break;
            case '\'':
                result += "\\(aq";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string lines_of(std::string_view text) {
    constexpr std::size_t width = 80;
    return joined(text::wrapped(in_mdoc(text), width));
}

std::string sentence(std::string_view text) {
    std::string result(text);
    if (!result.empty()) {
        result.front() = upper(result.front());
    }
    return lines_of(result + ".");
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return upper(c); });
    return text;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string result;
    for (const std::string& line : lines) {
        result += line + "\n";
    }
    return result;
}

}  // namespace vmcoach::reference
