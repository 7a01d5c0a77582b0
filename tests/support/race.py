"""Processes that start at the same moment."""

import contextlib
import os
import subprocess

from program import BINARY

WAIT_THEN_REPEAT = 'read -r _; n=$1; shift; while [ $((n -= 1)) -ge 0 ]; do "$@" || exit; done'


def run_at_once(home, commands, times=1):
    """Runs vmcoach with each list of arguments, all of them in parallel, each `times` in a row
    unless it fails. Returns the exit code, stdout and stderr of each."""
    with contextlib.ExitStack() as gates:
        gate, release = os.pipe()
        gates.callback(os.close, gate)
        # Every shell waits for the end of the same pipe.
        processes = [
            subprocess.Popen(["sh", "-c", WAIT_THEN_REPEAT, "sh", str(times), BINARY, *command],
                             stdin=gate, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             env=home.environment, cwd=home.path)
            for command in commands
        ]
        os.close(release)
    results = []
    for process in processes:
        out, err = process.communicate(timeout=300)
        results.append((process.returncode, out, err))
    return results
