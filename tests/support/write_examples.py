#!/usr/bin/env python3
"""Writes what the manual's examples print into its sources.

    VMCOACH=build/release/vmcoach tests/support/write_examples.py man/pages/*.in

A block of an example is `.Bd -literal`, lines that begin with `$ ` and `.Ed`; what stands between
these is replaced. Read the difference before you commit it: a test only asks whether page and
program agree.
"""

import pathlib
import re
import sys
import textwrap

from manual import COLUMNS, Desk, Example, steps_of
from program import Home


def wrapped(line):
    """A line that is too long for a page, broken where that can be seen."""
    if len(line) <= COLUMNS:
        return [line]
    indent = re.match(" *", line)[0]
    pieces = re.sub(",(?=\")", ",\n", line).split("\n") if line.startswith(("{", "[")) else [line]
    if len(pieces) == 1:
        return textwrap.wrap(line, COLUMNS, subsequent_indent=indent, break_on_hyphens=False,
                             break_long_words=False)
    lines = [""]
    for piece in pieces:
        if len(lines[-1] + piece) > COLUMNS:
            lines.append("  ")
        lines[-1] += piece
    return lines


def in_mdoc(line):
    line = line.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return r"\&" + line if line.startswith(".") else line


def with_outputs(source):
    """The source with what each of its commands prints now."""
    home = Home()
    try:
        desk = Desk(home)
        outputs = []
        for step in steps_of(source):
            if not isinstance(step, Example):
                desk.follow(step)
            elif step.output is not None:
                outputs.append(desk.type(step.command)[1])
        result = []
        shown = iter(outputs)
        lines = iter(source.splitlines())
        for line in lines:
            result.append(line)
            if line != ".Bd -literal":
                continue
            for inner in lines:
                if inner.startswith("$ "):
                    result.append(inner)
                    while inner.endswith(r"\e"):
                        inner = next(lines)
                        result.append(inner)
                    result += [in_mdoc(piece) for printed in next(shown).splitlines()
                               for piece in wrapped(printed)]
                elif inner == ".Ed":
                    result.append(inner)
                    break
        return "\n".join(result) + "\n"
    finally:
        home.remove()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        file = pathlib.Path(name)
        file.write_text(with_outputs(file.read_text()))
