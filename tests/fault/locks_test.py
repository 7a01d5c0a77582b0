"""Other programs that hold a lock on the file while vmcoach runs."""

import subprocess
import threading
import time
import unittest

import soundness
from program import ProgramTest, Result

SHORT = 0.3
PATIENCE = 5


class Locks(ProgramTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("promise-call", "dana", "thu 10:15", "--about", "pricing")

    def hold(self, lock, seconds):
        """Holds a lock from when this returns on, in another thread."""
        held = threading.Event()

        def work():
            with soundness.opened(self.home.database) as connection:
                connection.execute(lock)
                connection.execute("SELECT count(*) FROM prospect").fetchall()
                held.set()
                time.sleep(seconds)

        thread = threading.Thread(target=work)
        thread.start()
        self.addCleanup(thread.join)
        held.wait()

    def assert_waits(self, lock, *command):
        self.hold(lock, SHORT)
        started = time.monotonic()
        self.run_ok(*command)
        self.assertGreater(time.monotonic() - started, SHORT / 2)

    def test_reading_needs_no_waiting(self):
        for lock in ("BEGIN", "BEGIN IMMEDIATE"):
            with self.subTest(lock=lock), soundness.opened(self.home.database) as connection:
                connection.execute(lock)
                connection.execute("SELECT count(*) FROM prospect").fetchall()
                [item] = self.run_json("due", "--week")
                self.assertEqual("Dana Ortiz", item["prospect"])

    def test_reader_waits_for_an_exclusive_lock(self):
        self.assert_waits("BEGIN EXCLUSIVE", "due", "--week")

    def test_writer_waits_for_a_reader(self):
        self.assert_waits("BEGIN", "note", "dana", "hello")

    def test_writer_waits_for_a_writer(self):
        self.assert_waits("BEGIN IMMEDIATE", "note", "dana", "hello")

    def test_writer_waits_for_an_exclusive_lock(self):
        self.assert_waits("BEGIN EXCLUSIVE", "prospect", "add", "Kim Lee")

    def test_a_lock_that_stays_is_exit_6_after_five_seconds(self):
        before = self.home.database.read_bytes()
        with soundness.opened(self.home.database) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            started = time.monotonic()
            commands = [["due"], ["note", "dana", "hello"], ["prospect", "add", "Kim Lee"]]
            processes = [self.home.start(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                         for command in commands]
            for command, process in zip(commands, processes):
                with self.subTest(command=command):
                    out, err = process.communicate(timeout=60)
                    result = Result(subprocess.CompletedProcess([], process.returncode, out, err))
                    self.assertEqual(6, result.code, result)
                    self.assertIn("locked", result.error_text)
                    self.assertEqual(b"", out)
            self.assertGreater(time.monotonic() - started, PATIENCE)
            self.assertLess(time.monotonic() - started, 2 * PATIENCE)
        self.assertEqual(before, self.home.database.read_bytes())

    def test_a_writer_that_gives_up_leaves_nothing(self):
        before = self.home.database.read_bytes()
        with soundness.opened(self.home.database) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM prospect").fetchall()
            self.run_error(6, "note", "dana", "hello")
            self.assertEqual(before, self.home.database.read_bytes())
        self.run_ok("note", "dana", "hello")
        self.assertEqual([], soundness.problems(self.home.database))


if __name__ == "__main__":
    unittest.main()
