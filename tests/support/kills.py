"""Kills commands at random moments, and checks that nothing acknowledged is lost, and that what is
half done is finished or taken back by the next command."""

import collections
import contextlib
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

import soundness
from kill_scenarios import NOTHING, SCENARIOS
from program import MEMORY, Home, ProgramTest

PROBES = 3
# From one write to the next is shorter than anybody can sleep.
LONGEST_WRITE = 0.0005


def signature(folder):
    """Changes with every write to a file of the folder."""
    found = []
    with contextlib.suppress(FileNotFoundError):
        for name in sorted(os.listdir(folder)):
            status = os.stat(folder / name)
            found.append((name, status.st_size, status.st_mtime_ns))
    return found


@contextlib.contextmanager
def copied_database(home):
    """A copy of the database and of all that lies beside it, for Python's SQLite to recover: the
    file itself is vmcoach's to recover."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        copy = pathlib.Path(folder) / "copy"
        if home.database.parent.exists():
            shutil.copytree(home.database.parent, copy)
        yield copy / home.database.name


class Target:
    """One scenario with all that is known before anything is killed."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.template = Home(MEMORY)
        scenario.prepare(self.template)
        self.home = None
        self.kills = 0
        self.durations = []
        self.writes = 0
        for _ in range(PROBES):
            with self.copied_home(self.template) as home:
                self.expect(home)
                self.writes = max(self.writes, self.count_writes(home))
        self.duration = statistics.median(self.durations)

    def expect(self, home):
        """Finds out what the command will make of this home."""
        self.old = self.scenario.look(home.database)
        # The first version made indexes that SQLite finds fault with.
        self.old_problems = self.problems(home.database)
        with self.copied_home(home) as copy:
            started = time.monotonic()
            result = copy.run(*self.words(), "--json")
            self.durations.append(time.monotonic() - started)
            if result.code != 0:
                raise AssertionError(f"{self.words()}: {result}")
            self.new = self.scenario.look(copy.database, self.old)
        if self.old == self.new:
            raise AssertionError(f"{self.words()} changes nothing")

    def words(self):
        return self.scenario.words(self.kills % self.scenario.kills_per_home)

    def problems(self, database):
        return soundness.problems(database) if self.scenario.is_readable(database) else []

    @contextlib.contextmanager
    def copied_home(self, home):
        copy = home.copy()
        try:
            yield copy
        finally:
            copy.remove()

    def count_writes(self, home):
        """How many of them somebody sees who looks all the time."""
        process = self.start(home)
        seen = 0
        before = signature(home.database.parent)
        while process.poll() is None:
            now = signature(home.database.parent)
            seen += now != before
            before = now
        process.communicate()
        return seen

    def start(self, home):
        return home.start(*self.words(), "--json",
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def next_home(self):
        """One that the last kills have left, where the scenario wants it so."""
        if self.kills % self.scenario.kills_per_home == 0:
            self.remove_home()
            self.home = self.template.copy()
        self.kills += 1
        if self.scenario.kills_per_home > 1:
            self.expect(self.home)
        return self.home

    def remove_home(self):
        if self.home:
            self.home.remove()

    def remove(self):
        self.remove_home()
        self.template.remove()


class KillTest(ProgramTest):
    """`kill_repeatedly` is the test; `self.outcomes` counts for each kind of command what the kills
    met: whether it was acknowledged, what was done, and what was left beside the database."""

    def kill_repeatedly(self, kills, seed):
        self.random = random.Random(seed)
        self.outcomes = collections.defaultdict(collections.Counter)
        targets = {}
        names = list(SCENARIOS)
        for kill in range(kills):
            variants = SCENARIOS[names[kill % len(names)]]
            scenario = variants[kill // len(names) % len(variants)]
            try:
                if scenario not in targets:
                    targets[scenario] = Target(scenario)
                    self.addCleanup(targets[scenario].remove)
                self.kill_one(targets[scenario], self.outcomes[names[kill % len(names)]])
            except Exception as error:
                raise AssertionError(f"seed {seed}, kill {kill}, {scenario}") from error

    def kill_one(self, target, outcomes):
        home = target.next_home()
        before = signature(home.database.parent)
        process = target.start(home)
        if self.random.random() < 0.5:
            time.sleep(self.random.uniform(0, 1.2 * target.duration))
        else:
            self.wait_for_a_write(target, home, process, before)
        process.kill()
        out, err = process.communicate()
        self.assertIn(process.returncode, (0, -signal.SIGKILL), err)
        self.assertTrue(out or process.returncode != 0)
        journal = home.database.with_name(home.database.name + "-journal")
        with copied_database(home) as copy:
            left = target.scenario.look(copy, target.old)
            outcomes["journal left"] += journal.exists() and journal.stat().st_size > 0
            place = self.place_of(target, left)
            self.assertEqual(target.old_problems if place == "before" else [],
                             target.problems(copy))
        outcomes[place] += 1
        outcomes["half-made file left"] += bool(target.scenario.half_made(home.database))
        if out:
            outcomes["acknowledged"] += 1
            self.assertEqual("after", place)
        self.check_the_next_commands(target, home, left, place)

    def wait_for_a_write(self, target, home, process, before):
        """Till files are being written, which takes too short to be met by chance."""
        waited_for = self.random.randint(1, max(1, target.writes))
        while waited_for > 0 and process.poll() is None:
            now = signature(home.database.parent)
            waited_for -= now != before
            before = now
        end = time.monotonic() + self.random.uniform(0, LONGEST_WRITE)
        while time.monotonic() < end:
            pass

    def place_of(self, target, left):
        if left == target.old:
            return "before"
        if left == target.new:
            return "after"
        if target.scenario.is_between(left, target.old, target.new):
            return "between"
        return self.fail(f"neither {differences(left, target.old)} nor "
                         f"{differences(left, target.new)} is what may be left")

    def check_the_next_commands(self, target, home, left, place):
        scenario = target.scenario
        if self.random.random() < 0.5 and left != NOTHING and scenario.is_readable(home.database):
            self.assertEqual(0, home.run("prospect", "list").code)
            self.assertEqual(target.new if scenario.every_command_finishes else left,
                             scenario.look(home.database, target.old))
        scenario.check(self, home, place, target)
        self.assertEqual([], target.problems(home.database))


def differences(rows, others):
    """Short enough for a failure message."""
    return [row[:200] for row in set(rows) ^ set(others)][:10]
