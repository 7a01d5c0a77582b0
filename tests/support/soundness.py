"""Looks at a database file from outside, with Python's own SQLite."""

import contextlib
import sqlite3


@contextlib.contextmanager
def opened(path):
    """A connection in autocommit mode; a hot journal is rolled back, as by any SQLite program."""
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def rows(path, sql, *parameters):
    with opened(path) as connection:
        return connection.execute(sql, parameters).fetchall()


def value(path, sql, *parameters):
    [[result]] = rows(path, sql, *parameters)
    return result


def problems(path):
    """What SQLite's checks find: of the pages, the references and the full-text indexes."""
    with opened(path) as connection:
        found = [row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        found += connection.execute("PRAGMA foreign_key_check").fetchall()
        indexes = connection.execute(
            "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'")
        for [index] in indexes.fetchall():
            try:
                # Rank 1 compares the index with the texts that it was made from.
                connection.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append((index, str(error)))
        return found
