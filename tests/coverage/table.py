"""Line and branch coverage of src/ by room, from what gcov says about a coverage build.

    python3 tests/coverage/table.py build/coverage [ROOM...]

Of the branches, those are counted that the source decides. g++ gives each call that might throw two
more, the way on and the way into the clean-up; gcov marks the latter as `throw`, and both are left
out: no text of the program says anything about them. So are the branches within a clean-up that
only an exception leads to, such as the loop that destroys half an array.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


# How gcov 12 marks a block that never ran, and that only exceptions lead to, in its listing of
# blocks. (Its manual has this sign and `%%%%%` the other way round.)
CLEAN_UP = "$$$$$"
LISTED = re.compile(r" *(?P<count>\S+): *(?P<line>\d+)(?P<block>-block)?|(?P<branch>branch) ")


def decided(branches, in_clean_up):
    """The branches of a line that its source decides.

    @param in_clean_up  for each, whether it is in a block that only exceptions lead to"""
    if len(in_clean_up) != len(branches):
        in_clean_up = [False] * len(branches)
    kept = []
    for branch, is_clean_up in zip(branches, in_clean_up):
        if branch["throw"]:
            if kept and kept[-1]["fallthrough"]:
                kept.pop()
        elif not (is_clean_up and branch["count"] == 0):
            kept.append(branch)
    return kept


def gcov(notes, *options):
    return subprocess.run(["gcov", "--stdout", "--branch-probabilities", *options, notes],
                          check=True, capture_output=True, text=True, cwd=notes.parent).stdout


def clean_ups(notes):
    """By file and line, for each branch there whether it is in a clean-up that never ran."""
    found = collections.defaultdict(list)
    file, line, is_clean_up = None, 0, False
    for text in gcov(notes, "--all-blocks").splitlines():
        if source := re.match(r" *-: *0:Source:(.*)", text):
            file = source[1]
        elif match := LISTED.match(text):
            if match["branch"]:
                found[file, line].append(is_clean_up)
            else:
                line, is_clean_up = int(match["line"]), match["count"] == CLEAN_UP
    return found


def reports(build):
    """Each line of a file of src/ that gcov knows, object by object, with the branches in it."""
    for notes in sorted((build / "CMakeFiles").rglob("*.gcno")):
        listed = clean_ups(notes)
        report = json.loads(gcov(notes, "--json-format"))
        for file in report["files"]:
            path = pathlib.Path(os.path.normpath(
                pathlib.Path(report["current_working_directory"]) / file["file"]))
            if not path.is_relative_to(ROOT / "src") or path.suffix != ".cpp":
                continue
            # A template and a lambda have lines of their own for each of their functions.
            together = collections.defaultdict(list)
            for line in file["lines"]:
                together[line["line_number"]] += line["branches"]
                yield path.relative_to(ROOT), line["line_number"], line["count"], []
            for number, branches in together.items():
                yield (path.relative_to(ROOT), number, 0,
                       decided(branches, listed[file["file"], number]))


class Counts:
    """Lines and branches, and how many of them were reached."""

    def __init__(self):
        self.lines = collections.Counter()
        self.branches = {}

    def add(self, file, line, count, branches):
        self.lines[file, line] += count
        for n, branch in enumerate(branches):
            key = (file, line, n)
            self.branches[key] = self.branches.get(key, 0) + branch["count"]


def share(counts):
    reached = sum(count > 0 for count in counts)
    return f"{reached:6} of {len(counts):6} {100 * reached / max(len(counts), 1):6.1f} %"


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    rooms = collections.defaultdict(Counts)
    for file, line, count, branches in reports(build):
        room = file.parts[1] if len(file.parts) > 2 else file.name
        rooms[room].add(file, line, count, branches)
    for room in sys.argv[2:]:
        missed = collections.Counter()
        for (file, line, _), count in rooms[room].branches.items():
            missed[file, line] += count == 0
        for (file, line), number in sorted(missed.items()):
            if number > 0:
                text = (ROOT / file).read_text().splitlines()[line - 1].strip()
                print(f"{file}:{line}: {number} not taken: {text}")
    print(f"{'':12} {'lines':^24}   {'branches':^24}")
    for room, counts in sorted(rooms.items()):
        print(f"{room:12} {share(list(counts.lines.values()))}   "
              f"{share(list(counts.branches.values()))}")
    every = list(rooms.values())
    print(f"{'all':12} {share([n for room in every for n in room.lines.values()])}   "
          f"{share([n for room in every for n in room.branches.values()])}")


if __name__ == "__main__":
    main()
