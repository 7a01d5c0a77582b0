#include "vmcoach/time/scanner.hpp"

#include <algorithm>

namespace vmcoach::time {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <typename Predicate>
std::size_t run_length(std::string_view text, Predicate belongs) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) -
                                    text.begin());
}

}  // namespace

bool Scanner::take(char expected) {
    if (!rest_.starts_with(expected)) {
        return false;
    }
    rest_.remove_prefix(1);
    return true;
}

std::optional<int> Scanner::number(std::size_t min, std::size_t max) {
    const std::size_t count = run_length(rest_, is_digit);
    if (count < min || count > max) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
        value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
}

std::string_view Scanner::letters() {
    const std::string_view run = rest_.substr(0, run_length(rest_, is_letter));
    rest_.remove_prefix(run.size());
    return run;
}

bool Scanner::blanks() {
    const std::size_t count = run_length(rest_, [](char c) { return c == ' ' || c == '\t'; });
    rest_.remove_prefix(count);
    return count > 0;
}

}  // namespace vmcoach::time
