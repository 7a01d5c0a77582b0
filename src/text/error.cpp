#include "vmcoach/text/error.hpp"

#include <utility>

namespace vmcoach::text {

std::string_view name(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::usage:
            return "usage";
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::ambiguous:
            return "ambiguous";
        case ErrorKind::refused:
            return "refused";
        case ErrorKind::busy:
            return "busy";
        case ErrorKind::bad_database:
            return "bad_database";
        case ErrorKind::io:
            return "io";
        case ErrorKind::hook:
            return "hook";
        case ErrorKind::internal:
            return "internal";
        case ErrorKind::interrupted:
            return "interrupted";
    }
    return "internal";
}

Error::Error(ErrorKind kind, std::string message, std::optional<std::string> hint,
             std::vector<Candidate> candidates)
    : kind_(kind),
      message_(std::move(message)),
      hint_(std::move(hint)),
      candidates_(std::move(candidates)) {}

Error usage_error(std::string message, std::optional<std::string> hint) {
    return {ErrorKind::usage, std::move(message), std::move(hint)};
}

}  // namespace vmcoach::text
