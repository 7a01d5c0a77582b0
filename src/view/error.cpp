#include "vmcoach/view/error.hpp"

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"

namespace vmcoach::view {

using text::escaped;
using text::format;

std::string say_error(const text::Error& error) {
    std::string text = format("vmcoach: {}\n", escaped(error.message()));
    for (const text::Candidate& candidate : error.candidates()) {
        text += format("  {}  {}{}\n", candidate.id, escaped(candidate.name),
                       candidate.detail.empty() ? "" : format(" ({})", escaped(candidate.detail)));
    }
    if (error.hint()) {
        text += format("hint: {}\n", escaped(*error.hint()));
    }
    return text;
}

}  // namespace vmcoach::view
