"""Every exit code that a command can end with, and what is said and left behind."""

import os
import shutil
import sqlite3
import subprocess
import unittest

from program import BINARY, CommandTest

NOBODY = 65534


class Quiet(CommandTest):
    def test_0_when_done(self):
        result = self.home.run("prospect", "add", "Dana Ortiz")
        self.assertEqual((0, b""), (result.code, result.err))

    def test_0_or_1_when_asked_whether_something_is_due(self):
        self.add_dana()
        self.assertEqual((1, b"[]\n", b""), self.outcome("--json", "due", "--exit-code"))
        self.assertEqual((0, b"[]\n", b""), self.outcome("--json", "due"))
        self.run_ok("promise-call", "1", "in 2 hours")
        self.assertEqual(0, self.home.run("due", "--exit-code").code)
        self.assertEqual(1, self.home.run("due", "--exit-code", "--within", "1h").code)

    def outcome(self, *arguments):
        result = self.home.run(*arguments)
        return result.code, result.out, result.err

    def test_1_is_no_error_in_words_either(self):
        self.add_dana()
        self.assertEqual((1, b"", b""), self.outcome("due", "--exit-code", "--quiet"))


class Refusals(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def assert_error(self, code, kind, *arguments):
        """The error of a run that changes nothing, which it tells in JSON and in words."""
        error = self.run_refused(code, *arguments)
        self.assertEqual({"code", "kind", "message", "hint", "candidates"},
                         {"code", "kind", "message", "hint", "candidates"} & error.keys())
        self.assertEqual(kind, error["kind"])
        in_words = self.home.run(*arguments)
        self.assertEqual((code, b""), (in_words.code, in_words.out))
        self.assertTrue(in_words.error_text.startswith("vmcoach: " + error["message"] + "\n"))
        if error["hint"]:
            self.assertIn("\nhint: " + error["hint"] + "\n", in_words.error_text)
        return error

    def test_2_when_a_value_cannot_be_read(self):
        self.assert_error(2, "usage", "promise-call", "1", "thu")
        self.assert_error(2, "usage", "due", "--frobnicate")

    def test_3_when_nobody_is_meant(self):
        for command in (["prospect", "show"], ["prospect", "edit", "--title", "x"],
                        ["promise", "list"], ["promise", "keep"], ["promise", "cancel"], ["email"]):
            self.assert_error(3, "not_found", *command, "Nobody")
        for command in (["note", "Nobody", "hi"], ["voicemail", "Nobody", "hi"],
                        ["call", "Nobody", "busy"], ["promise-call", "Nobody", "thu 10:15"]):
            self.assert_error(3, "not_found", *command)
        for who in ("2", "999999", "a@b.example", "+49 30 123456"):
            self.assert_error(3, "not_found", "prospect", "show", who)

    def test_3_when_there_is_no_such_promise(self):
        self.assert_error(3, "not_found", "promise", "keep", "p1")
        self.assert_error(3, "not_found", "promise", "cancel", "dana")

    def test_4_when_several_may_be_meant(self):
        self.run_ok("prospect", "add", "Dana Oaks", "--company", "Initech")
        error = self.assert_error(4, "ambiguous", "note", "dana o", "hi")
        self.assertEqual(["1", "2"], [str(one["id"]) for one in error["candidates"]])
        self.assertEqual(["Dana Ortiz", "Dana Oaks"], [one["name"] for one in error["candidates"]])
        words = self.home.run("prospect", "show", "dana").error_text
        self.assertRegex(words, r"(?m)^ *1 .*Dana Ortiz.*\n *2 .*Dana Oaks")

    def test_5_when_they_must_not_be_called(self):
        self.run_ok("prospect", "edit", "1", "--do-not-call")
        self.assert_error(5, "refused", "promise-call", "1", "thu 10:15")
        self.assert_error(5, "refused", "voicemail", "1", "hi", "--promise", "thu 10:15")

    def test_5_when_they_are_there_already(self):
        error = self.assert_error(5, "refused", "prospect", "add", "dana ORTIZ", "--company",
                                  "ACME")
        self.assertIn("--allow-duplicate", error["hint"])

    def test_5_when_a_promise_is_open_already(self):
        self.run_ok("promise-call", "1", "thu 10:15")
        self.assert_error(5, "refused", "promise-call", "1", "fri 10:15")

    def test_5_when_a_promise_is_closed_already(self):
        self.run_ok("promise-call", "1", "thu 10:15")
        self.run_ok("promise", "keep", "p1")
        self.assert_error(5, "refused", "promise", "keep", "p1")
        self.assert_error(5, "refused", "promise", "cancel", "p1")

    def test_6_when_another_program_keeps_the_database_locked(self):
        locker = sqlite3.connect(self.home.database, isolation_level=None)
        self.addCleanup(locker.close)
        locker.execute("BEGIN EXCLUSIVE")
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                   "stdin": subprocess.DEVNULL}
        commands = (["note", "1", "hi"], ["due"], ["prospect", "add", "Kim"])
        waiting = [self.home.start(*command, **options) for command in commands]
        for process in waiting:
            out, err = process.communicate(timeout=30)
            self.assertEqual((6, b""), (process.returncode, out))
            self.assertIn(b"locked", err)
        locker.execute("ROLLBACK")
        self.assertEqual([], self.run_json("prospect", "show", "1")["notes"])


