#include "vmcoach/domain/email.hpp"

#include "vmcoach/text/fold.hpp"

namespace vmcoach::domain {

bool looks_like_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n\v\f") == std::string_view::npos;
}

std::string normalised_email(std::string_view text) {
    return text::lower_ascii(text);
}

bool same_email(std::string_view a, std::string_view b) {
    return normalised_email(a) == normalised_email(b);
}

}  // namespace vmcoach::domain
