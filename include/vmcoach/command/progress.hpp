#pragma once

#include <chrono>
#include <cstdint>

#include "vmcoach/command/context.hpp"

namespace vmcoach::command {

/// A bar on the terminal, on stderr, for work that takes a while. Elsewhere nothing is shown.
class Progress {
  public:
    /// @param total  how much there is to do, in any unit
    Progress(const Context& context, std::uint64_t total);

    /// Leaves the bar as it is, on a line of its own.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Shows how much is done. Cheap enough to be called for each row.
    void show(std::uint64_t done);

    /// Shows that all is done.
    void finish();

  private:
    void draw(std::uint64_t done);

    const Context& context_;
    std::uint64_t total_;
    std::chrono::milliseconds next_;
    unsigned calls_ = 0;
    bool is_shown_ = false;
};

}  // namespace vmcoach::command
