"""The commands that kills.py kills: what each finds, what it may leave, and what has to follow."""

import shlex
import shutil

import dumps
import soundness

# A database that has nothing in it, or isn't there.
NOTHING = []
# Many pages to write make it likely that a kill comes between two of them.
LONG_TEXT = "long " * 12000
MANY = 300
CANARY = "zyxkanari"
OTHERS = "what somebody else keeps here\n"


def run_lines(home, *lines):
    for line in lines:
        result = home.run(*shlex.split(line))
        if result.code != 0:
            raise AssertionError(f"{line}: {result}")


def write_people(home):
    """A table of people, each with something that makes a row in another table."""
    rows = [f"Person {number},Company {number},+1 312 555 {1000 + number},{'word ' * 20}"
            for number in range(MANY)]
    (home.path / "people.csv").write_text("\n".join(["name,company,phone,note", *rows, ""]))


def beside(database, mark):
    return sorted(database.parent.glob(f"{database.name}{mark}*"))


class Scenario:
    """One object serves many kills; so nothing about a single one stays in it."""

    # A home is copied anew for each kill, or serves for some, so that they meet what others left.
    kills_per_home = 1
    # Whether any next command, and not only the same one, brings what was begun to its end.
    every_command_finishes = False

    def prepare(self, home):
        """Makes what the command finds."""

    def words(self, kill):
        """The command line, which may be another one for each kill in the same home."""
        raise NotImplementedError

    def look(self, database, old=()):
        """All rows of the database, but random numbers that were not in the old ones."""
        if not database.exists():
            return NOTHING
        with soundness.opened(database) as connection:
            rows = list(connection.iterdump())
        is_empty = rows == ["BEGIN TRANSACTION;", "COMMIT;"]
        return NOTHING if is_empty else dumps.without_new_numbers(rows, old)

    def is_readable(self, database):
        """Whether it is a database at all, so that its soundness can be looked at."""
        return database.exists() and database.stat().st_size > 0

    def is_between(self, left, old, new):
        """A new file has its tables before it has anything in them."""
        return old == NOTHING and schema(left) == schema(new) and not people(left)

    def half_made(self, database):
        """The files beside it that nobody would miss."""
        return beside(database, ".restoring") + beside(database, "*.part")

    def check(self, test, home, place, target):
        """What comes next is done, and what was there stays."""
        before = people(self.look(home.database))
        added = home.run("prospect", "add", f"After {len(before)}", "--json")
        test.assertEqual(0, added.code, added)
        listed = home.run("prospect", "list", "--json").json
        test.assertEqual(len(before) + 1, len(listed))
        test.assertIn(added.json["uid"], [prospect["uid"] for prospect in listed])
        test.assertLessEqual(set(before), set(people(self.look(home.database))))

    def __repr__(self):
        return type(self).__name__


def schema(rows):
    return [row for row in rows if row.startswith("CREATE ")]


def people(rows):
    return [row for row in rows if row.startswith('INSERT INTO "prospect"')]


class AddFirst(Scenario):
    def words(self, kill):
        return "prospect", "add", f"Person {kill}", "--source", LONG_TEXT


class Add(AddFirst):
    kills_per_home = 10

    def prepare(self, home):
        run_lines(home, "prospect add First")


class ImportFirst(Scenario):
    def prepare(self, home):
        write_people(home)

    def words(self, kill):
        return "import", "csv", "people.csv"


class Import(ImportFirst):
    def prepare(self, home):
        super().prepare(home)
        run_lines(home, "prospect add 'Dana Ortiz'", "note 1 'a note'")


class Undo(Import):
    """What an import has added goes away."""

    def prepare(self, home):
        super().prepare(home)
        run_lines(home, "import csv people.csv")

    def words(self, kill):
        return ("undo",)


class Redo(Undo):
    def prepare(self, home):
        super().prepare(home)
        run_lines(home, "undo")

    def words(self, kill):
        return ("redo",)


class UndoMerge(Undo):
    """Rows of many tables change, and a person comes back."""

    def prepare(self, home):
        run_lines(home, "prospect add 'Dana Ortiz' --company Acme --phone '+1 312 555 0142'",
                  "prospect add 'D. Ortiz' --email dana@acme.example",
                  *(f"note 2 'note {number}'" for number in range(10)),
                  "voicemail 2 'Hi Dana' --seconds 11",
                  "promise-call 2 thu 10:15 --zone America/Chicago", "prospect merge 1 2")


class Forget(Scenario):
    """Of somebody who is in every table, in the log, in the indexes and in every copy."""

    def prepare(self, home):
        run_lines(home, f"prospect add 'Dana {CANARY}' --company {CANARY} --phone '+1 312 555 0142'"
                  f" --email {CANARY}@acme.example --time-zone America/Chicago --tag {CANARY}",
                  "prospect add 'Kim Lee'", "prospect add 'Lee Chan'",
                  f"prospect edit 1 --title {CANARY}", "prospect edit 1 --title CEO",
                  *(f"note 1 '{CANARY} {'word ' * 200} {number}'" for number in range(20)),
                  *(f"note 2 '{'word ' * 400} {number}'" for number in range(20)),
                  f"voicemail 1 'Hi Dana {CANARY}' --seconds 11",
                  f"promise-call 1 thu 10:15 --about {CANARY}", "remove n1 --yes")
        for mark in (".backup-v1", ".backup-v2.a1B2c3.part", ".replaced-20261101T000000Z",
                     ".restoring.db"):
            shutil.copy(home.database, home.database.with_name(home.database.name + mark))

    def words(self, kill):
        return "prospect", "forget", "1", "--yes"

    def is_between(self, left, old, new):
        """The rows are gone, and what stays to be done is remembered."""
        return [row for row in left if "erasure_unfinished" not in row] == new

    def check(self, test, home, place, target):
        checked = home.run("db", "check")
        if place == "between":
            test.assertEqual(1, checked.code, checked)
            test.assertIn("was interrupted", checked.text)
        else:
            test.assertNotIn("was interrupted", checked.text)
        if place == "after":
            test.assertEqual([], self.traces(home))
        # If they are there no more, somebody else or nobody does as well.
        who = "1" if place == "before" else test.random.choice(["1", "2"])
        again = home.run("prospect", "forget", who, "--yes")
        is_nobody = who == "1" and place != "before"
        test.assertEqual(3 if is_nobody else 0, again.code, again)
        test.assertEqual([], self.traces(home))
        test.assertEqual([home.database], sorted(home.database.parent.iterdir()))
        if who == "1":
            test.assertEqual(target.new, self.look(home.database, target.old))

    def half_made(self, database):
        """Those that were there before mean nothing."""
        return []

    def traces(self, home):
        """The files in which something of the person is left."""
        return [file.name for file in home.database.parent.iterdir()
                if CANARY.encode() in file.read_bytes().lower()]


