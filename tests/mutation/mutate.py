"""Changes one operator or constant at a time, and counts how many of the changes the tests notice.

    python3 tests/mutation/mutate.py [--number 150] [--seed 1] [--jobs 2] [--at FILE:LINE:COLUMN]...

The sources are copied and built once. For each change the changed file alone is compiled anew, and
linked before the library that holds its original. What the tests don't notice is listed: it wants
a test, or is a change without an effect.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import random
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from mutations import mutations_of

ROOT = pathlib.Path(__file__).parents[2]
ROOMS = ("domain", "time", "coach", "store")
# Only these black-box tests meet a command that asks the coach; all meet the other rooms.
COACHING = ("cli.brief", "cli.day", "cli.editor", "cli.readme", "cli.script_check",
            "cli.script_draft", "cli.script_rehearse", "cli.terminal_width", "cli.touch",
            "cli.transcript", "coach.speech", "structure.reference")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# The programs that hold what is changed, and where the build has them.
OUTPUTS = {"unit_tests": "tests/unit_tests", "vmcoach": "vmcoach",
           "vmcoach_reference": "vmcoach_reference"}
# More than any test needs; a change may ask for all there is.
MOST_MEMORY = 4 << 30
# Keeps the homes of a test in memory, and stops at its first failure.
RUN_PROGRAM_TEST = """
import runpy, sys, program
program.MEMORY = sys.argv.pop(1)
file = sys.argv[1]
sys.argv[:] = [file, "--failfast", "--quiet"]
runpy.run_path(file, run_name="__main__")
"""


def limited(seconds):
    """What limits a process before it starts, and all that it starts."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        # By its own clock: a busy machine makes nobody late.
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    return limit


