"""Programs with which somebody else would keep promised calls, each with the open promises of a
database of vmcoach's in its own files, and the commands that do there what vmcoach does.

    PYTHONPATH=tests/support python3 tests/bench/other_programs.py DATABASE FOLDER [ITEMS]
"""

import contextlib
import dataclasses
import datetime
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import uuid
import zoneinfo

from calendars import KHAL
from team_rows import DAY, NOW_SECONDS

DUE, ADD_PROMISE, ADD_NOTE = "due", "add a promise", "add a note"
ZONE = "Europe/Berlin"
TODAY = "2026-11-23"
MIDNIGHT = NOW_SECONDS - 16 * 3600  # on the wall in ZONE
NEW = "call Dana Ortiz about pricing"
NOTE = "opens a second warehouse in May"


@dataclasses.dataclass(frozen=True)
class Promise:
    uid: uuid.UUID
    made_at: int
    due_at: int
    text: str

    def local(self, after=0):
        """So many seconds after it is due, on the wall."""
        return datetime.datetime.fromtimestamp(self.due_at + after, zoneinfo.ZoneInfo(ZONE))


def open_promises(database, count):
    """Those that are due first, in the order in which they were made."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT * FROM (SELECT promise.id, promise.uid, made_at, due_at, name, about"
            " FROM promise JOIN prospect ON prospect.id = prospect_id"
            " WHERE state = 'open' ORDER BY due_at, promise.id LIMIT ?) ORDER BY 1", (count,))
        return [Promise(uuid.UUID(bytes=uid), made_at, due_at,
                        f"call {name} about {about}" if about else f"call {name}")
                for _, uid, made_at, due_at, name, about in rows]


@dataclasses.dataclass(frozen=True)
class Store:
    """A program's folder, filled. The commands don't ask, and don't look outside of it."""
    program: str
    version: str
    items: int
    shows_overdue: bool  # else what is due today, and no more
    environment: dict
    commands: dict  # the arguments of each operation that the program has

    def output_of(self, operation):
        return subprocess.run(self.commands[operation], env=self.environment, check=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True).stdout


class Program:
    """One that can be measured. An instance says nothing yet of a folder."""
    name = ""
    executable = ""
    version_arguments = ("--version",)
    shows_overdue = False
    most_items = sys.maxsize

    def installed(self):
        return shutil.which(self.executable, path="/usr/bin:/bin") is not None

    def prepare(self, folder, database, items):
        """Fills a new folder. Raises ValueError if the program doesn't list what is due."""
        folder = pathlib.Path(folder).absolute()
        folder.mkdir(parents=True)
        environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                       "TZ": ZONE, **self.settings(folder)}
        promises = open_promises(database, min(items, self.most_items))
        commands = self.fill(folder, promises)
        said = subprocess.run([self.executable, *self.version_arguments], env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False).stdout
        store = Store(self.name, re.search(r"\d+(\.\d+)+", said)[0], len(promises),
                      self.shows_overdue, environment, commands)
        self.check(store, promises)
        return store

    def check(self, store, promises):
        first = 0 if self.shows_overdue else MIDNIGHT
        due = sorted(promise.text for promise in promises
                     if first <= promise.due_at < MIDNIGHT + DAY)
        listed = sorted(re.findall(r"\bcall .*\S", store.output_of(DUE)))
        if not due or listed != due:
            raise ValueError(f"{self.name} lists {len(listed)}, but {len(due)} are due: {listed}")

    def settings(self, folder):
        """What the environment tells it."""
        return {}

    def fill(self, folder, promises):
        """Writes its files, and returns its commands."""
        raise NotImplementedError


class Taskwarrior(Program):
    """Its format: https://github.com/GothenburgBitFactory/taskwarrior, doc/devel/rfcs/task.md and
    the files that it writes."""
    name, executable = "Taskwarrior", "task"
    shows_overdue = True
    settings_file = ("confirmation=off\nbulk=0\nhooks=off\ncolor=off\n"
                     "verbose=nothing\ndefaultwidth=500\n"
                     "report.due.columns=id,due,description\nreport.due.labels=ID,Due,What\n"
                     "report.due.sort=due+\nreport.due.filter=status:pending\n")

    def settings(self, folder):
        return {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder)}

    def fill(self, folder, promises):
        (folder / "taskrc").write_text(self.settings_file)
        with open(folder / "pending.data", "w", encoding="utf-8") as file:
            for promise in promises:
                text = re.sub(r'["\[\]]', self.escaped, promise.text.replace("\\", "\\\\"))
                file.write(f'[description:"{text}" due:"{promise.due_at}"'
                           f' entry:"{promise.made_at}" modified:"{promise.made_at}"'
                           f' status:"pending" uuid:"{promise.uid}"]\n')
        return {DUE: ["task", "due.before:2026-11-24T00:00:00", "due"],
                ADD_PROMISE: ["task", "add", "due:2026-12-01T15:00:00", NEW],
                ADD_NOTE: ["task", "1", "annotate", NOTE]}

    @staticmethod
    def escaped(found):
        return {'"': '\\"', "[": "&open;", "]": "&close;"}[found[0]]


