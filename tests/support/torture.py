"""Runs commands while one system call fails, and checks what the user is told and left with.

strace makes the call fail. It counts calls from the start of the process, so a failure is the name
of a call, the how-many-th of that name, and the error. Those before `main` belong to the loader.
"""

import collections
import concurrent.futures
import dataclasses
import errno
import itertools
import os
import random
import re
import shlex
import shutil
import subprocess
import unittest

import soundness
from dumps import without_new_numbers
from program import BINARY, MEMORY, Home, ProgramTest, Result
from shares import EVERY
from snapshot import changes, snapshot

IS_SANITIZED = EVERY != 1
WORKERS = 2
MOST_SHOWN = 20
MAIN_BEGINS = "fcntl(0, F_GETFD)"

# How each call can fail although it was called rightly.
OF_A_NAME = ("EACCES", "EIO", "ENOMEM")
OF_NO_MEMORY = ("ENOMEM",)
OF_A_NEW_DESCRIPTOR = ("EMFILE", "ENOMEM")
ERRORS = {
    "access": OF_A_NAME,
    "clone3": ("EAGAIN", "ENOMEM"),
    "close": ("EINTR", "EIO"),
    "fchmod": ("EIO", "EPERM"),
    "fchown": ("EIO", "EPERM"),
    "fcntl": ("EACCES", "EINTR", "EIO", "ENOLCK"),
    "fdatasync": ("EIO", "ENOSPC"),
    "flock": ("EIO", "ENOLCK"),
    "fsync": ("EIO", "ENOSPC"),
    "ftruncate": ("EINTR", "EIO"),
    "getcwd": ("EACCES", "ENOMEM"),
    "getdents64": ("EIO", "ENOMEM"),
    "getrandom": ("EINTR", "ENOSYS"),
    "ioctl": ("EIO",),
    "memfd_create": OF_A_NEW_DESCRIPTOR,
    "mkdir": ("EACCES", "EIO", "ENOSPC"),
    "mmap": OF_NO_MEMORY,
    "mremap": OF_NO_MEMORY,
    "munmap": OF_NO_MEMORY,
    "newfstatat": OF_A_NAME,
    "openat": (*OF_A_NAME, "EINTR", "EMFILE", "ENOSPC"),
    "pidfd_open": (*OF_A_NEW_DESCRIPTOR, "ENOSYS"),
    "poll": ("EINTR", "ENOMEM"),
    "pread64": ("EINTR", "EIO"),
    "pwrite64": ("EINTR", "EIO", "ENOSPC"),
    "read": ("EINTR", "EIO"),
    "readlink": OF_A_NAME,
    "rename": (*OF_A_NAME, "ENOSPC"),
    "signalfd4": OF_A_NEW_DESCRIPTOR,
    "unlink": ("EACCES", "EIO"),
    "wait4": ("EINTR",),
    "write": ("EINTR", "EIO", "ENOSPC"),
}
# The kernel tells no error of brk but the old end; of these others no failure makes sense.
CANNOT_FAIL = {"brk", "exit_group", "futex", "getegid", "geteuid", "getpid", "gettid", "getuid", "kill",
               "lseek", "prctl", "prlimit64", "rt_sigaction", "rt_sigprocmask", "umask"}

IN_SQLITES_WORDS = {"EIO": "disk I/O error", "ENOSPC": "the disk is full"}
# SQLite tries once more to open a file, for reading only, and forgets what went wrong before.
WHEN_OPENED_AGAIN = ("unable to open database file", "attempt to write a readonly database")


@dataclasses.dataclass(frozen=True)
class Command:
    """`later` says that it commits more than once, and when it runs again to do what it couldn't
    do: for then a failure may leave a part done. `finished_by` says so, too, and names a line that
    has to clear that part away. What `first` names runs before, in peace."""

    line: str
    stdin: bytes = b""
    now: str = None
    later: str = None
    finished_by: str = None
    first: tuple = ()

    @property
    def words(self):
        return shlex.split(self.line)


