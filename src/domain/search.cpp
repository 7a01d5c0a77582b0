#include "vmcoach/domain/search.hpp"

#include "vmcoach/domain/identifier.hpp"

namespace vmcoach::domain {

std::string identifier_of(const SearchHit& hit) {
    switch (hit.kind) {
        case HitKind::note:
            return format_identifier(note_letter, hit.id);
        case HitKind::promise:
            return format_identifier(promise_letter, hit.id);
        case HitKind::voicemail:
        case HitKind::call:
        case HitKind::email:
            break;
    }
    return format_identifier(touch_letter, hit.id);
}

}  // namespace vmcoach::domain