def kill_what_runs_from(folder):
    """Also what a test has put into a session of its own."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if (process / "exe").readlink().is_relative_to(folder):
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            pass


def succeeds(command, folder, seconds, **options):
    """Whether a command ends well, and in time: no process of it may compute longer, and all of it
    may take ten times as long."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True,
                               preexec_fn=limited(int(seconds)), **options)
    try:
        return process.wait(10 * seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        kill_what_runs_from(folder)


class Tree:
    """A copy of the sources, built, and the commands that built it."""

    def __init__(self, folder, jobs):
        self.source = folder / "source"
        self.build = folder / "build"
        shutil.copytree(ROOT, self.source, symlinks=True, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
        subprocess.run(["cmake", "-S", self.source, "-B", self.build, "-G", "Ninja",
                        "-DCMAKE_BUILD_TYPE=", "-DCMAKE_CXX_FLAGS=-O0 -w",
                        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["ninja", "-C", self.build, f"-j{jobs}", *OUTPUTS], check=True,
                       stdout=subprocess.DEVNULL)
        self.compilations = {
            entry["file"]: entry
            for entry in json.loads((self.build / "compile_commands.json").read_text())}
        self.links = {program: self.last_command(output) for program, output in OUTPUTS.items()}

    def last_command(self, target):
        return subprocess.run(["ninja", "-C", self.build, "-t", "commands", "-s", target],
                              check=True, capture_output=True, text=True).stdout.splitlines()[-1]

    def compile(self, file, text, folder):
        """Compiles a changed file into the folder; whether it could be."""
        original = self.source / file
        changed = folder / original.name
        changed.write_text(text)
        entry = self.compilations[str(original)]
        command = shlex.split(entry["command"])
        command[command.index("-o") + 1] = str(folder / "changed.o")
        command[command.index("-c") + 1] = str(changed)
        return succeeds([*command, "-iquote", str(original.parent)], folder, 300,
                        cwd=entry["directory"])

    def link(self, program, folder):
        """What stands before the library wins over what is in it."""
        command = self.links[program]
        for old, new in ((f" -o {OUTPUTS[program]} ", f" -o {folder / program} "),
                         (" libvmcoach_core.a ", f" {folder / 'changed.o'} libvmcoach_core.a ")):
            assert old in command, command
            command = command.replace(old, new, 1)
        return succeeds(["sh", "-c", command], folder, 300, cwd=self.build)


@dataclasses.dataclass
class Test:
    """The unit tests, or a file of black-box tests."""

    name: str
    command: list
    seconds: float = 60.0
    noticed: collections.Counter = dataclasses.field(default_factory=collections.Counter)

    def passes(self, tree, programs, folder):
        """Runs it with the programs of one folder, in another."""
        values = {"programs": programs, "folder": folder}
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "PYTHONPATH": str(tree.source / "tests/support"),
            "VMCOACH": str(programs / "vmcoach"),
            "VMCOACH_REFERENCE": str(programs / "vmcoach_reference"),
        }
        return succeeds([part.format(**values) for part in self.command], programs,
                        2 * self.seconds + 10, env=environment, cwd=folder)


def tests_of(tree):
    yield Test("unit", ["{programs}/unit_tests", "--abort"])
    for room in ("cli", "coach", "fault", "structure"):
        for file in sorted((tree.source / "tests" / room).glob("*_test.py")):
            if not file.stem.endswith("_long_test"):
                yield Test(f"{room}.{file.stem.removesuffix('_test')}",
                           [sys.executable, "-B", "-c", RUN_PROGRAM_TEST, "{folder}", str(file)])


class Run:
    """Takes changes from a list until enough of them could be compiled."""

    def __init__(self, tree, tests, mutations, number, folder):
        self.tree = tree
        self.unit, *self.program_tests = tests
        self.waiting = iter(mutations)
        self.left = number
        self.folder = folder
        self.lock = threading.Lock()
        self.noticed = []
        self.survivors = []

    def work(self):
        while True:
            with self.lock:
                mutation = next(self.waiting, None) if self.left > 0 else None
                if mutation is None:
                    return
                self.left -= 1
            folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
            try:
                test = self.first_to_notice(mutation, folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            with self.lock:
                self.record(mutation, test)

    def record(self, mutation, test):
        if test == "compiler":
            self.left += 1
            return
        (self.survivors if test is None else self.noticed).append(mutation)
        print(f"{len(self.noticed) + len(self.survivors):4} {mutation}"
              f"   {'SURVIVES' if test is None else test}", flush=True)

    def first_to_notice(self, mutation, folder):
        """The name of the test that fails, if any."""
        text = (self.tree.source / mutation.file).read_text()
        if not self.tree.compile(mutation.file, mutation.apply(text), folder):
            return "compiler"
        room = pathlib.Path(mutation.file).parts[1]
        for test in [self.unit, *self.soonest(room)]:
            programs = ["unit_tests"] if test is self.unit else ["vmcoach", "vmcoach_reference"]
            if not all((folder / program).exists() or self.tree.link(program, folder)
                       for program in programs):
                return "compiler"
            scratch = folder / "scratch"
            scratch.mkdir()
            # On a busy machine a black-box test may fail by chance; hardly twice.
            passes = test.passes(self.tree, folder, scratch) or (
                test is not self.unit and test.passes(self.tree, folder, scratch))
            shutil.rmtree(scratch, ignore_errors=True)
            if not passes:
                with self.lock:
                    test.noticed[room] += 1
                return test.name
        return None

    def soonest(self, room):
        """The black-box tests, those first that have noticed most in this room for their time."""
        relevant = [test for test in self.program_tests
                    if room != "coach" or test.name in COACHING]
        with self.lock:
            return sorted(relevant, reverse=True,
                          key=lambda test: (test.noticed[room] + 0.5) / (test.seconds + 0.1))


def sound(tree, tests, folder):
    """The tests that pass while nothing is changed, with the time that they take."""
    programs = folder / "unchanged"
    programs.mkdir()
    for output in OUTPUTS.values():
        shutil.copy(tree.build / output, programs)
    for test in tests:
        scratch = pathlib.Path(tempfile.mkdtemp(dir=folder))
        started = time.monotonic()
        if test.passes(tree, programs, scratch):
            test.seconds = time.monotonic() - started
            yield test
        else:
            print(f"left out, since it fails without a change: {test.name}", flush=True)
        shutil.rmtree(scratch, ignore_errors=True)


def chosen(tree, rooms, seed, places):
    """All changes of the rooms in a random order, one for each line, or those at the places."""
    by_line = collections.defaultdict(list)
    for room in rooms:
        for path in sorted((tree.source / "src" / room).glob("*.cpp")):
            file = str(path.relative_to(tree.source))
            for mutation in mutations_of(file, path.read_text()):
                by_line[file, mutation.line].append(mutation)
    if places:
        return [mutation for line in by_line.values() for mutation in line
                if f"{mutation.file}:{mutation.line}:{mutation.column}" in places]
    generator = random.Random(seed)
    lines = list(by_line.values())
    generator.shuffle(lines)
    return [generator.choice(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--rooms", nargs="+", default=ROOMS)
    parser.add_argument("--at", action="append", metavar="FILE:LINE:COLUMN",
                        help="only the changes at this place")
    parser.add_argument("--least", type=float, default=80, metavar="PERCENT",
                        help="fail when fewer are noticed")
    parser.add_argument("--folder", type=pathlib.Path,
                        help="keep the copy and its build there, for the next run")
    arguments = parser.parse_args()
    with (tempfile.TemporaryDirectory(prefix="vmcoach-mutation-") as folder,
          tempfile.TemporaryDirectory(prefix="vmcoach-mutation-", dir=MEMORY) as memory):
        tree = Tree((arguments.folder or pathlib.Path(folder)).resolve(), arguments.jobs)
        tests = list(sound(tree, list(tests_of(tree)), pathlib.Path(memory)))
        if not tests or tests[0].name != "unit":
            sys.exit("the unit tests fail without a change")
        mutations = chosen(tree, arguments.rooms, arguments.seed, arguments.at)
        run = Run(tree, tests, mutations, arguments.number, memory)
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for worker in [pool.submit(run.work) for _ in range(arguments.jobs)]:
                worker.result()
    number = len(run.noticed) + len(run.survivors)
    share = 100 * len(run.noticed) / max(number, 1)
    print(f"\n{len(run.noticed)} of {number} changes noticed ({share:.0f} %),"
          f" seed {arguments.seed}")
    for mutation in sorted(run.survivors, key=str):
        print(f"not noticed: {mutation}")
    sys.exit(share < arguments.least)


if __name__ == "__main__":
    main()
