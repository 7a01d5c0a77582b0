#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace vmcoach::interchange {

/// What a column of a file of contacts holds.
enum class Field {
    ignored,
    name,
    first_name,
    middle_name,
    last_name,
    suffix,
    company,
    title,
    title_or_prefix,  ///< `Title`: Outlook's is "Dr", where it has `Job Title` as well
    phone,
    email,
    note,
    tag,
    time_zone,
    pronunciation,
    first_pronunciation,
    last_pronunciation,
    cadence,
    formality,
    source,
    do_not_call,
};

/// How a column writes several values.
enum class Separator {
    none,
    triple_colon,  ///< ` ::: `: Google
    comma,         ///< Pipedrive
    any,           ///< comma or semicolon
};

struct Column {
    Field field = Field::ignored;
    Separator separator = Separator::none;
};

/// How the header of our own export begins. Without the guard against formulas the first column is
/// called otherwise, so that import knows what to take off.
inline constexpr std::array<std::string_view, 4> own_beginning = {"name", "company", "title",
                                                                  "phone 1"};
inline constexpr std::string_view unguarded_name = "full name";

/// A column that the user has named: `--map "Firma=company"`.
struct MappedColumn {
    std::string header;
    Field field = Field::ignored;
};

/// Reads COLUMN=FIELD.
/// @throws Error (usage)
MappedColumn parse_mapped_column(std::string_view text);

/// What the columns of a file hold, by its header row.
struct Layout {
    std::vector<Column> columns;
    std::size_t recognized = 0;  ///< how many of them say something of a person
    bool is_own = false;         ///< our own export: fields are taken as they stand
    bool is_guarded = false;     ///< but for the apostrophes that are taken off
};

/// What a row says of the columns, when it is taken for the header. Names are compared without
/// regard to case.
Layout layout_of(const std::vector<std::string>& header, const std::vector<MappedColumn>& mapped);

/// The names of the fields that a column can be mapped to.
std::vector<std::string> field_names();

}  // namespace vmcoach::interchange