# In the home that `prepared_home` makes. One line is all that a further command needs.
COMMANDS = (
    Command("prospect add Kim --phone '+33 1 70 18 99 00' --time-zone Europe/Paris"),
    Command("prospect edit 1 --title CEO"),
    Command("prospect merge 1 2"),
    Command("note 1 -", stdin=b"what standard input says"),
    Command("voicemail 3 'Hi Lee, I will call you on Friday at ten.' --promise 'fri 10:00'"),
    Command("call 1 spoke --note 'wants a quote'"),
    Command("promise-call 3 fri 11:00"),
    Command("promise move p1 thu 11:00"),
    Command("import csv people.csv"),
    Command("export jsonl all.jsonl"),
    Command("remind --exec /bin/sh hook", now="2026-11-26T16:15:30Z",
            later="2026-11-26T16:25:30Z"),
    Command("due --week"),
    Command("undo"),
    Command("redo", first=("undo",)),
    Command("edit n1 'opens a third warehouse in May'"),
    Command("remove t1"),
    # A restore leaves a copy, which has to go as well.
    Command("prospect forget 1 --yes", first=("db restore older.db",),
            finished_by="prospect forget nobody --yes"),
    Command("db backup older.db"),
    # Whoever was erased since the backup was made is erased in it once more.
    Command("db restore older.db", first=("prospect forget 2 --yes",),
            finished_by="db restore older.db"),
    Command("history"),
    Command("search warehouse"),
)


def run_lines(home, lines):
    for line in lines:
        result = home.run(*shlex.split(line))
        if result.code != 0:
            raise AssertionError(f"{line}: {result}")


def prepared_home():
    """Some of everything: what a command must leave alone, and what it is about."""
    home = Home(MEMORY)
    home.write_config('[seller]\nname = "Kim Lee"\ncompany = "Initech"\n')
    (home.path / "people.csv").write_text(
        "name,company,phone\nAda One,One,+1 312 555 0101\nBo Two,Two,+49 30 901820\n")
    (home.path / "hook").write_text('echo "$VMCOACH_PROMISE_ID" >>"$HOME/told"\n')
    (home.path / "all.jsonl").write_text("what stood here before\n")
    run_lines(home, (
        "prospect add 'Dana Ortiz' --company Acme --time-zone America/Chicago",
        "prospect add 'D. Ortiz' --email dana@acme.example",
        "prospect add 'Lee Chan' --time-zone Asia/Tokyo",
        "note 1 'opens a second warehouse in May' --fact",
        "note 2 'a note of the other one'",
        "db backup older.db",
        "voicemail 1 'Hi Dana, Kim Lee from Initech. Congratulations!' --seconds 11",
        "promise-call 1 thu 10:15 --about 'the warehouse'"))
    return home


def traced(home, command, *options):
    """A finished run, and what strace saw of it."""
    # The leak checker can't work beside strace.
    environment = dict(home.environment)
    if command.now:
        environment["VMCOACH_NOW"] = command.now
    trace = home.path.with_suffix(".trace")
    try:
        completed = subprocess.run(
            ["strace", "-qq", "-o", trace, *options, BINARY, *command.words], env=environment,
            cwd=home.path, input=command.stdin, capture_output=True, timeout=120)
        return Result(completed), trace.read_text()
    finally:
        trace.unlink(missing_ok=True)


class State:
    """What a home holds: the rows of its database, and the files beside it."""

    def __init__(self, home, old_dump=()):
        self.rows = without_new_numbers(home.dump(), old_dump)
        self.files = {name: self.in_words(home.path / name, mode, content)
                      for name, (mode, content) in snapshot(home.path).items()
                      if name != str(home.database.relative_to(home.path))}

    def in_words(self, path, mode, content):
        """Of another database, too, the rows count, and not where in the file they are."""
        if content is None or not content.startswith(b"SQLite format 3"):
            return mode, content
        with soundness.opened(path) as connection:
            return mode, sorted(connection.iterdump())

    def __eq__(self, other):
        return (self.rows, self.files) == (other.rows, other.files)

    def difference(self, other):
        mine, others = collections.Counter(self.rows), collections.Counter(other.rows)
        return [*(mine - others), *(others - mine), *changes(self.files, other.files)]


@dataclasses.dataclass(frozen=True)
class Failure:
    call: str
    number: int
    error: str

    def is_named_in(self, text):
        reason = os.strerror(getattr(errno, self.error))
        return (reason in text or IN_SQLITES_WORDS.get(self.error, reason) in text or
                self.call == "openat" and any(words in text for words in WHEN_OPENED_AGAIN))

    def __str__(self):
        return f"{self.call} {self.number}: {self.error}"


def failures_of(trace):
    """Each call from the beginning of `main` on, with each error that it may give."""
    found = []
    counts = collections.Counter()
    in_main = False
    for line in trace.splitlines():
        call = re.match(r"(\w+)\(", line)
        if not call:
            continue
        name = call[1]
        counts[name] += 1
        in_main = in_main or line.startswith(MAIN_BEGINS)
        if in_main and name not in CANNOT_FAIL:
            found += [Failure(name, counts[name], error) for error in ERRORS[name]]
    return found


