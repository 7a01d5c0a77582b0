"""What stands in a folder, byte by byte."""

import os
import stat


def snapshot(folder):
    """Mode and content of every file below a folder, by its relative path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            content = path.read_bytes()
        else:
            content = os.readlink(path) if stat.S_ISLNK(mode) else None
        found[str(path.relative_to(folder))] = (oct(mode), content)
    return found


def changes(before, after):
    """The names that came, went or changed; short enough for a failure message."""
    return sorted(name for name in before.keys() | after.keys()
                  if before.get(name) != after.get(name))
