"""Kills writing processes at random moments, and checks that nothing acknowledged is lost."""

import json
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

import soundness
from program import Home, ProgramTest

ROUNDS_PER_FILE = 25
PROBES = 5
# Many pages to write make it likely that a kill comes between two of them.
LONG_TEXT = "long " * 12000
LONGEST_WRITE = 0.0005


def seconds_of(work):
    started = time.monotonic()
    work()
    return time.monotonic() - started


class KillTest(ProgramTest):
    """`kill_repeatedly` is the test; `self.outcomes` counts what the kills met."""

    def kill_repeatedly(self, kills, seed):
        self.random = random.Random(seed)
        self.outcomes = dict.fromkeys(("acknowledged", "journal left"), 0)
        self.calibrate()
        for kill in range(kills):
            try:
                self.prepare_file(kill)
                self.kill_one(f"Person {kill}")
            except Exception as error:
                raise AssertionError(f"seed {seed}, kill {kill}") from error

    def prepare_file(self, kill):
        """Half of the files are used for many kills. The others are taken away each time, so that
        every kill meets the creation of the next one."""
        exists = kill // ROUNDS_PER_FILE % 2 == 0
        if not exists or kill % ROUNDS_PER_FILE == 0:
            self.begin_new_file(exists)

    def calibrate(self):
        """How long the creation of a file takes, and how long a further prospect."""
        self.duration = {False: 0, True: 0}
        for exists in self.duration:
            times = []
            for _ in range(PROBES):
                self.begin_new_file(exists)
                times.append(seconds_of(
                    lambda: self.run_ok("prospect", "add", "Probe", "--source", LONG_TEXT)))
            self.duration[exists] = statistics.median(times)

    def begin_new_file(self, exists):
        self.home.remove()
        self.home = Home()
        self.addCleanup(self.home.remove)
        self.exists = exists
        self.acknowledged = {}
        if exists:
            self.acknowledge(self.run_ok("prospect", "add", "First", "--json").out)

    def acknowledge(self, out):
        prospect = json.loads(out)
        self.acknowledged[prospect["uid"]] = prospect

    def kill_one(self, name):
        before = self.written()
        process = self.home.start("prospect", "add", name, "--source", LONG_TEXT, "--json",
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if self.random.random() < 0.5:
            time.sleep(self.random.uniform(0, 1.2 * self.duration[self.exists]))
        else:
            self.wait_for_a_write(process, before)
        process.kill()
        out, err = process.communicate()
        self.assertIn(process.returncode, (0, -signal.SIGKILL), err)
        if out:
            self.acknowledge(out)
            self.outcomes["acknowledged"] += 1
        self.assertTrue(out or process.returncode != 0)
        self.check_a_copy()
        self.check_the_next_commands()

    def written(self):
        """Changes with every write to the database, but not when it is created empty."""
        try:
            status = self.home.database.stat()
        except FileNotFoundError:
            return None
        return (status.st_size, status.st_mtime_ns) if status.st_size else None

    def wait_for_a_write(self, process, before):
        """Till the pages are being written, which takes too short to be met by chance."""
        while self.written() == before and process.poll() is None:
            pass
        end = time.monotonic() + self.random.uniform(0, LONGEST_WRITE)
        while time.monotonic() < end:
            pass

    def check_a_copy(self):
        """Python's SQLite recovers a copy, so that vmcoach has to recover the file itself."""
        if not self.home.database.exists():
            return
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "copy"
            shutil.copytree(self.home.database.parent, copy)
            journal = copy / (self.home.database.name + "-journal")
            if journal.exists() and journal.stat().st_size > 0:
                self.outcomes["journal left"] += 1
            database = copy / self.home.database.name
            self.assertEqual([], soundness.problems(database))
            if self.acknowledged:
                uids = {uid.hex() for [uid] in soundness.rows(database, "SELECT uid FROM prospect")}
                self.assertLessEqual(
                    {uid.replace("-", "") for uid in self.acknowledged}, uids)

    def check_the_next_commands(self):
        if self.acknowledged and self.random.random() < 0.5:
            self.check_the_list()
        self.acknowledge(self.run_ok("prospect", "add", f"After {len(self.acknowledged)}",
                                     "--json").out)
        self.check_the_list()

    def check_the_list(self):
        listed = {prospect["uid"]: prospect for prospect in self.run_json("prospect", "list")}
        self.assertEqual(self.acknowledged,
                         {uid: listed.get(uid) for uid in self.acknowledged})
