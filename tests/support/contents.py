"""Everything that undo must bring back: all rows of all tables, with all their columns."""

import pathlib

import soundness

# The log, which only grows, and what belongs to this machine alone: neither is undone. Nor are the
# highest ids that were given, since none is given again.
LEFT_OUT = {"command", "operation", "sqlite_sequence", "settings", "reminder_delivery"}


def tables(connection):
    """The names of the tables; soundness.problems compares the full-text indexes with them."""
    names = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name <> 'sqlite_schema' ORDER BY name").fetchall()
    return [name for [name] in names if name not in LEFT_OUT]


def read(connection):
    """The sorted rows by their table. A row is a tuple of its columns, in their order."""
    return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)
            for name in tables(connection)}


def contents(path):
    """The same of a file; of one that isn't there yet, what an empty one has."""
    if not pathlib.Path(path).exists():
        return {}
    with soundness.opened(path) as connection:
        return {name: rows for name, rows in read(connection).items() if rows}
