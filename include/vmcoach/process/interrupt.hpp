#pragma once

#include <csignal>

namespace vmcoach::process {

/// While it lives, SIGINT, SIGTERM and SIGHUP are noted instead of ending this process, so that
/// whoever is at work can stop where nothing is half done. A signal that the process ignored stays
/// ignored. One object at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// Whether such a signal has come. It stays noted until the next object begins.
    static bool requested();

    /// @throws Error (interrupted) when such a signal has come
    static void check();

    /// Waits until the descriptor has something to read, has come to its end, or such a signal has
    /// come: also one that comes just before the wait.
    static void wait_for_input(int descriptor);

  private:
    struct sigaction before_int_ {};
    struct sigaction before_term_ {};
    struct sigaction before_hup_ {};
};

}  // namespace vmcoach::process
