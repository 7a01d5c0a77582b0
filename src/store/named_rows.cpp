#include "vmcoach/store/named_rows.hpp"

#include <algorithm>

#include "vmcoach/store/query.hpp"
#include "vmcoach/store/schema.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::store {

void name_rows(const Database& database, std::vector<domain::Conflict>& conflicts) {
    Query person(database, "SELECT id, name FROM prospect WHERE uid = ?");
    for (domain::Conflict& conflict : conflicts) {
        person.restart_with({domain::Blob{conflict.person}});
        if (person.next()) {
            conflict.prospect_id = person.integer(0);
            conflict.prospect = person.text(1);
        }
        if (std::find(logged_tables.begin(), logged_tables.end(), conflict.subject) !=
            logged_tables.end()) {
            Query row(database, text::format("SELECT id FROM {} WHERE uid = ?", conflict.subject));
            row.restart_with({domain::Blob{conflict.uid}});
            if (row.next()) {
                conflict.id = row.integer(0);
            }
        }
    }
}

}  // namespace vmcoach::store
