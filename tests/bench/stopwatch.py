"""What commands take: their time, memory and instructions."""

import dataclasses
import json
import os
import re
import statistics
import subprocess

STOPWATCH = os.environ.get("BENCH_STOPWATCH", "bench_stopwatch")
WARM_UP = 2


@dataclasses.dataclass(frozen=True)
class Command:
    arguments: list
    environment: dict


@dataclasses.dataclass(frozen=True)
class Figures:
    """Of several runs of a command. Times are in milliseconds, memory is in MiB."""
    times: list
    cpu: float
    memory: float

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def quartiles(self):
        low, _, high = statistics.quantiles(self.times, n=4, method="inclusive")
        return low, high


def run_in_turn(commands):
    """Runs all, and returns (milliseconds, of that user and system time, MiB) of each."""
    lines = "".join(json.dumps([command.arguments, command.environment]) + "\n"
                    for command in commands)
    completed = subprocess.run([STOPWATCH], input=lines, stdout=subprocess.PIPE, text=True,
                               check=True)
    results = []
    for command, line in zip(commands, completed.stdout.splitlines(), strict=True):
        nanoseconds, cpu, memory, code = map(int, line.split())
        if code != 0:
            raise RuntimeError(f"exit code {code}: {command.arguments}")
        results.append((nanoseconds / 1e6, cpu / 1e3, memory / 1024))
    return results


def compare(sides, pairs, before=lambda n: []):
    """Runs two commands in turn, so that what else the machine does meets both, and in changing
    order. `sides` are two functions that give the command of the n-th pair, `before` gives what has
    to be run ahead of that pair and isn't counted. Returns the figures of each side, and the median
    of the ratios of the pairs."""
    commands, places = [], ([], [])
    for n in range(pairs + WARM_UP):
        commands += before(n)
        for side in (0, 1) if n % 2 else (1, 0):
            if n >= WARM_UP:
                places[side].append(len(commands))
            commands.append(sides[side](n))
    results = run_in_turn(commands)
    runs = [[results[place] for place in of_side] for of_side in places]
    figures = [Figures([run[0] for run in of_side],
                       statistics.median(run[1] for run in of_side),
                       max(run[2] for run in of_side)) for of_side in runs]
    ratio = statistics.median(ours / theirs for ours, theirs
                              in zip(figures[0].times, figures[1].times, strict=True))
    return figures, ratio


def instructions(command):
    """How many machine instructions a run takes, as valgrind counts them."""
    completed = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                                *command.arguments],
                               env=command.environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", completed.stderr)[1])
