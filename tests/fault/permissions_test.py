"""Modes of what is created, and what is no file of the user's own."""

import os
import pathlib
import stat
import unittest

from program import ProgramTest
from snapshot import changes, snapshot

AS_ROOT = os.geteuid() == 0


def mode_of(path):
    return stat.S_IMODE(path.lstat().st_mode)


class Modes(ProgramTest):
    def test_whatever_the_umask(self):
        for umask in (0o000, 0o022, 0o177, 0o777):
            with self.subTest(umask=oct(umask)):
                file = self.home.path / f"umask{umask}" / "new" / "folder" / "file.db"
                self.run_ok("--db", str(file), "prospect", "add", "Dana", umask=umask)
                self.run_ok("--db", str(file), "note", "dana", "hello", umask=umask)
                self.assertEqual(0o600, mode_of(file))
                for folder in list(file.parents)[:3]:
                    self.assertEqual(0o700, mode_of(folder), folder)
                self.assertEqual([file], list(file.parent.iterdir()))

    def test_default_folder(self):
        self.run_ok("prospect", "add", "Dana", umask=0o000)
        self.assertEqual(0o600, mode_of(self.home.database))
        for folder in list(self.home.database.parents)[:3]:
            self.assertEqual(0o700, mode_of(folder), folder)

    def test_existing_folder_keeps_its_mode(self):
        folder = self.home.path / "mine"
        folder.mkdir()
        folder.chmod(0o755)
        self.run_ok("--db", str(folder / "file.db"), "prospect", "add", "Dana")
        self.assertEqual(0o755, mode_of(folder))


class NotAFile(ProgramTest):
    def setUp(self):
        super().setUp()
        self.path = self.home.path / "file.db"
        self.home.environment["VMCOACH_DB"] = str(self.path)

    def make_another(self):
        other = self.home.path / "other.db"
        self.run_ok("--db", str(other), "prospect", "add", "Dana")
        return other

    def assert_refused(self):
        before = snapshot(self.home.path)
        for command in (["due"], ["prospect", "list"], ["prospect", "add", "Kim"],
                        ["note", "1", "x"]):
            with self.subTest(command=command):
                error = self.run_error(8, *command)
                self.assertIn(str(self.path), error["message"])
                self.assertEqual([], changes(before, snapshot(self.home.path)))

    def test_symbolic_link(self):
        self.path.symlink_to(self.make_another())
        self.assert_refused()

    def test_symbolic_link_to_nothing(self):
        self.path.symlink_to(self.home.path / "nothing.db")
        self.assert_refused()

    def test_symbolic_link_to_a_folder_on_the_way_is_followed(self):
        other = self.make_another()
        link = self.home.path / "link"
        link.symlink_to(self.home.path)
        self.run_ok("--db", str(link / other.name), "note", "1", "x")

    def test_folder(self):
        self.path.mkdir()
        self.assert_refused()

    def test_named_pipe(self):
        os.mkfifo(self.path)
        self.assert_refused()

    def test_device(self):
        self.path = pathlib.Path("/dev/null")
        self.home.environment["VMCOACH_DB"] = str(self.path)
        self.assert_refused()

    def test_file_on_the_way(self):
        self.path.write_bytes(b"")
        error = self.run_error(8, "--db", str(self.path / "file.db"), "prospect", "add", "Kim")
        self.assertIn(str(self.path), error["message"])

    @unittest.skipUnless(AS_ROOT, "only root can give a file away")
    def test_another_users_file(self):
        self.make_another().rename(self.path)
        os.chown(self.path, 12345, 12345)
        self.assert_refused()


@unittest.skipIf(AS_ROOT, "no mode keeps root out")
class NoPermission(ProgramTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.folder = self.home.database.parent
        self.addCleanup(self.folder.chmod, 0o700)

    def assert_readable_only(self):
        before = snapshot(self.folder)
        self.run_ok("due")
        self.run_ok("prospect", "show", "dana")
        error = self.run_error(8, "note", "dana", "x")
        self.assertIn(str(self.home.database), error["message"])
        self.assertEqual([], changes(before, snapshot(self.folder)))

    def test_read_only_file(self):
        self.home.database.chmod(0o400)
        self.assert_readable_only()

    def test_read_only_folder(self):
        self.folder.chmod(0o500)
        self.assert_readable_only()

    def test_unreadable_file(self):
        self.home.database.chmod(0o000)
        self.run_error(8, "due")
        self.run_error(8, "note", "dana", "x")

    def test_folder_that_may_not_be_written(self):
        self.folder.chmod(0o500)
        self.run_error(8, "--db", str(self.folder / "new.db"), "prospect", "add", "Kim")
        self.run_error(8, "--db", str(self.folder / "new" / "new.db"), "prospect", "add", "Kim")


if __name__ == "__main__":
    unittest.main()
