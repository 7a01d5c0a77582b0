"""The commands that are measured, and what does the same on the same data.

All yardsticks do the same work on an equal file, or less: each is tried first. What the shell reads
has to be what vmcoach finds, and what it writes has to be about whom vmcoach writes.
"""

import dataclasses
import json
import os
import pathlib
import shlex
import shutil
import sys
import typing

import import_csv
import other_programs
import shell
from stopwatch import Command
from team_rows import NOW, NOW_SECONDS

VMCOACH = os.environ.get("VMCOACH", "vmcoach")
EMPTY = os.environ.get("BENCH_EMPTY", "bench_empty")
HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {"HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "VMCOACH_NOW": NOW,
               "VMCOACH_ZONE": "Europe/Berlin"}


# Of the notes that the generator makes, these are in 92 %, in a third, in a tenth, in about a
# hundredth, and in ten of a million.
SEARCHES = ("s", "warehouse", "ware quote", '"second site"', '"second site quote pricing"')


@dataclasses.dataclass(frozen=True)
class Setting:
    """The files that are measured."""
    folder: pathlib.Path
    file: pathlib.Path  # only read
    written: pathlib.Path  # a copy of it
    size: int
    pairs: int


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table. The sides are given the number of the run."""
    title: str
    size: int | None
    yardstick: str
    ours: typing.Callable[[int], Command]
    theirs: typing.Callable[[int], Command]
    before: typing.Callable[[int], list] = lambda n: []
    counts_instructions: bool = True


def vmcoach(file, *arguments):
    return Command([VMCOACH, "--db", str(file), *arguments], ENVIRONMENT)


def plain(*arguments):
    return Command(list(map(str, arguments)), ENVIRONMENT)


def always(command):
    return lambda n: command


def require_same(ours, theirs):
    if ours != theirs:
        sys.exit(f"the two sides don't find the same: {ours} and {theirs}")


def starting():
    version = always(plain(VMCOACH, "--version"))
    yield Row("`--version`", None, "`sqlite3 --version`", version,
              always(plain("sqlite3", "--version")))
    yield Row("`--version`", None, "a C++ program that does nothing", version,
              always(plain(EMPTY)))


def due(at):
    listing = vmcoach(at.file, "due")
    query = [sql for sql in shell.reading(listing) if "promise.due_at" in sql]
    theirs = shell.command(at.file, query, ENVIRONMENT)
    found = json.loads(shell.output(vmcoach(at.file, "due", "--json")))
    require_same([item["id"] for item in found],
                 ["p" + line.split("|")[0] for line in shell.output(theirs).splitlines()])
    yield Row(f"`due`, {len(found)} due", at.size, "sqlite3, the same query", always(listing),
              always(theirs))


def search(at):
    for words in SEARCHES:
        command = vmcoach(at.file, "search", words)
        found = json.loads(shell.output(vmcoach(at.file, "search", words, "--json"), (0, 1)))
        if not found:
            continue
        # A phrase is a query of FTS5 already; of other words, each is a beginning.
        query = words if '"' in words else " ".join(f'"{word}" *' for word in words.split())
        sql = (HERE / "search.sql").read_text().replace(":words", f"'{query}'")
        theirs = plain("sqlite3", at.file, "\n" + sql)
        require_same([hit["at"] for hit in found],
                     [line.split("|")[0] for line in shell.output(theirs).splitlines()])
        yield Row(f"`search {shlex.quote(words)}`, {len(found)} shown", at.size,
                  "sqlite3, FTS5", always(command), always(theirs))


def complete(at):
    line = ("vmcoach", "--db", str(at.file), "note", "mar")
    command = plain(VMCOACH, "complete", "fish", "--line", *line)
    prefix = [sql for sql in shell.reading(command) if "name_key >=" in sql][:1]
    theirs = shell.command(at.file, prefix, ENVIRONMENT)
    people = [text.split("|") for text in shell.output(theirs).splitlines()]
    offered = {text.split("\t")[0] for text in shell.output(command).splitlines()}
    names = {name for _, name, _, _, has_namesake in people if has_namesake == "0"}
    # Of those who share a name, the ids are offered. Of a hundred, the last ones only tell vmcoach
    # that there are more.
    require_same(len(names - offered) <= 2, True)
    yield Row("completion of a name", at.size, "sqlite3, the prefix query", always(command),
              always(theirs))


def stats(at):
    command = vmcoach(at.file, "stats")
    queries = (HERE / "stats.sql").read_text().replace(":now", str(NOW_SECONDS))
    # The shell would take a first line that begins with two dashes for an option.
    theirs = plain("sqlite3", at.file, "\n" + queries)
    found = json.loads(shell.output(vmcoach(at.file, "stats", "--json")))
    promises, messages, voicemails = found["promises"], found["messages"], found["voicemails"]
    known = [[name["touch"], name["count"], name["of"]] for name in found["name_known"]
             if name["of"]]
    ours = [[promises["kept_on_time"]["count"], promises["early"], promises["late"],
             promises["missed"], promises["overdue"]],
            [messages["inside"]["count"], messages["shorter"], messages["longer"],
             messages["unknown"]],
            *known,
            [voicemails["returned"]["count"], voicemails["returned"]["of"],
             voicemails["too_recent"]]]
    # Behind these come the hours, on another clock.
    lines = shell.output(theirs).splitlines()[:len(ours)]
    require_same(ours, [list(map(int, line.split("|"))) for line in lines])
    yield Row("`stats`", at.size, "sqlite3, the same aggregates", always(command), always(theirs),
              counts_instructions=False)


def person_of_latest(at, table):
    latest = f"SELECT prospect_id FROM {table} ORDER BY id DESC LIMIT 1"
    return int(shell.output(plain("sqlite3", at.written, latest)))


def writing_row(at, title, table, ours, person, script_of):
    """`ours` gives the command for a person, `person` the two that the n-th pair is about, and
    `script_of` is whom the script that the shell gets was made for."""
    script = shell.writing(ours(script_of))

    def theirs(n):
        queries = shell.anew(script, script_of, person(n)[1])
        return shell.command(at.written, queries, ENVIRONMENT)

    row = Row(title, at.size, "sqlite3, the same inserts", lambda n: ours(person(n)[0]), theirs)
    last = at.pairs + 5
    for side in (0, 1):
        shell.output((row.ours, row.theirs)[side](last))
        require_same(person(last)[side], person_of_latest(at, table))
    return row


def note(at):
    people = min(at.size, 500)
    yield writing_row(at, "`note`", "note",
                      lambda who: vmcoach(at.written, "note", str(who), other_programs.NOTE),
                      lambda n: (n % people + 1, n % people + 1), 1)


def newcomers(at, count):
    """People whom nobody has promised anything yet. Returns the first one's id."""
    first = int(shell.output(plain("sqlite3", at.written, "SELECT max(id) + 1 FROM prospect")))
    for n in range(count):
        shell.output(vmcoach(at.written, "prospect", "add", f"Somebody {first + n}",
                             "--time-zone", "America/Chicago"))
    return first


