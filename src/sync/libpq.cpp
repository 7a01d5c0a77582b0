#include "libpq.hpp"

#include <dlfcn.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::sync {
namespace {

template <typename Function>
void find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (function == nullptr) {
        throw text::Error(text::ErrorKind::io,
                          text::format("PostgreSQL's client library has no {}", name),
                          "install a newer one: apt install libpq5");
    }
}

Libpq load() {
    // The library's name with the version of its interface, which has been 5 since PostgreSQL 8.2.
    void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        throw text::Error(text::ErrorKind::io,
                          "syncing needs PostgreSQL's client library, and it isn't installed",
                          "apt install libpq5");
    }
    Libpq found{};
    find(library, "PQconninfoParse", found.conninfo_parse);
    find(library, "PQconninfoFree", found.conninfo_free);
    find(library, "PQfreemem", found.free_memory);
    find(library, "PQconnectdbParams", found.connect);
    find(library, "PQfinish", found.finish);
    find(library, "PQstatus", found.status);
    find(library, "PQerrorMessage", found.error_message);
    find(library, "PQsetNoticeProcessor", found.set_notice_processor);
    find(library, "PQexec", found.execute);
    find(library, "PQexecParams", found.execute_with);
    find(library, "PQresultStatus", found.result_status);
    find(library, "PQresultErrorField", found.error_field);
    find(library, "PQntuples", found.row_count);
    find(library, "PQnfields", found.column_count);
    find(library, "PQgetisnull", found.is_null);
    find(library, "PQgetvalue", found.value);
    find(library, "PQclear", found.clear);
    return found;
}

}  // namespace

const Libpq& libpq() {
    static const Libpq loaded = load();
    return loaded;
}

}  // namespace vmcoach::sync
