#include "vmcoach/command/briefing.hpp"

#include "vmcoach/command/promising.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/notes.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/store/touches.hpp"

namespace vmcoach::command {

view::Brief brief_of(Session& session, const store::Database& database,
                     const domain::Prospect& prospect) {
    const time::Zone zone = zone_of(session, prospect);
    return {.prospect = prospect,
            .zone = zone,
            .is_decent_hour = domain::is_within(calling_hours(session), zone.local(session.now())),
            .notes = store::notes_of(database, prospect.id),
            .touches = store::touches_of(database, prospect.id),
            .promise = store::open_promise_to(database, prospect.id)};
}

}  // namespace vmcoach::command
