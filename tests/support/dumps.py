"""Databases as text, so that what an earlier version wrote can be kept among the tests."""

import pathlib

import soundness

SCHEMAS = pathlib.Path(__file__).parents[1] / "fault/schemas"


def rebuild(dump, database):
    """Makes the database that a text describes, as the program would: only its owner may read it."""
    database.touch(mode=0o600)
    with soundness.opened(database) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
