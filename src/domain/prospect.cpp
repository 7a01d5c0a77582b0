#include "vmcoach/domain/prospect.hpp"

#include "vmcoach/text/fold.hpp"

namespace vmcoach::domain {

std::string name_key(std::string_view name) {
    const std::string words = text::words(name);
    return words.empty() ? text::fold(name) : words;
}

}  // namespace vmcoach::domain