class MissingDatabase(CommandTest):
    def test_3_from_a_reading_command_that_creates_nothing(self):
        for command in (["prospect", "list"], ["prospect", "show", "1"], ["due"],
                        ["due", "--exit-code"], ["promise", "list"], ["note", "1", "hi"],
                        ["voicemail", "1"], ["call", "1", "busy"], ["email", "1"],
                        ["promise-call", "1", "thu 10:15"], ["promise", "keep", "p1"],
                        ["promise", "cancel", "p1"], ["prospect", "edit", "1", "--title", "x"]):
            error = self.run_error(3, *command)
            self.assertIn("vmcoach prospect add", error["hint"])
        self.assertEqual([], list(self.home.path.iterdir()))

    def test_0_from_commands_that_need_none(self):
        for command in (["when", "thu 10:15"], ["config"], ["db", "path"], ["--version"]):
            self.run_ok(*command)
        self.assertEqual([], list(self.home.path.iterdir()))


class BadDatabase(CommandTest):
    def assert_refused_untouched(self, code, database):
        """Neither readers nor writers take the file, and not a byte of it changes."""
        before = database.read_bytes()
        folder = sorted(database.parent.iterdir())
        for command in (["prospect", "list"], ["prospect", "show", "1"], ["due"],
                        ["note", "1", "hi"], ["prospect", "add", "Kim"]):
            error = self.run_error(code, "--db", str(database), *command)
            self.assertIn(database.name, error["message"])
        self.assertEqual(before, database.read_bytes())
        self.assertEqual(folder, sorted(database.parent.iterdir()))

    def other(self, name, data):
        path = self.home.path / name
        path.write_bytes(data)
        return path

    def test_7_for_another_programs_database(self):
        path = self.home.path / "other.db"
        connection = sqlite3.connect(path)
        connection.executescript("CREATE TABLE prospect (id); INSERT INTO prospect VALUES (1)")
        connection.close()
        self.assert_refused_untouched(7, path)

    def test_7_for_another_programs_database_with_our_version_number(self):
        path = self.home.path / "other.db"
        connection = sqlite3.connect(path)
        connection.executescript("PRAGMA user_version = 1; CREATE TABLE t (x)")
        connection.close()
        self.assert_refused_untouched(7, path)

    def test_7_for_a_file_that_is_no_database(self):
        for data in (b"x", b"\n", b"SQLite format 3\0", b"not a database " * 1000, bytes(4096)):
            self.assert_refused_untouched(7, self.other("garbage.db", data))

    def test_7_for_a_truncated_database(self):
        self.add_dana()
        whole = self.home.database.read_bytes()
        for size in (20, 100, 512, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
            with self.subTest(size):
                self.assert_refused_untouched(7, self.other("short.db", whole[:size]))

    def test_7_for_a_database_whose_pages_are_overwritten(self):
        self.add_dana()
        whole = self.home.database.read_bytes()
        self.assert_refused_untouched(7, self.other("bad.db",
                                                    whole[:100] + b"\xff" * (len(whole) - 100)))

    def test_7_for_a_newer_version(self):
        self.add_dana()
        connection = sqlite3.connect(self.home.database)
        connection.execute("PRAGMA user_version = 9999")
        connection.close()
        self.assert_refused_untouched(7, self.home.database)

    def test_8_for_a_symbolic_link(self):
        self.add_dana()
        link = self.home.path / "link.db"
        link.symlink_to(self.home.database)
        self.assert_refused_untouched(8, link)

    def test_link_to_nothing_creates_nothing(self):
        link = self.home.path / "link.db"
        link.symlink_to(self.home.path / "target.db")
        self.run_error(8, "--db", str(link), "prospect", "add", "Kim")
        self.assertFalse((self.home.path / "target.db").exists())

    def test_8_for_what_is_no_file(self):
        for path in (str(self.home.path), "/dev/null"):
            self.run_error(8, "--db", path, "prospect", "list")
            self.run_error(8, "--db", path, "prospect", "add", "Kim")

    def test_empty_file_becomes_a_database(self):
        path = self.other("empty.db", b"")
        self.run_error(3, "--db", str(path), "prospect", "list")
        self.assertEqual(b"", path.read_bytes())
        self.run_ok("--db", str(path), "prospect", "add", "Kim")

    def test_names_that_mean_something_to_sqlite_are_plain_files(self):
        for name in (":memory:", "file:x.db", "file:y.db?mode=memory", "file::memory:", "a?b#c%20d",
                     "-x.db"):
            with self.subTest(name):
                self.run_ok("--db", name, "prospect", "add", "Kim")
                self.assertEqual(1, len(self.run_json("--db", name, "prospect", "list")))
                self.assertTrue((self.home.path / name).exists())

    def test_folder_may_be_reached_by_a_symbolic_link(self):
        (self.home.path / "real").mkdir()
        (self.home.path / "link").symlink_to("real")
        self.run_ok("--db", "link/new.db", "prospect", "add", "Kim")
        self.assertEqual(1, len(self.run_json("--db", "link/new.db", "prospect", "list")))


class InputOutput(CommandTest):
    def test_8_when_the_output_device_is_full(self):
        self.add_dana()
        for command in (["prospect", "list"], ["prospect", "show", "1"], ["config"], ["db", "path"],
                        ["--help"], ["when", "thu 10:15"], [], ["note", "1", "hi"]):
            with open("/dev/full", "wb") as full:
                result = self.home.run(*command, stdout=full)
            self.assertEqual(8, result.code, command)
            self.assertIn("standard output", result.error_text)

    def test_8_when_standard_output_is_closed(self):
        self.add_dana()
        result = self.home.run("prospect", "list", preexec_fn=lambda: os.close(1))
        self.assertEqual(8, result.code)

    def test_8_when_the_folder_cannot_be_made(self):
        for path in ("/proc/vmcoach/x.db", "/dev/null/x.db"):
            self.run_error(8, "--db", path, "prospect", "add", "Kim")

    def test_8_when_the_folder_is_read_only(self):
        self.add_dana()
        ordinary = self.as_ordinary_user()
        self.home.database.parent.chmod(0o500)
        self.addCleanup(self.home.database.parent.chmod, 0o700)
        self.run_refused(8, "note", "1", "hi", **ordinary)
        self.assertEqual(1, len(self.run_json("prospect", "list", **ordinary)))

    def test_8_when_the_database_is_read_only(self):
        self.add_dana()
        ordinary = self.as_ordinary_user()
        self.home.database.chmod(0o400)
        self.run_refused(8, "note", "1", "hi", **ordinary)

    @unittest.skipUnless(os.geteuid() == 0, "only root can give a file away")
    def test_8_when_the_database_is_another_users(self):
        self.add_dana()
        os.chown(self.home.database, NOBODY, NOBODY)
        self.run_refused(8, "note", "1", "hi")
        self.run_refused(8, "prospect", "list")

    def as_ordinary_user(self):
        """The options that make a run one of a user whom permissions bind, and whose home it is."""
        if os.geteuid() != 0:
            return {}
        # The build may lie where only root can go.
        program = shutil.copy(BINARY, self.home.path / "vmcoach")
        for path in [self.home.path, *self.home.path.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
        return {"user": NOBODY, "group": NOBODY, "executable": program}

    def test_8_when_the_settings_cannot_be_read(self):
        for path in (str(self.home.path), str(self.home.path / "missing.toml")):
            error = self.run_error(8, "--config", path, "config")
            self.assertIn(path, error["message"])

    def test_8_when_the_settings_must_not_be_read(self):
        self.home.write_config("")
        ordinary = self.as_ordinary_user()
        self.home.config.chmod(0)
        self.run_error(8, "config", **ordinary)

    def test_closed_pipe_ends_quietly(self):
        self.add_dana()
        for command in (["prospect", "list"], ["--help"], ["--json", "config"]):
            reading, writing = os.pipe()
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                result = self.home.run(*command, stdout=pipe)
            self.assertEqual((0, b""), (result.code, result.err))

    def test_closed_stdin_is_no_text(self):
        self.add_dana()
        result = self.home.run("note", "1", "-", preexec_fn=lambda: os.close(0))
        self.assertEqual(2, result.code, result)

    def test_errors_survive_a_closed_stderr(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(2, self.home.run("xyzzy", stderr=full).code)


if __name__ == "__main__":
    unittest.main()
