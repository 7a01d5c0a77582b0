#pragma once

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

/// What all fuzzers share.
namespace vmcoach::tests {

using Random = std::mt19937_64;

/// A number from 0 on, less than `end`.
inline std::size_t below(Random& random, std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

/// Ends the program, as a sanitizer does, where something doesn't hold of an input.
inline void require(bool holds, const char* what, const std::string& input) {
    if (!holds) {
        std::cerr << what << ": " << input << "\n";
        std::abort();
    }
}

/// How long to go on: `--seconds N`, else `--runs N`; and `--seed N`, so that it can be repeated.
class Fuzzing {
  public:
    Fuzzing(int argc, char** argv, unsigned long seed) : seed_(seed) {
        for (int i = 1; i + 1 < argc; i += 2) {
            const std::string option = argv[i];
            if (option == "--seconds") {
                seconds_ = std::atol(argv[i + 1]);
            } else if (option == "--runs") {
                runs_ = std::strtoul(argv[i + 1], nullptr, 10);
            } else if (option == "--seed") {
                seed_ = std::strtoul(argv[i + 1], nullptr, 10);
            }
        }
        end_ = std::chrono::steady_clock::now() + std::chrono::seconds{seconds_};
    }

    unsigned long seed() const { return seed_; }

    bool goes_on(unsigned long done) const {
        return seconds_ > 0 ? std::chrono::steady_clock::now() < end_ : done < runs_;
    }

  private:
    long seconds_ = 0;
    unsigned long runs_ = 1000;
    unsigned long seed_;
    std::chrono::steady_clock::time_point end_;
};

}  // namespace vmcoach::tests
