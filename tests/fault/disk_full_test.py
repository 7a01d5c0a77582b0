"""No room for a write: it fails as a whole, and says why."""

import resource

import mounts
import soundness
from program import ProgramTest

PAGE = 4096
NO_ROOM = r"(?i)disk is full|no space left"


class NoRoom(ProgramTest):
    def stored(self):
        return soundness.rows(self.database, "SELECT id, text FROM note ORDER BY id")

    def assert_reads_work(self):
        for command in (["due", "--week"], ["prospect", "list"], ["prospect", "show", "1"],
                        ["promise", "list"]):
            self.run_ok(*command)

    def write_without_room(self, reason=".", **options):
        """Returns whether there was enough room after all."""
        before = self.stored()
        content = self.database.read_bytes()
        result = self.home.run("--json", "note", "1", "long " * 8000, **options)
        if result.code == 0:
            return True
        self.assertEqual(8, result.code, result)
        self.assertRegex(result.error["message"], reason)
        self.assertIn(str(self.database), result.error["message"])
        self.assert_reads_work()
        self.assertEqual(before, self.stored())
        self.assertEqual(content, self.database.read_bytes())
        self.assertEqual([], soundness.problems(self.database))
        return False

    def fill_database(self):
        self.home.environment["VMCOACH_DB"] = str(self.database)
        self.add_dana()
        self.run_ok("promise-call", "1", "thu 10:15", "--about", "pricing")
        self.run_ok("note", "1", "first")


class DiskFull(NoRoom):
    def setUp(self):
        super().setUp()
        self.disk = mounts.SmallDisk(self.home.path / "disk", size=2 << 20)
        self.addCleanup(self.disk.unmount)
        self.database = self.disk.path / "vmcoach" / "file.db"

    def test_every_write_command(self):
        self.fill_database()
        self.disk.leave_free(0)
        content = self.database.read_bytes()
        for command in (["prospect", "add", "Kim"], ["prospect", "edit", "1", "--title", "CEO"],
                        ["note", "1", "x"], ["voicemail", "1", "x"], ["call", "1", "busy"],
                        ["email", "1", "x"], ["promise", "keep", "1"], ["promise", "cancel", "1"]):
            with self.subTest(command=command):
                self.assertRegex(self.run_error(8, *command)["message"], NO_ROOM)
                self.assert_reads_work()
                self.assertEqual(content, self.database.read_bytes())
        self.disk.make_room()
        self.run_ok("note", "1", "after")

    def test_room_that_ends_in_the_middle_of_a_write(self):
        self.fill_database()
        failures = 0
        for pages in range(60):
            with self.subTest(free_pages=pages):
                self.disk.leave_free(pages * PAGE)
                if self.write_without_room(NO_ROOM):
                    break
                failures += 1
        self.assertGreater(failures, 10)
        self.assertLess(failures, 60)
        self.disk.make_room()
        self.run_ok("note", "1", "after")
        self.assertEqual("after", self.stored()[-1][1])

    def test_creation(self):
        for pages in (0, 1, 2, 3, 5, 10, 20, 40):
            with self.subTest(free_pages=pages):
                self.home.environment["VMCOACH_DB"] = str(self.database)
                self.disk.leave_free(pages * PAGE)
                error = self.run_error(8, "prospect", "add", "Kim")
                self.assertRegex(error["message"], NO_ROOM)
                self.run_error(3, "due")
        self.disk.make_room()
        self.run_ok("prospect", "add", "Kim")
        self.assertEqual([], soundness.problems(self.database))


class FileSizeLimit(NoRoom):
    def setUp(self):
        super().setUp()
        self.database = self.home.path / "file.db"

    def test_limit_that_a_write_reaches(self):
        self.fill_database()
        size = self.database.stat().st_size
        for limit in (0, 1, 512, PAGE, PAGE + 1, size // 2, size - 1, size, size + 1, size + PAGE):
            with self.subTest(limit=limit):
                limits = (limit, resource.RLIM_INFINITY)
                self.assertFalse(self.write_without_room(
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits)))
        self.run_ok("note", "1", "after")


if __name__ == "__main__":
    mounts.main()
