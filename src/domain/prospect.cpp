#include "vmcoach/domain/prospect.hpp"

#include <algorithm>

#include "vmcoach/text/fold.hpp"

namespace vmcoach::domain {

std::string name_key(std::string_view name) {
    constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    std::string words(name);
    std::replace_if(
        words.begin(), words.end(),
        [punctuation](char c) { return punctuation.find(c) != std::string_view::npos; }, ' ');
    const std::string key = text::fold(words);
    return key.empty() ? text::fold(name) : key;
}

}  // namespace vmcoach::domain