class Torture:
    """One command, how it ends where nothing fails, and all that may fail in it."""

    def __init__(self, home, command):
        self.home = home
        self.command = command
        run_lines(home, command.first)
        self.old_dump = home.dump()
        self.old = State(home, self.old_dump)
        self.good, trace, self.new = self.run_and_look()
        if self.good.code != 0:
            raise AssertionError(f"{command.line}: {self.good}")
        self.failures = failures_of(trace)

    def run_and_look(self, *options):
        home = self.home.copy()
        try:
            result, trace = traced(home, self.command, *options)
            return result, trace, State(home, self.old_dump)
        finally:
            home.remove()

    def problems(self, failure):
        """What is wrong after a run in which that failed: short texts, none as a rule."""
        home = self.home.copy()
        try:
            result, trace = traced(
                home, self.command, "-e", f"trace={failure.call}", "-e",
                f"inject={failure.call}:error={failure.error}:when={failure.number}")
            found = list(self.problems_in(home, failure, result, trace))
            return [f"{self.command.line}: {failure}: {problem}\n{result}" for problem in found]
        finally:
            home.remove()

    def problems_in(self, home, failure, result, trace):
        # For the name of a temporary file, the C library now and then draws a second number.
        if "(INJECTED)" not in trace and failure.call != "getrandom":
            yield "the call was not made"
        following = home.run("prospect", "list")
        if following.code != 0 or following.err:
            yield f"the next command fails: {following}"
        for problem in soundness.problems(home.database):
            yield f"unsound: {problem}"
        state = State(home, self.old_dump)
        if result.code == 0:
            if self.command.finished_by and state.rows == self.new.rows:
                yield from self.problems_finished(home)
            elif state != self.new:
                yield f"exit 0, but: {state.difference(self.new)}"
            if result.out != self.good.out:
                yield f"exit 0, but other words than {self.good.out}"
        else:
            yield from self.problems_of_error(failure, result)
            yield from self.problems_of_state(home, result, state)

    def problems_of_error(self, failure, result):
        if result.code not in ((8, 9) if self.command.later else (8,)):
            yield "the exit code doesn't say that it is the system's fault"
        if not result.error_text.startswith("vmcoach: "):
            yield "no message"
        if not failure.is_named_in(result.error_text):
            yield "the cause isn't named"

    def problems_of_state(self, home, result, state):
        """Nobody who is told of an error must be led to do again what is done, or to believe done
        what isn't."""
        if state.rows != self.old.rows:
            if "nothing was changed" in result.error_text:
                yield f"'nothing was changed', but: {state.difference(self.old)}"
            if "is stored" not in result.error_text and not self.command.later:
                yield "it is done, but the message doesn't say so"
        elif "is stored" in result.error_text:
            yield "'is stored', but nothing has changed"
        if self.command.later:
            yield from self.problems_later(home, state)
        elif self.command.finished_by:
            yield from self.problems_finished(home)
        elif state not in (self.old, self.new):
            yield f"a part is done: {state.difference(self.old)}"

    def problems_later(self, home, state):
        lost = set(self.old.rows) & set(self.new.rows) - set(state.rows)
        if lost:
            yield f"older rows are gone: {lost}"
        again = home.run(*self.command.words, now=self.command.later)
        missing = self.new.files.keys() - State(home, self.old_dump).files.keys()
        if again.code != 0 or missing:
            yield f"it isn't made good later, but {missing} is missing: {again}"


    def problems_finished(self, home):
        home.run(*shlex.split(self.command.finished_by))
        state = State(home, self.old_dump)
        expected = self.old if state.rows == self.old.rows else self.new
        # Two restores within a second keep two copies.
        state.files = {name: content for name, content in state.files.items()
                       if not re.search(r"\.replaced-\w+-2$", name)}
        if state != expected:
            yield f"it isn't finished: {state.difference(expected)}"


@unittest.skipUnless(shutil.which("strace"), "strace is not installed")
@unittest.skipIf(IS_SANITIZED, "a sanitizer makes system calls of its own, and dies when they fail")
class TortureTest(ProgramTest):
    """`torture` is the test; `self.cases` tells how many cases each command had."""

    def torture(self, cases_of_each=None, seed=1):
        chance = random.Random(seed)
        prepared = prepared_home()
        self.addCleanup(prepared.remove)
        self.cases = {}
        problems = []
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as workers:
            for command in COMMANDS:
                home = prepared.copy()
                self.addCleanup(home.remove)
                torture = Torture(home, command)
                failures = torture.failures
                if cases_of_each is not None:
                    failures = chance.sample(failures, cases_of_each)
                self.cases[command.line] = len(failures)
                problems += itertools.chain(*workers.map(torture.problems, failures))
        if problems:
            self.fail("\n\n".join([f"{len(problems)} problems, such as", *problems[:MOST_SHOWN]]))
