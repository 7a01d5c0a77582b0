"""Databases as text, so that what an earlier version wrote can be kept among the tests."""

import pathlib
import re

import soundness

SCHEMAS = pathlib.Path(__file__).parents[1] / "fault/schemas"


def rebuild(dump, database):
    """Makes the database that a text describes, as the program would: only its owner may read it."""
    database.touch(mode=0o600)
    with soundness.opened(database) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def without_new_numbers(rows, old_rows):
    """Sorted rows, in which random numbers that the old ones don't have are all alike: they are all
    that differs between two runs of the same commands."""
    number = r"'(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{32})'"
    known = set(re.findall(number, "\n".join(old_rows)))
    return sorted(re.sub(number, lambda found: found[0] if found[0] in known else "'new'", row)
                  for row in rows)
