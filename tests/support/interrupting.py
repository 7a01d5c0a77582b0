"""Interrupts a program when it would hear of it: no sooner, however slow the machine is."""

import re
import time

from terminal import PATIENCE


def interrupt(process, number):
    """Sends the signal as soon as the program has a handler for it."""
    deadline = time.monotonic() + PATIENCE
    while not catches(process, number):
        if process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(f"signal {number} is never caught: {process.args}")
    process.send_signal(number)


def catches(process, number):
    with open(f"/proc/{process.pid}/status", encoding="ascii", errors="replace") as file:
        mask = re.search(r"^SigCgt:\s*([0-9a-f]+)$", file.read(), re.MULTILINE)
    # Of one that has ended, not all is told.
    return mask is not None and int(mask[1], 16) >> (number - 1) & 1 == 1
