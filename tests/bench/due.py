"""`vmcoach due` against the sqlite3 shell that runs the same query on the same file, and how many
instructions `due` takes on a small and on a big file with equally many promises due.

    VMCOACH=build/release/vmcoach PYTHONPATH=tests/support python3 tests/bench/due.py SMALL BIG
"""

import argparse
import json
import pathlib
import re
import subprocess

from generate import NOW_SECONDS
from paired import ENVIRONMENT, VMCOACH, compare, instructions

SOURCE = pathlib.Path(__file__).resolve().parents[2]
END_OF_TODAY = NOW_SECONDS + 8 * 3600


def literals(path, begin, end):
    """The string literals between two words of a C++ file, joined as the compiler would."""
    text = (SOURCE / path).read_text()
    start = text.index(begin)
    return "".join(re.findall(r'"([^"\\]*)"', text[start:text.index(end, start)]))


def due_query():
    """The query of store::due_promises, as its source puts it together."""
    items = "src/store/due_items.cpp"
    query = literals(items, "due_promises(", "promise_columns, item_columns")
    columns = (literals("include/vmcoach/store/promise_columns.hpp", "promise_columns =", ";"),
               literals(items, "item_columns =", ";"),
               literals("include/vmcoach/store/touch_columns.hpp", "touch_columns =", ";"),
               literals(items, "item_tables =", ";"))
    for value in columns:
        query = query.replace("{}", value, 1)
    for value in (END_OF_TODAY, -1):
        query = query.replace("?", str(value), 1)
    return query


def output_of(command):
    return subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("small")
    parser.add_argument("big")
    parser.add_argument("--pairs", type=int, default=200)
    arguments = parser.parse_args()

    def vmcoach(file):
        return [VMCOACH, "--db", file, "due", "--json"]

    shell = ["sqlite3", arguments.big, due_query()]
    ids = [item["id"][1:] for item in json.loads(output_of(vmcoach(arguments.big)))]
    assert ids == [line.split("|")[0] for line in output_of(shell).decode().splitlines()]
    compare(f"due ({len(ids)} due)", vmcoach(arguments.big), shell, arguments.pairs)
    small, big = (instructions(vmcoach(file)) for file in (arguments.small, arguments.big))
    print(f"due, instructions: small file {small:,}, big file {big:,},"
          f" difference {(big - small) / small:+.1%}; sqlite3 on the big one"
          f" {instructions(shell):,}")


if __name__ == "__main__":
    main()
