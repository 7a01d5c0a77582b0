"""Measures commands of vmcoach against what else does the same on the same data. Prints one table.
Without arguments: all rows at 1,000 and 100,000 prospects.

    scripts/bench [--sizes 1000,1000000] [--pairs 30] [--rows due,note]
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import zlib

import rows
from stopwatch import WARM_UP, compare, instructions

HERE = pathlib.Path(__file__).resolve().parent
MADE_BY = (HERE / "generate.py", HERE / "team_rows.py", HERE.parents[1] / "src/store/schema.cpp")
LEAST_SIZE = 100
HEADING = """\
| command | prospects | ms (quartiles) | yardstick | its ms (quartiles) | ratio | CPU ms | MiB |\
 million instructions |
| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |"""


def milliseconds(figures):
    low, high = figures.quartiles
    digits = 0 if figures.median >= 100 else 1 if figures.median >= 10 else 2
    return f"{figures.median:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def line_of(row, pairs, with_instructions):
    (ours, theirs), ratio = compare((row.ours, row.theirs), pairs, row.before)
    counted = "–"
    if with_instructions and row.counts_instructions:
        # The runs are numbered, and this number is one that neither side has had.
        counted = " / ".join(f"{instructions(side(pairs + WARM_UP)) / 1e6:,.2f}"
                             for side in (row.ours, row.theirs))
    size = "–" if row.size is None else f"{row.size:,}"
    return (f"| {row.title} | {size} | {milliseconds(ours)} | {row.yardstick} |"
            f" {milliseconds(theirs)} | {ratio:.{2 if ratio >= 0.1 else 4}f} |"
            f" {ours.cpu:.1f} / {theirs.cpu:.1f} | {ours.memory:.1f} / {theirs.memory:.1f} |"
            f" {counted} |")


def database(folder, size):
    """A generated file, made anew when what it is made by has changed."""
    mark = zlib.crc32(b"".join(path.read_bytes() for path in MADE_BY))
    file = folder / f"{size}-{mark:08x}.db"
    if not file.exists():
        for older in folder.glob(f"{size}-*.db*"):
            older.unlink()
        subprocess.run([sys.executable, HERE / "generate.py", file, "--prospects", str(size)],
                       check=True)
    return file


def numbers(text):
    return [int(number) for number in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, help="for the generated files")
    parser.add_argument("--sizes", type=numbers, default="1000,100000",
                        help=f"numbers of prospects, {LEAST_SIZE} at least each")
    parser.add_argument("--pairs", type=int, default=30, help="runs of each command, at least 2")
    parser.add_argument("--rows", default="", help=f"some of: {' '.join(rows.GROUPS)}")
    parser.add_argument("--no-instructions", action="store_true", help="don't count them: faster")
    arguments = parser.parse_args()
    wanted = arguments.rows.split(",") if arguments.rows else list(rows.GROUPS)
    if unknown := set(wanted) - set(rows.GROUPS):
        parser.error(f"no such rows: {' '.join(unknown)}; there are: {' '.join(rows.GROUPS)}")
    if arguments.pairs < 2 or min(arguments.sizes) < LEAST_SIZE:
        parser.error(f"at least 2 pairs, and {LEAST_SIZE} prospects")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    print(HEADING, flush=True)

    def show(found):
        for row in found:
            print(line_of(row, arguments.pairs, not arguments.no_instructions), flush=True)

    if "start" in wanted:
        show(rows.starting())
    for size in arguments.sizes:
        file = database(arguments.folder, size)
        written = arguments.folder / "written.db"
        for left in arguments.folder.glob("written.db*"):
            left.unlink()
        # What is written must not change the file that the next run of this script measures.
        shutil.copyfile(file, written)
        setting = rows.Setting(arguments.folder, file, written, size, arguments.pairs)
        for group in wanted:
            if group != "start":
                show(rows.GROUPS[group](setting))
        written.unlink()


if __name__ == "__main__":
    main()
