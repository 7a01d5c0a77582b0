"""Shows what the binary prints on a real terminal emulator (tmux), as people would see it."""

import shlex
import subprocess
import tempfile

from program import BINARY


def screenshot(home, columns, *arguments, rows=100):
    """The lines of the screen after a run of the binary, and the same lines where those that the
    terminal broke are joined again."""
    with tempfile.TemporaryDirectory(prefix="vmcoach-tmux-") as folder:
        tmux = ["tmux", "-u", "-S", f"{folder}/socket", "-f", "/dev/null"]
        environment = {**home.environment, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        run = shlex.join([BINARY, *arguments])
        done = shlex.join([*tmux, "wait-for", "-S", "done"])
        subprocess.run([*tmux, "new-session", "-d", "-x", str(columns), "-y", str(rows),
                        f"{run}; {done}; exec sleep 600"],
                       env=environment, cwd=home.path, check=True, timeout=60)
        try:
            subprocess.run([*tmux, "wait-for", "done"], env=environment, check=True, timeout=60)
            return [subprocess.run([*tmux, "capture-pane", "-p", *joined], env=environment,
                                   check=True, timeout=60, stdout=subprocess.PIPE)
                    .stdout.decode().rstrip("\n").split("\n") for joined in ([], ["-J"])]
        finally:
            subprocess.run([*tmux, "kill-server"], env=environment, check=False, timeout=60)
