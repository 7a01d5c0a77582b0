"""`vmcoach note` against the sqlite3 shell that writes the same rows into the same file, as safely.

    VMCOACH=build/release/vmcoach PYTHONPATH=tests/support python3 tests/bench/note.py FILE
"""

import argparse

from generate import NOW_SECONDS
from paired import VMCOACH, compare

TEXT = "opens a second warehouse in May"


def shell_script(n):
    return f"""
        PRAGMA foreign_keys = ON;
        PRAGMA cell_size_check = ON;
        PRAGMA secure_delete = ON;
        PRAGMA synchronous = EXTRA;
        BEGIN IMMEDIATE;
        INSERT INTO command (clock, name)
            SELECT 1 + clock, 'note' FROM command ORDER BY id DESC LIMIT 1;
        INSERT INTO note (uid, prospect_id, kind, text, created_at)
            VALUES (randomblob(16), {who(n)}, 'note', '{TEXT}', {NOW_SECONDS});
        COMMIT"""


def who(n):
    return n % 500 + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--pairs", type=int, default=100)
    arguments = parser.parse_args()
    compare("note", lambda n: [VMCOACH, "--db", arguments.file, "note", str(who(n)), TEXT],
            lambda n: ["sqlite3", arguments.file, shell_script(n)], arguments.pairs)


if __name__ == "__main__":
    main()