class Restore(Scenario):
    """The backup holds somebody who has been erased since."""

    def prepare(self, home):
        write_people(home)
        run_lines(home, "prospect add 'Dana Ortiz' --phone '+1 312 555 0142'",
                  "prospect add 'Kim Lee'", "import csv people.csv", "db backup backup.db",
                  "prospect forget 1 --yes", f"note 2 '{'newer ' * 5000}'",
                  "prospect add 'Lee Chan'")
        self.other_file(home).write_text(OTHERS)

    def other_file(self, home):
        """Its name looks like a copy's, and yet it is none."""
        return home.database.with_name("vmcoach.db.txt")

    def words(self, kill):
        return "db", "restore", "backup.db"

    def check(self, test, home, place, target):
        test.assertEqual((target.template.path / "backup.db").read_bytes(),
                         (home.path / "backup.db").read_bytes())
        if place == "after":
            self.check_replaced(test, home, target)
        again = home.run(*self.words(0))
        test.assertEqual(0, again.code, again)
        test.assertEqual(target.new, self.look(home.database, target.old))
        test.assertEqual([], beside(home.database, ".restoring"))
        if place != "after":
            self.check_replaced(test, home, target)
        test.assertEqual(OTHERS, self.other_file(home).read_text())

    def check_replaced(self, test, home, target):
        """What was there is kept; maybe also what an earlier restore had put in its place."""
        test.assertIn(target.old, [self.look(copy, target.old)
                                   for copy in self.replaced(home.database)])

    def replaced(self, database):
        return [copy for copy in beside(database, ".replaced-")
                if copy not in self.half_made(database)]


class RestoreFirst(Restore):
    """There is no database yet."""

    def prepare(self, home):
        super().prepare(home)
        for file in (home.database, *beside(home.database, ".replaced-")):
            file.unlink()

    def check_replaced(self, test, home, target):
        """Nothing was replaced: at most a file that was only begun."""


class RestoreDamaged(Restore):
    """The end of the database is missing."""

    def prepare(self, home):
        super().prepare(home)
        with home.database.open("r+b") as file:
            file.truncate(home.database.stat().st_size // 2)
        self.damaged = home.database.read_bytes()

    def look(self, database, old=()):
        if not self.is_readable(database):
            return ["damaged"]
        return super().look(database)

    def is_readable(self, database):
        return database.read_bytes() != self.damaged


class Migration(Scenario):
    """A file of an older version is brought up to date by whatever command comes first."""

    every_command_finishes = True

    def __init__(self, dump):
        self.dump = dump

    def __repr__(self):
        return f"Migration({self.dump.name})"

    def prepare(self, home):
        home.database.parent.mkdir(parents=True)
        dumps.rebuild(self.dump, home.database)
        self.version = soundness.value(home.database, "PRAGMA user_version")
        with soundness.opened(home.database) as connection:
            connection.execute(
                "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number"
                f" WHERE n < {MANY}) UPDATE note SET text ="
                " (SELECT group_concat('word ' || n, ' ') FROM number) WHERE id = 1")

    def words(self, kill):
        return "prospect", "list"

    def look(self, database, old=()):
        """Also the number of the version, which no dump shows."""
        rows = super().look(database, old)
        return [f"version {soundness.value(database, 'PRAGMA user_version')}", *rows]

    def check(self, test, home, place, target):
        if place == "after":
            self.check_backup(test, home, target)
        listed = home.run("prospect", "list")
        test.assertEqual(0, listed.code, listed)
        test.assertEqual(target.new, self.look(home.database, target.old))
        self.check_backup(test, home, target)
        super().check(test, home, place, target)

    def check_backup(self, test, home, target):
        """What it was lies beside it, and nothing else."""
        backup = home.database.with_name(f"{home.database.name}.backup-v{self.version}")
        test.assertEqual([home.database, backup], sorted(home.database.parent.iterdir()))
        test.assertEqual(0o600, backup.stat().st_mode & 0o777)
        test.assertEqual(target.old, self.look(backup, target.old))


# By what the kills are counted under. Each gets as many, whatever its variants are.
SCENARIOS = {
    "add": [AddFirst(), Add()],
    "import": [ImportFirst(), Import()],
    "undo": [Undo(), Redo(), UndoMerge()],
    "forget": [Forget()],
    "restore": [Restore(), RestoreDamaged(), RestoreFirst()],
    "migration": [Migration(dump) for dump in sorted(dumps.SCHEMAS.glob("*.sql"))],
}
