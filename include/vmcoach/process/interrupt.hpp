#pragma once

namespace vmcoach::process {

/// While it lives, a signal that asks this process to end (SIGINT, SIGTERM, SIGHUP) is only noted,
/// so that long work can end in order. Signals that are ignored stay so. At most one may live.
class Interrupts {
  public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    /// @throws Error (interrupted) when such a signal has come
    static void check();
};

}  // namespace vmcoach::process
