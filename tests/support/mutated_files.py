"""Database files with faults of every kind, and what a command may do about them."""

import random
import re
import resource
import sqlite3
import struct

import soundness
from dumps import SCHEMAS, rebuild
from program import CommandTest
from shares import EVERY
from snapshot import changes, snapshot

PAGE = 4096
# Seconds of processor time, for the machine may have more to do than this test. A sanitized process
# gets more of it.
LONGEST_RUN = 2 * EVERY
NUMBERS = [0, 1, 2, 3, 5, 7, 8, 10, 13, 0x7f, 0x80, 0xff, 0x100, 0xfff, 0x1000, 0x7fff, 0x8000,
           0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
VARINTS = [b"\0", b"\1", b"\x7f", b"\x81\0", b"\x90\0", b"\xff\x7f", b"\xff\xff\x7f",
           b"\x87\xff\xff\xff\x7f", b"\x8f\xff\xff\xff\x7f", b"\x80" * 8 + b"\0",
           b"\x80" * 8 + b"\x01", b"\xff" * 9]
SCHEMA_WORDS = b"""TEXT BLOB note name NULL fts5 WHEN CHECK INDEX TABLE BEGIN touch state email
    STRICT CREATE UNIQUE INSERT UPDATE DELETE VIRTUAL INTEGER TRIGGER promise""".split()
COLUMNS = """prospect.name prospect.uid prospect.created_at prospect.cadence prospect.time_zone
    phone.typed note.text note.kind note.created_at touch.at touch.seconds touch.outcome
    promise.due_at promise.local_time promise.time_zone promise.state promise.moved_from
    promise.prospect_id command.clock settings.value operation.old""".split()

# For one person the fault may be that nobody has the id 1 (3), or that no zone is called so (2).
ONE_PERSON = (0, 2, 3, 7)
COMMANDS = [
    (["prospect", "list"], (0, 7)), (["prospect", "list", "--json"], (0, 7)),
    (["due", "--all"], (0, 7)), (["promise", "list", "--all"], (0, 7)),
    (["prospect", "show", "1"], ONE_PERSON), (["brief", "1", "--json"], ONE_PERSON),
    (["export", "jsonl", "--with-history"], (0, 7)), (["export", "ics"], (0, 7)),
    (["note", "1", "text"], ONE_PERSON), (["call", "1", "busy"], ONE_PERSON),
    (["prospect", "add", "Kim Lee", "--company", "Initech"], (0, 7)),
    (["prospect", "edit", "1", "--title", "CEO", "--phone", "+1 312 555 0199"], ONE_PERSON),
    (["remind"], (0, 7)), (["search", "warehouse", "--limit", "0"], (0, 1, 7)),
]

MANY_NOTES = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
INSERT INTO note (uid, prospect_id, kind, text, created_at)
SELECT CAST(printf('note%012d', i) AS BLOB), 1 + i % 2, 'note',
       printf('word%d other%d warehouse %d', i * 7 % 301, i % 17, i), 1795446000 + i FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
INSERT INTO prospect (uid, name, name_key, created_at, updated_at)
SELECT CAST(printf('who%013d', i) AS BLOB), 'Kim ' || i, 'kim ' || i, 1795446000, 1795446000
FROM n;
"""
LONG_NOTES = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)
INSERT INTO note (uid, prospect_id, kind, text, created_at)
SELECT CAST(printf('long%012d', i) AS BLOB), 1, 'note',
       replace(hex(zeroblob(3277 * i)), '00', 'long text '), 1795446000 FROM n;
"""
NOTHING_LEFT_OF_THEM = "DELETE FROM note WHERE length(text) > 1000"


def some(chance, limit):
    return range(chance.randrange(1, limit + 1))


def overwrite(content, offset, data):
    end = min(offset + len(data), len(content))
    content[offset:end] = data[:end - offset]


def number(chance, size):
    """A number that has once surprised somebody, or any."""
    value = chance.choice([chance.choice(NUMBERS), chance.randrange(1 << 8 * size)])
    return (value % (1 << 8 * size)).to_bytes(size, "big")


def any_page(chance, content):
    """Where a page starts, and where its b-tree header stands."""
    page = chance.randrange(max(1, len(content) // PAGE))
    return page * PAGE, page * PAGE + (100 if page == 0 else 0)


def any_cell(chance, content):
    """Where a page has a cell, or anything that its pointer says."""
    for _ in range(100):
        start, header = any_page(chance, content)
        if header + 8 <= len(content) and content[header] in (2, 5, 10, 13):
            [cells] = struct.unpack_from(">H", content, header + 3)
            pointers = header + (12 if content[header] in (2, 5) else 8)
            if 0 < cells < PAGE // 4 and pointers + 2 * cells <= len(content):
                pointer = pointers + 2 * chance.randrange(cells)
                return pointer, start + struct.unpack_from(">H", content, pointer)[0]
    return 100, 100


def random_bytes(chance, content):
    for _ in some(chance, 8):
        overwrite(content, chance.randrange(len(content)),
                  chance.randbytes(chance.randrange(1, 64)))


def flipped_bits(chance, content):
    for _ in some(chance, 20):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def empty_page(chance, content):
    overwrite(content, any_page(chance, content)[0], bytes([chance.choice([0, 255])]) * PAGE)


def copied_page(chance, content):
    source = any_page(chance, content)[0]
    overwrite(content, any_page(chance, content)[0], content[source:source + PAGE])


def swapped_pages(chance, content):
    one, other = (any_page(chance, content)[0] for _ in range(2))
    kept = content[one:one + PAGE]
    overwrite(content, one, content[other:other + PAGE])
    overwrite(content, other, kept)


def cut_off(chance, content):
    end = chance.choice([chance.randrange(1, len(content) + 1), any_page(chance, content)[0] or 1])
    del content[end:]
    if chance.random() < 0.5:
        content.extend(chance.randbytes(chance.randrange(2 * PAGE)))


def header_field(chance, content):
    offset, size = chance.choice(
        [(16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (22, 1), (23, 1), *((at, 4) for at in
         (24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 92, 96))])
    overwrite(content, offset, number(chance, size))


def page_header(chance, content):
    _, header = any_page(chance, content)
    offset, size = chance.choice([(0, 1), (1, 2), (3, 2), (5, 2), (7, 1), (8, 4)])
    overwrite(content, header + offset, number(chance, size))


def page_type(chance, content):
    _, header = any_page(chance, content)
    overwrite(content, header, bytes([chance.choice([0, 1, 2, 5, 10, 13, 255])]))


def cell_pointer(chance, content):
    overwrite(content, any_cell(chance, content)[0], number(chance, 2))


def varint_in_a_cell(chance, content):
    """Sizes, row ids and the types of a record's values."""
    for _ in some(chance, 3):
        _, cell = any_cell(chance, content)
        offset = chance.choice([0, 1, 2, 3, 4, 5, 6, 8, 12])
        overwrite(content, cell + offset, chance.choice(VARINTS))


def next_page(chance, content):
    """The chains of overflow pages and of free ones, and the children of a b-tree's pages."""
    pages = len(content) // PAGE
    for _ in some(chance, 4):
        start, _ = any_page(chance, content)
        target = chance.choice([chance.randrange(pages + 2), start // PAGE + 1])
        if chance.random() < 0.5:
            overwrite(content, start, target.to_bytes(4, "big"))
        else:
            overwrite(content, any_cell(chance, content)[1], target.to_bytes(4, "big"))


def free_list(chance, content):
    trunk = int.from_bytes(content[32:36], "big")
    if chance.random() < 0.3 or not 0 < trunk <= len(content) // PAGE:
        overwrite(content, 32, chance.randrange(len(content) // PAGE + 2).to_bytes(4, "big"))
        overwrite(content, 36, number(chance, 4))
    else:
        offset = (trunk - 1) * PAGE + 4 * chance.randrange(6)
        value = chance.choice([trunk.to_bytes(4, "big"), number(chance, 4),
                               chance.randrange(len(content) // PAGE).to_bytes(4, "big")])
        overwrite(content, offset, value)


def schema_text(chance, content):
    """Another word of the same length where the schema has one."""
    for _ in some(chance, 3):
        word = chance.choice(SCHEMA_WORDS)
        places = [found.start() for found in re.finditer(word, content)]
        if places:
            others = [each for each in SCHEMA_WORDS if len(each) == len(word)]
            overwrite(content, chance.choice(places), chance.choice([*others, b"(" * len(word)]))


BYTE_FAULTS = [random_bytes, flipped_bits, empty_page, copied_page, swapped_pages, cut_off,
               header_field, page_header, page_type, cell_pointer, varint_in_a_cell, next_page,
               free_list, schema_text]


def schema_row(chance, connection):
    """What sqlite_schema says of one thing."""
    rows = connection.execute("SELECT rowid, rootpage, name, sql FROM sqlite_schema").fetchall()
    row, other = chance.choice(rows), chance.choice(rows)
    connection.execute("PRAGMA writable_schema = ON")
    column, value = chance.choice([
        ("rootpage", other[1]), ("rootpage", chance.choice(NUMBERS)), ("rootpage", None),
        ("name", other[2]), ("name", "sqlite_x"), ("name", None), ("tbl_name", other[2]),
        ("type", chance.choice(["table", "index", "view", "trigger", "", None])),
        ("sql", other[3]), ("sql", None), ("sql", ""), ("sql", (row[3] or "x")[:-1]),
        ("sql", "CREATE TABLE prospect (id, uid, name)"), ("sql", b"\0\xff")])
    if chance.random() < 0.2:
        connection.execute("DELETE FROM sqlite_schema WHERE rowid = ?", (row[0],))
    else:
        connection.execute(f"UPDATE sqlite_schema SET {column} = ? WHERE rowid = ?",
                           (value, row[0]))


def full_text_index(chance, connection):
    """The blocks in which FTS5 keeps its words, and the numbers beside them."""
    index = chance.choice(["note_words", "touch_words", "promise_words"])
    for _ in some(chance, 3):
        rows = connection.execute(f"SELECT id, block FROM {index}_data").fetchall()
        if not rows:
            return
        row, block = chance.choice(rows)
        block = bytearray(block)
        chance.choice([random_bytes, flipped_bits, cut_off])(chance, block or bytearray(1))
        connection.execute(f"UPDATE {index}_data SET block = ? WHERE id = ?", (bytes(block), row))
        connection.execute(f"UPDATE {index}_docsize SET sz = ? WHERE id % 7 = ?",
                           (chance.choice(VARINTS), chance.randrange(7)))


def stored_value(chance, connection):
    """Of another type, or one that no command would have written."""
    table, column = chance.choice(COLUMNS).split(".")
    value = chance.choice([None, 0, -1, 2 ** 63 - 1, -2 ** 63, 1.5, "", "x", "\0", b"\xff\0",
                           "Z" * 70000, "2026-02-30T25:61", "../../etc/passwd"])
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(f"UPDATE {table} SET {column} = ?", (value,))


ROW_FAULTS = [schema_row, full_text_index, stored_value]


class MutatedFilesTest(CommandTest):
    """`try_files` is the test."""

    def setUp(self):
        super().setUp()
        self.folder = self.home.path / "data"
        self.folder.mkdir()
        self.file = self.folder / "file.db"
        self.home.environment["VMCOACH_DB"] = str(self.file)
        self.outcomes = {}
        oldest, *_, newest = sorted(SCHEMAS.glob("*.sql"))
        self.bases = {"small": self.base(newest), "words": self.base(newest, MANY_NOTES),
                      "long": self.base(newest, LONG_NOTES),
                      "free list": self.base(newest, LONG_NOTES, NOTHING_LEFT_OF_THEM),
                      "to be migrated": self.base(oldest, migrated=False)}

    def base(self, dump, *scripts, migrated=True):
        """A sound file, the same in every run of the test."""
        self.file.unlink(missing_ok=True)
        rebuild(dump, self.file)
        if migrated:
            self.run_ok("prospect", "list")
        for script in scripts:
            with soundness.opened(self.file) as connection:
                connection.executescript(script)
        for left in self.folder.glob("file.db.backup*"):
            left.unlink()
        return self.file.read_bytes()

    def mutated(self, chance):
        """One of the files, with one to three faults."""
        name = chance.choice(list(self.bases))
        content = bytearray(self.bases[name])
        faults = []
        if chance.random() < 0.25:
            faults.append(chance.choice(ROW_FAULTS))
            content = self.with_rows_changed(chance, faults[0], content)
        if not faults or chance.random() < 0.2:
            for _ in range(chance.choice([1, 1, 1, 2, 3])):
                faults.append(chance.choice(BYTE_FAULTS))
                faults[-1](chance, content)
        return bytes(content), f"{name}: {', '.join(fault.__name__ for fault in faults)}"

    def with_rows_changed(self, chance, fault, content):
        self.file.write_bytes(content)
        with soundness.opened(self.file) as connection:
            try:
                fault(chance, connection)
            except sqlite3.Error:
                pass  # SQLite itself forbids this one.
        return bytearray(self.file.read_bytes())

    def try_files(self, count, seed, commands):
        """So many files, each with so many of the commands."""
        for i in range(count):
            chance = random.Random(f"{seed} {i}")
            content, faults = self.mutated(chance)
            for command, codes in chance.sample(COMMANDS, commands):
                with self.subTest(seed=seed, file=i, faults=faults, command=command):
                    self.try_command(content, command, codes)

    def try_command(self, content, command, codes):
        for left in self.folder.iterdir():
            left.unlink()
        self.file.touch(mode=0o600)
        self.file.write_bytes(content)
        before = snapshot(self.folder)
        started = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = self.home.run(*command)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.outcomes[result.code] = self.outcomes.get(result.code, 0) + 1
        self.assertIn(result.code, codes, result)
        self.assertNotRegex(result.error_text, "Sanitizer|runtime error")
        self.assertLess(ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime,
                        LONGEST_RUN)
        if result.code != 0:
            self.assertEqual(b"", result.out[:1000])
            # A page that only the answer needs may be found damaged when the change is stored: then
            # it is said to be.
            if not self.was_migrated() and "changed before is stored" not in result.error_text:
                self.assertEqual([], changes(before, snapshot(self.folder)))
        # Whatever stands in the file, nothing but UTF-8 is printed.
        result.out.decode()

    def was_migrated(self):
        """A fault that SQLite's check doesn't know may be found only after a file was brought up to
        date. It lies beside it as it was."""
        return any(path.name.startswith("file.db.backup-v") and not path.name.endswith(".part")
                   for path in self.folder.iterdir())