class Khal(Program):
    """A folder of files as vmcoach exports them; khal keeps their contents in a database, too."""
    name, executable = "khal", "khal"
    most_items = 10_000  # the first time it reads some hundred a second

    def fill(self, folder, promises):
        settings = KHAL.format(folder=folder / "calls", cache=folder / "khal.db")
        (folder / "khal.conf").write_text(f"{settings}[default]\ndefault_calendar = calls\n")
        (folder / "calls").mkdir()
        for promise in promises:
            path = folder / "calls" / f"{promise.uid}.ics"
            path.write_text(event(promise), encoding="utf-8", newline="")
        khal = ["khal", "-c", str(folder / "khal.conf")]
        return {DUE: [*khal, "list", "--format", "{start-time} {title}", TODAY, "1d"],
                ADD_PROMISE: [*khal, "new", "2026-12-01", "15:00", NEW]}


def event(promise):
    times = [datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
             for at in (promise.due_at, promise.due_at + 300, promise.made_at)]
    text = re.sub(r"[\\,;]", r"\\\g<0>", promise.text)
    return "\r\n".join((
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vmcoach//vmcoach//EN", "BEGIN:VEVENT",
        f"UID:{promise.uid}", f"DTSTART:{times[0]}", f"DTEND:{times[1]}", f"CREATED:{times[2]}",
        f"DTSTAMP:{times[2]}", "SEQUENCE:1", "STATUS:CONFIRMED", f"SUMMARY:{text}",
        "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{text}", "TRIGGER:PT0S", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", ""))


class Calcurse(Program):
    """Its format: the file apts as it writes it, one line an appointment."""
    name, executable = "calcurse", "calcurse"

    def fill(self, folder, promises):
        (folder / "todo").touch()
        with open(folder / "apts", "w", encoding="utf-8") as file:
            for promise in sorted(promises, key=lambda promise: promise.due_at):
                file.write(f"{promise.local():%m/%d/%Y @ %H:%M} -> "
                           f"{promise.local(300):%m/%d/%Y @ %H:%M}|{promise.text}\n")
        (folder / "new.ics").write_text(
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20261201T150000\n"
            f"DTEND:20261201T150500\nSUMMARY:{NEW}\nEND:VEVENT\nEND:VCALENDAR\n")
        calcurse = ["calcurse", "-q", "-D", str(folder), "-C", str(folder)]
        return {DUE: [*calcurse, "--input-datefmt", "4", "-Q", "--from", TODAY, "--days", "1"],
                ADD_PROMISE: [*calcurse, "-i", str(folder / "new.ics")]}


class Remind(Program):
    """Its format: remind(1). To add is to append a line, which is no work of its own."""
    name, executable = "remind", "remind"
    version_arguments = ("-h",)

    def fill(self, folder, promises):
        file = folder / "calls.rem"
        with open(file, "w", encoding="utf-8") as lines:
            for promise in promises:
                text = promise.text.replace("%", "%%").replace("[", '["["]')
                lines.write(f"REM {promise.local():%Y-%m-%d AT %H:%M} MSG {text}%\n")
        # Without -q it would wait in the background for what is due later that day.
        return {DUE: ["remind", "-q", "-h", str(file), TODAY]}


PROGRAMS = (Taskwarrior(), Khal(), Calcurse(), Remind())


def stores(folder, database, items):
    """Each program's, in a new folder below. Tells which are left out as they aren't installed."""
    for program in PROGRAMS:
        if program.installed():
            yield program.prepare(pathlib.Path(folder) / program.executable, database, items)
        else:
            print(f"{program.name} is not installed: skipped", file=sys.stderr)


def main():
    database, folder, *items = sys.argv[1:]
    for store in stores(folder, database, int(items[0]) if items else sys.maxsize):
        print(f"{store.program} {store.version}, {store.items:,} items:")
        for operation in store.commands:
            started = time.perf_counter()
            store.output_of(operation)
            print(f"  {operation}: {(time.perf_counter() - started) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
