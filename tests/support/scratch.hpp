#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace vmcoach::tests {

/// A folder of its own, gone at the end.
class Scratch {
  public:
    Scratch() : path_((std::filesystem::temp_directory_path() / "vmcoach-XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr) {
            std::abort();
        }
    }
    ~Scratch() { std::filesystem::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::filesystem::path operator/(const std::string& name) const {
        return std::filesystem::path(path_) / name;
    }

  private:
    std::string path_;
};

}  // namespace vmcoach::tests
