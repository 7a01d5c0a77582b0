#include "vmcoach/domain/phone.hpp"

#include <algorithm>

#include "vmcoach/domain/country.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::domain {
namespace {

constexpr std::size_t max_e164_digits = 15;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// The number as far as it counts: other scripts' digits and blanks as ours, without `tel:`, and
/// without an extension, which begins with the first letter, `#`, `;` or `,` behind a digit.
std::string number_in(std::string_view typed) {
    constexpr std::string_view scheme = "tel:";
    std::string text = text::fold(typed);
    if (text.starts_with(scheme)) {
        text.erase(0, scheme.size());
    }
    for (std::size_t i = text.find_first_of("0123456789"); i < text.size(); ++i) {
        if (is_letter(text[i]) || std::string_view("#;,").find(text[i]) != std::string_view::npos) {
            text.resize(i);
        }
    }
    return text;
}

std::string_view without_prefix(std::string_view digits, std::string_view prefix) {
    return !prefix.empty() && digits.starts_with(prefix) ? digits.substr(prefix.size()) : digits;
}

std::optional<std::string> international(std::string_view typed, std::string_view default_country) {
    const std::string text = number_in(typed);
    const std::string digits = digits_of(text);
    std::string number;
    const std::size_t first = text.find_first_of("+0123456789");
    if (first != std::string::npos && text[first] == '+') {
        // `+49 (0) 30`: the zero in parentheses is dialled only without the country code.
        number = digits;
        if (const std::size_t zero = text.find("(0)"); zero != std::string::npos) {
            number.erase(digits_of(text.substr(0, zero)).size(), 1);
        }
    } else if (digits.starts_with("00")) {
        number = digits.substr(2);
    } else if (const auto country = find_country(default_country)) {
        number = std::string(country->calling_code) +
                 std::string(without_prefix(digits, country->trunk_prefix));
    }
    if (number.size() < min_phone_digits || number.size() > max_e164_digits ||
        number.front() == '0') {
        return std::nullopt;
    }
    return "+" + number;
}

}  // namespace

std::string digits_of(std::string_view text) {
    std::string digits;
    const std::string number = number_in(text);
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits), is_digit);
    return digits;
}

bool looks_like_phone(std::string_view text) {
    const std::string number = number_in(text);
    std::size_t digits = 0;
    for (std::string_view rest = number; !rest.empty();) {
        const text::CodePoint next = text::first_code_point(rest);
        if (is_digit(rest.front())) {
            ++digits;
        } else if (text::is_word_character(next.value)) {
            return false;
        }
        rest.remove_prefix(next.bytes);
    }
    return digits >= min_phone_digits && digits <= max_phone_digits;
}

Phone make_phone(std::string_view typed, std::string_view default_country) {
    return {std::string(typed), international(typed, default_country)};
}

std::string match_key(const Phone& phone) {
    std::string digits = digits_of(phone.e164.value_or(phone.typed));
    if (!phone.e164) {
        digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    }
    return {digits.rbegin(), digits.rend()};
}

bool same_number(const Phone& a, const Phone& b) {
    if (a.e164 && b.e164) {
        return a.e164 == b.e164;
    }
    const std::string key = match_key(a);
    const std::string other = match_key(b);
    return std::min(key.size(), other.size()) >= min_phone_digits
               ? key.starts_with(other) || other.starts_with(key)
               : key == other;
}

}  // namespace vmcoach::domain
