#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace vmcoach::interchange {

/// A vdir: a folder that calendar programs share, with one file an item, `NAME.ics`. It may hold
/// items of others, which are left alone.
class Vdir {
  public:
    /// Makes the folder where there is none; its parent must be there.
    /// @throws Error (io)
    explicit Vdir(std::filesystem::path folder);

    /// The names of all items.
    std::set<std::string> names() const;

    /// Writes an item, unless it is there and the same but for the ends of its lines, which some
    /// programs change: then no program takes it for changed.
    /// @return whether it was written
    bool write(const std::string& name, const std::string& contents) const;

    void remove(const std::string& name) const;

  private:
    std::filesystem::path file(const std::string& name) const;

    std::filesystem::path folder_;
};

}  // namespace vmcoach::interchange
