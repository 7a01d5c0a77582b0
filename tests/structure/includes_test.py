"""Rooms include only rooms below them, and keep to themselves what only they may know."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).parents[2]

# From the ground up: a room includes itself and what stands before it.
ROOMS = ["text", "process", "time", "domain", "coach", "store", "interchange", "config", "view",
         "reminder", "sync", "command"]

# Who may include what of the outside.
PRIVATE = {
    r"SQLiteCpp/|sqlite3\.h": {"store"},
    r"nlohmann/": {"interchange", "view", "sync"},
    r"libpq": {"sync"},
    r"toml\+\+/": {"config"},
    r"utf8proc\.h": {"text"},
    r"csv\.h": {"interchange"},
}

# The view shows domain values and settings, and asks no database for them; the coach judges texts,
# and is asked by commands alone.
FORBIDDEN = {("view", "store"), ("config", "store"), ("store", "coach"), ("interchange", "store")}

INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]', re.MULTILINE)


def room_of(file):
    relative = file.relative_to(ROOT)
    parts = relative.parts[1:] if relative.parts[0] == "src" else relative.parts[2:]
    return parts[0] if len(parts) > 1 else None


def includes():
    for folder in ("src", "include"):
        for file in sorted((ROOT / folder).rglob("*.?pp")):
            room = room_of(file)
            if room in ROOMS:
                for target in INCLUDE.findall(file.read_text()):
                    yield file, room, target


class Includes(unittest.TestCase):
    def test_every_folder_is_a_room(self):
        folders = {p.name for f in ("src", "include/vmcoach") for p in (ROOT / f).iterdir()
                   if p.is_dir()}
        self.assertEqual(set(ROOMS) | {"reference"}, folders)

    def test_imports_flow_one_way(self):
        for file, room, target in includes():
            if target.startswith("vmcoach/"):
                other = target.split("/")[1]
                with self.subTest(file=str(file), target=target):
                    self.assertLessEqual(ROOMS.index(other), ROOMS.index(room))
                    self.assertNotIn((room, other), FORBIDDEN)

    def test_libraries_stay_in_their_rooms(self):
        for file, room, target in includes():
            for library, rooms in PRIVATE.items():
                if re.match(library, target):
                    with self.subTest(file=str(file), target=target):
                        self.assertIn(room, rooms)


if __name__ == "__main__":
    unittest.main()
