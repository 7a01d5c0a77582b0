#include "vmcoach/text/counted.hpp"

#include "vmcoach/text/format.hpp"

namespace vmcoach::text {

std::string counted(std::int64_t count, std::string_view noun) {
    const char* ending = noun.ends_with("ch") ? "es" : "s";
    return format("{} {}{}", count, noun, count == 1 ? "" : ending);
}

}  // namespace vmcoach::text
