#include "vmcoach/store/log.hpp"

#include "vmcoach/store/query.hpp"

namespace vmcoach::store {
namespace {

/// The number of the first operation of this command or a later one, or the next that is to come.
std::int64_t first_operation(Query& probe, std::int64_t command, std::int64_t end) {
    std::int64_t low = 0;
    std::int64_t high = end;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        probe.restart(middle);
        if (!probe.next() || probe.integer(1) >= command) {
            high = middle;
        } else {
            low = probe.integer(0) + 1;
        }
    }
    return low;
}

}  // namespace

OperationRange operations_of(const Database& database, std::int64_t first_command,
                             std::int64_t last_command) {
    Query last(database, "SELECT coalesce(max(id), 0) FROM operation");
    last.next();
    const std::int64_t end = last.integer(0) + 1;
    Query probe(database, "SELECT id, command_id FROM operation WHERE id >= ? ORDER BY id LIMIT 1");
    return {first_operation(probe, first_command, end),
            first_operation(probe, last_command + 1, end)};
}

}  // namespace vmcoach::store
