#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/store/database.hpp"

namespace vmcoach::store {

/// What became of a row.
enum class Transferred {
    added,
    updated,  ///< it was there, and something that it holds was not
    unchanged,
};

/// Brings the rows of an archive into a database. Rows are known by their uid: one that is there
/// stays as it is; a new one keeps its id where that has never been given here, and gets the next
/// one elsewhere. The operation log comes in where there is none yet. Otherwise, the new rows are
/// entered into it like those that any command adds.
class Transfer {
  public:
    /// @param transaction  lives longer than this
    Transfer(WriteTransaction& transaction, const domain::ArchiveHeader& header);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    /// @throws Error  refused, with the reason, when the row can't come in: then nothing of it does
    Transferred add(const domain::Record& record);

  private:
    class Table;

    Table& table(const domain::RecordType& type);
    void raise_sequences(const domain::ArchiveHeader& header);
    bool add_row(const domain::Record& record);
    bool add_history(const domain::Record& record);
    void require_not_erased(const domain::Value& uid) const;
    std::vector<domain::Value> stored_values(const domain::Record& record);

    WriteTransaction& transaction_;
    const Database& database_;
    bool takes_history_ = false;
    std::map<std::string, std::int64_t, std::less<>> last_ids_;  ///< before the transfer
    std::map<std::string_view, std::unique_ptr<Table>> tables_;
};

}  // namespace vmcoach::store
