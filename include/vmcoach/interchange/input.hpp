#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "vmcoach/interchange/file.hpp"
#include "vmcoach/interchange/lines.hpp"

namespace vmcoach::interchange {

/// A file to read, as often as need be. Of standard input, when that is a pipe, a temporary copy is
/// made that nobody else sees.
class Input {
  public:
    /// @param name  a file, or `-` for standard input
    /// @throws Error  not_found; io
    explicit Input(const std::string& name);

    /// What messages call it: `contacts.csv`, `<stdin>`.
    const std::string& name() const { return name_; }

    std::uint64_t size() const { return size_; }

    /// How many bytes have been read since the last beginning.
    std::uint64_t position() const { return *position_; }

    /// Its bytes from the beginning on, while the input lives. Only one of them may be in use.
    Bytes bytes() const;

  private:
    std::string name_;
    std::shared_ptr<Spool> spool_;  ///< of what can be read only once
    std::shared_ptr<const int> descriptor_;
    std::uint64_t begin_ = 0;
    std::uint64_t size_ = 0;
    std::shared_ptr<std::uint64_t> position_ = std::make_shared<std::uint64_t>(0);
};

}  // namespace vmcoach::interchange
