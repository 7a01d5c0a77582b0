"""Runs the real vmcoach binary on a terminal of its own (a pseudo-terminal)."""

import fcntl
import os
import pty
import select
import struct
import termios
import time

from program import BINARY

# How long a test waits for what must come; far more than it ever takes.
PATIENCE = 60


class Terminal:
    """A run on a terminal of so many columns and rows; `stdin` is a file in the terminal's place."""

    def __init__(self, home, *arguments, columns=80, rows=24, environment=None, stdin=None):
        variables = {**home.environment, "TERM": "xterm", **(environment or {})}
        self.printed = b""
        self.seen = 0
        # The size is set before the program can ask for it.
        ready, go = os.pipe()
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            os.close(go)
            os.read(ready, 1)
            os.close(ready)
            if stdin is not None:
                os.dup2(stdin.fileno(), 0)
            os.chdir(home.path)
            os.execve(BINARY, [BINARY, *arguments], variables)
        os.close(ready)
        self.resize(columns, rows)
        os.close(go)

    def resize(self, columns, rows):
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, keys):
        os.write(self.descriptor, keys.encode())

    def read_more(self):
        """Reads what there is, waiting for something. False when the program has ended."""
        readable, _, _ = select.select([self.descriptor], [], [], PATIENCE)
        if not readable:
            raise AssertionError(f"nothing more came after: {self.printed!r}")
        try:
            chunk = os.read(self.descriptor, 65536)
        except OSError:
            return False  # The terminal is gone when the program has ended.
        self.printed += chunk
        return bool(chunk)

    def wait_for(self, text):
        """Waits until the program prints `text` behind what was waited for before."""
        wanted = text.encode()
        deadline = time.monotonic() + PATIENCE
        while (place := self.printed.find(wanted, self.seen)) < 0:
            if time.monotonic() > deadline or not self.read_more():
                raise AssertionError(f"{text!r} did not come: {self.printed!r}")
        self.seen = place + len(wanted)

    def finish(self):
        """The exit code, and all that was printed, when the program has ended."""
        while self.read_more():
            pass
        os.close(self.descriptor)
        code = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        return code, self.printed.decode()
