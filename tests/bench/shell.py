"""What the sqlite3 shell is given so that it does what vmcoach does."""

import os
import re
import subprocess

from stopwatch import Command

STATEMENTS = os.environ.get("BENCH_STATEMENTS", "bench_statements")


def statements(command):
    """The SQL that vmcoach asks SQLite for in this run of it."""
    completed = subprocess.run([STATEMENTS, *command.arguments[1:]], env=command.environment,
                               stdout=subprocess.PIPE, text=True, check=True)
    return re.split(r";+\n", completed.stdout)


def reading(command):
    """The queries alone, in the mode in which the shell opens the file by itself."""
    return [sql for sql in statements(command) if sql.startswith("SELECT")]


def writing(command):
    """What is written, as safely as vmcoach writes it. Whom it is about need not be looked up, nor
    whether the file is vmcoach's."""
    return ["PRAGMA foreign_keys = ON",
            *(sql for sql in statements(command)
              if re.match(r"PRAGMA \w+ = |BEGIN IMMEDIATE|INSERT|COMMIT", sql))]


def anew(script, before, after):
    """The same for another person, with a uid of its own, as no two rows may have the same. Its first
    half, which gives the row its place, stays as vmcoach made it."""
    number = os.urandom(8).hex()
    return [re.sub(r"(x'[0-9a-f]{16})[0-9a-f]{16}'", rf"\g<1>{number}'",
                   sql.replace(f", {before}, '", f", {after}, '")) for sql in script]


def command(file, queries, environment):
    return Command(["sqlite3", str(file), ";\n".join(queries) + ";"], environment)


def output(command, codes=(0,)):
    completed = subprocess.run(command.arguments, env=command.environment, stdout=subprocess.PIPE,
                               text=True)
    if completed.returncode not in codes:
        raise RuntimeError(f"exit code {completed.returncode}: {command.arguments}")
    return completed.stdout
