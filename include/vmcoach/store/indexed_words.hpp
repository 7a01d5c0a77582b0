#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/store/query.hpp"

namespace vmcoach::store {

/// The words that a full-text index knows, in the order of their bytes. Nothing is written into the
/// database.
class IndexedWords {
  public:
    /// @param index  a TextIndex::index
    IndexedWords(const Database& database, std::string_view index);

    /// Those that begin like a word, as the tokenizer leaves words.
    /// @param most  no more than these are looked for: each takes a walk over the rows of the last
    std::vector<std::string> beginning_like(std::string_view beginning, std::size_t most);

  private:
    Query first_from_;
};

}  // namespace vmcoach::store
