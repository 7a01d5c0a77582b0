"""Runs the real vmcoach binary, as a user would, in a home folder of its own.

The binary is the one that VMCOACH names. Nothing of the caller's environment reaches it.
"""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from shares import EVERY

BINARY = os.environ["VMCOACH"]

# Monday, 10:00 in New York, 16:00 in Berlin.
NOW = "2026-11-23T15:00:00Z"

# A folder in memory, where the system has one: there no write waits for a disk.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

MADE_LATER = re.compile("CREATE (UNIQUE )?(INDEX|TRIGGER) ")


def dump_of(connection):
    """Everything that a database holds. Indexes and triggers come in the order of their text:
    VACUUM changes that in which they were made, which means nothing."""
    statements = list(connection.iterdump())
    ordered = sorted(line for line in statements if MADE_LATER.match(line))
    return [line for line in statements if not MADE_LATER.match(line)] + ordered


class Result:
    """What one run left behind: `code`, and `out` and `err` as bytes."""

    def __init__(self, completed):
        self.code = completed.returncode
        self.out = completed.stdout
        self.err = completed.stderr

    @property
    def text(self):
        return self.out.decode()

    @property
    def error_text(self):
        return self.err.decode()

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self):
        return json.loads(self.err)["error"]

    def __repr__(self):
        return f"exit {self.code}\nstdout: {self.out!r}\nstderr: {self.err!r}"


class Home:
    """An empty home folder, and the environment that goes with it."""

    started = 0

    def __init__(self, folder=None):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="vmcoach-test-", dir=folder))
        self.environment = {
            "HOME": str(self.path),
            "PATH": "/usr/bin:/bin",
            "VMCOACH_NOW": NOW,
            "VMCOACH_ZONE": "Europe/Berlin",
        }
        # To look for leaks takes a sanitized process as long as all else: one of seven does so, as
        # what leaks, leaks each time.
        self.seldom_looks_for_leaks = EVERY != 1 and "ASAN_OPTIONS" not in os.environ
        if self.seldom_looks_for_leaks:
            self.environment["ASAN_OPTIONS"] = "detect_leaks=0"
        # Sanitizer options are the one thing that a caller may hand through.
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    @property
    def database(self):
        return self.path / ".local/share/vmcoach/vmcoach.db"

    @property
    def config(self):
        return self.path / ".config/vmcoach/config.toml"

    def write_config(self, text):
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(text)

    def dump(self):
        """Everything that the database holds, or None where there is no database."""
        if not self.database.exists():
            return None
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return dump_of(connection)
        finally:
            connection.close()

    def copy(self):
        """A home in memory with the same files."""
        copy = Home(MEMORY)
        shutil.copytree(self.path, copy.path, dirs_exist_ok=True)
        return copy

    def start(self, *arguments, now=None, environment=None, **options):
        """A process that runs; `options` go to Popen."""
        variables = dict(self.environment)
        if now:
            variables["VMCOACH_NOW"] = now
        Home.started += 1
        if self.seldom_looks_for_leaks and Home.started % 7 == 1:
            del variables["ASAN_OPTIONS"]
        variables.update(environment or {})
        return subprocess.Popen([BINARY, *arguments], env=variables, cwd=self.path, **options)

    def run(self, *arguments, stdin=b"", **options):
        """A finished run. Arguments are str or bytes."""
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        process = self.start(*arguments, stdin=subprocess.PIPE, **options)
        out, err = process.communicate(stdin, timeout=120)
        return Result(subprocess.CompletedProcess(arguments, process.returncode, out, err))

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class ProgramTest(unittest.TestCase):
    """A test with a home of its own, as `self.home`."""

    maxDiff = None

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.remove)

    def run_ok(self, *arguments, **options):
        """A run that must succeed."""
        result = self.home.run(*arguments, **options)
        self.assertEqual(0, result.code, result)
        return result

    def run_json(self, *arguments, **options):
        """What a run that must succeed prints with --json."""
        return self.run_ok("--json", *arguments, **options).json

    def run_touch(self, *arguments, **options):
        """The touch that a run logs, without the promises that it kept or made."""
        touch = self.run_json(*arguments, **options)
        return {key: touch[key] for key in touch if key not in ("kept", "promise", "findings")}

    def run_error(self, code, *arguments, **options):
        """The error object of a run that must end with this exit code, and print nothing."""
        result = self.home.run("--json", *arguments, **options)
        self.assertEqual(code, result.code, result)
        self.assertEqual(b"", result.out, result)
        self.assertEqual(code, result.error["code"], result)
        return result.error

    def add_dana(self):
        """The prospect that most tests need; its id is 1."""
        return self.run_json("prospect", "add", "Dana Ortiz", "--company", "Acme",
                             "--phone", "+1 312 555 0142", "--time-zone", "America/Chicago")


class CommandTest(ProgramTest):
    """A test of what commands do, in a home that is fast and need not survive a power cut."""

    def setUp(self):
        self.home = Home(MEMORY)
        self.addCleanup(self.home.remove)

    def run_refused(self, code, *arguments, **options):
        """The error object of a run that must end with this exit code, and change nothing."""
        before = self.home.dump()
        error = self.run_error(code, *arguments, **options)
        self.assertEqual(before, self.home.dump(), arguments)
        return error
