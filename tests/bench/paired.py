"""Times two commands in turn, so that what else the machine does meets both."""

import os
import re
import statistics
import subprocess
import time

from generate import NOW

VMCOACH = os.environ.get("VMCOACH", "vmcoach")
ENVIRONMENT = {"HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "VMCOACH_NOW": NOW,
               "VMCOACH_ZONE": "Europe/Berlin"}
WARM_UP = 3


def milliseconds(command):
    started = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - started) * 1000


def compare(title, ours, theirs, pairs):
    """Each command is a list, or a function that makes the list for the n-th run."""
    our_times, their_times = [], []
    for n in range(-WARM_UP, pairs):
        sides = [(ours, our_times), (theirs, their_times)]
        # Which one goes first changes too.
        for command, times in sides if n % 2 else reversed(sides):
            elapsed = milliseconds(command(n) if callable(command) else command)
            if n >= 0:
                times.append(elapsed)
    ratios = [our / their for our, their in zip(our_times, their_times)]
    medians = statistics.median(our_times) / statistics.median(their_times)
    print(f"{title}, {pairs} pairs:")
    for name, times in (("vmcoach", our_times), ("sqlite3", their_times)):
        low, middle, high = statistics.quantiles(times, n=4)
        print(f"  {name:8} median {middle:7.2f} ms   quartiles {low:.2f} to {high:.2f} ms"
              f"   least {min(times):.2f} ms")
    print(f"  ratio of medians {medians:.3f}, median of ratios {statistics.median(ratios):.3f}")


def instructions(command):
    """How many machine instructions a run takes, as valgrind counts them."""
    completed = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                                *command], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", completed.stderr)[1])