def promise_to(at, who):
    return vmcoach(at.written, "promise-call", str(who), "fri 10:15", "--override", "a test")


def promise(at):
    # Two for each pair, and some for tries, warm-up and the count of instructions.
    first = newcomers(at, 2 * at.pairs + 20)
    shell.statements(promise_to(at, first))
    yield writing_row(at, "`promise-call`", "promise", lambda who: promise_to(at, who),
                      lambda n: (first + 2 + 2 * n, first + 3 + 2 * n), first + 1)


def others(at):
    """Other programs that keep as many promises."""
    folder = at.folder / "others"
    shutil.rmtree(folder, ignore_errors=True)
    for store in other_programs.stores(folder, at.file, at.size):
        said = f"{store.program} {store.version}"
        if store.items < at.size:
            said += f" with {store.items:,}"
        ours = {other_programs.DUE: ("`due`", always(vmcoach(at.file, "due"))),
                other_programs.ADD_NOTE: ("`note`", always(vmcoach(at.written, "note", "1",
                                                                   other_programs.NOTE)))}
        if other_programs.ADD_PROMISE in store.commands:
            first = newcomers(at, at.pairs + 10)
            ours[other_programs.ADD_PROMISE] = (
                "`promise-call`", lambda n, first=first: promise_to(at, first + n))
        for operation, arguments in store.commands.items():
            title, command = ours[operation]
            theirs = always(Command(arguments, store.environment))
            less = operation == other_programs.DUE and not store.shows_overdue
            yield Row(title, at.size, f"{said}, today's" if less else said, command, theirs,
                      counts_instructions=False)
    shutil.rmtree(folder)


def importing(at):
    """As many contacts as there are prospects elsewhere, into an empty file."""
    contacts, script, empty, ours, theirs = (
        at.folder / name for name in ("contacts.csv", "import.sql", "empty.db", "ours.db",
                                      "theirs.db"))
    import_csv.write_file(contacts, at.size)
    import_csv.make_empty_database(empty, VMCOACH, ENVIRONMENT)
    script.write_text(import_csv.script(contacts))
    afresh = [plain("cp", empty, ours), plain("cp", empty, theirs)]
    command = vmcoach(ours, "import", "csv", str(contacts))
    reading = plain("sqlite3", theirs, f".read {script}")
    for each in (*afresh, command, reading):
        shell.output(each)
    require_same(*(shell.output(plain("sqlite3", file, import_csv.COUNTS))
                   for file in (ours, theirs)))
    yield Row(f"`import csv`, {at.size:,} rows", None, "sqlite3, `.import` into the same tables",
              always(command), always(reading), lambda n: afresh, counts_instructions=False)
    for file in (contacts, script, empty, ours, theirs):
        file.unlink()


GROUPS = {"start": starting, "due": due, "search": search, "complete": complete, "stats": stats,
          "note": note, "promise": promise, "import": importing, "others": others}
