#pragma once

#include <libpq-fe.h>

namespace vmcoach::sync {

/// The functions of libpq that are used here.
struct Libpq {
    decltype(&::PQconninfoParse) conninfo_parse;
    decltype(&::PQconninfoFree) conninfo_free;
    decltype(&::PQfreemem) free_memory;
    decltype(&::PQconnectdbParams) connect;
    decltype(&::PQfinish) finish;
    decltype(&::PQstatus) status;
    decltype(&::PQerrorMessage) error_message;
    decltype(&::PQsetNoticeProcessor) set_notice_processor;
    decltype(&::PQexec) execute;
    decltype(&::PQexecParams) execute_with;
    decltype(&::PQresultStatus) result_status;
    decltype(&::PQresultErrorField) error_field;
    decltype(&::PQntuples) row_count;
    decltype(&::PQnfields) column_count;
    decltype(&::PQgetisnull) is_null;
    decltype(&::PQgetvalue) value;
    decltype(&::PQclear) clear;
};

/// Loads the library the first time.
/// @throws Error (io) where it isn't installed
const Libpq& libpq();

}  // namespace vmcoach::sync
