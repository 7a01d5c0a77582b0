"""Interactive shells on a terminal of their own, in which vmcoach is a stand-in that keeps the
arguments that it is given; what shells ask to complete a line, the real program answers."""

import os
import pty
import select
import shutil
import signal
import time

from program import BINARY

# How long a test waits for what must come; far more than it ever takes.
PATIENCE = 30

PROMPT = "what-now# "
RAN = "vmcoach-has-run"

STAND_IN = """#!/bin/sh
case $1 in
    complete | completion) exec {binary} "$@" ;;
esac
printf '%s\\0' "$@" >{argv}
echo {ran} | tr - _
"""

COMMANDS = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i",
             "-C", f"function fish_prompt; printf '{PROMPT}'; end; set -g fish_greeting"),
}

# As a user loads completion.
LOADING = {
    "bash": ["source <(vmcoach completion bash)"],
    "zsh": ["mkdir ~/functions; vmcoach completion zsh >~/functions/_vmcoach",
            "fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u -d ~/dump"],
    "fish": ["vmcoach completion fish | source"],
}


def is_there(shell):
    return shutil.which(shell) is not None


class Shell:
    """One that runs in the folder `work` of a home, with completion loaded."""

    def __init__(self, home, name, loading=None):
        self.name = name
        self.home = home
        self.work = home.path / "work"
        self.argv = home.path / "argv"
        self.printed = b""
        self.seen = 0
        self.make_stand_in()
        self.work.mkdir(exist_ok=True)
        variables = {**home.environment, "PATH": f"{home.path}/bin:/usr/bin:/bin", "PS1": PROMPT,
                     "TERM": "xterm", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null",
                     "VMCOACH_DB": str(home.database)}
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            os.chdir(self.work)
            os.execvpe(COMMANDS[name][0], COMMANDS[name], variables)
        self.wait_for(PROMPT)
        for line in loading or LOADING[name]:
            self.enter(line)
        # Programs that ran before the first test don't count.
        self.enter("cd .")

    def make_stand_in(self):
        script = self.home.path / "bin" / "vmcoach"
        script.parent.mkdir(exist_ok=True)
        script.write_text(STAND_IN.format(binary=BINARY, argv=self.argv, ran=RAN))
        script.chmod(0o755)

    def send(self, keys):
        os.write(self.descriptor, keys.encode())

    def wait_for(self, text):
        """Waits until `text` is printed behind what was waited for before."""
        wanted = text.encode()
        deadline = time.monotonic() + PATIENCE
        while (place := self.printed.find(wanted, self.seen)) < 0:
            readable, _, _ = select.select([self.descriptor], [], [], 1)
            if time.monotonic() > deadline:
                raise AssertionError(f"{text!r} did not come: {self.printed[-2000:]!r}")
            if readable:
                self.printed += os.read(self.descriptor, 65536)
        self.seen = place + len(wanted)

    def enter(self, line):
        """Runs a line that nothing completes."""
        mark = f"done-{self.seen}"
        self.send(f"{line}; echo {mark} | tr - _\r")
        self.wait_for(mark.replace("-", "_"))
        self.wait_for(PROMPT)

    def run(self, keys):
        """Types a line that begins with vmcoach, perhaps with TABs, and runs it.

        Returns the arguments that the program is given, as bytes."""
        self.argv.unlink(missing_ok=True)
        self.send(keys + "\r")
        try:
            self.wait_for(RAN.replace("-", "_"))
        except AssertionError:
            # Whatever the line has become, the next one begins anew.
            self.send("\x03\x03")
            raise
        self.wait_for(PROMPT)
        return self.argv.read_bytes().split(b"\0")[:-1]

    def close(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.descriptor)
