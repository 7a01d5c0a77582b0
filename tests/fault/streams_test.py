"""Standard streams that are closed, full, or that nobody reads."""

import itertools
import os
import subprocess
import unittest

import soundness
from program import BINARY, ProgramTest, Result
from snapshot import changes, snapshot

CLOSING = {"stdin": "<&-", "stdout": ">&-", "stderr": "2>&-"}


class Streams(ProgramTest):
    def setUp(self):
        super().setUp()
        self.add_dana()

    def run_redirected(self, redirections, *arguments):
        completed = subprocess.run(["sh", "-c", f'exec "$@" {redirections}', "sh", BINARY,
                                    *arguments], env=self.home.environment, cwd=self.home.path,
                                   capture_output=True, timeout=60)
        return Result(completed)

    def notes(self):
        return [text for [text] in soundness.rows(self.home.database,
                                                  "SELECT text FROM note ORDER BY id")]

    def test_closed_streams_never_write_into_the_database(self):
        written = []
        for count in range(1, 4):
            for streams in itertools.combinations(CLOSING, count):
                with self.subTest(closed=streams):
                    redirections = " ".join(CLOSING[stream] for stream in streams)
                    result = self.run_redirected(redirections, "note", "dana", str(streams),
                                                 "--json")
                    written.append(str(streams))
                    self.assertEqual(8 if "stdout" in streams else 0, result.code, result)
                    self.assertEqual(written, self.notes())
                    self.assertEqual([], soundness.problems(self.home.database))

    def test_closed_streams_never_write_into_a_new_database(self):
        for closing in (">&-", "2>&-", "<&- >&- 2>&-"):
            with self.subTest(closing=closing):
                file = self.home.path / f"new{len(closing)}.db"
                self.run_redirected(closing, "--db", str(file), "prospect", "add", "Kim")
                self.assertEqual("Kim", soundness.value(file, "SELECT name FROM prospect"))
                self.assertEqual([], soundness.problems(file))

    def test_errors_never_go_into_the_database(self):
        before = snapshot(self.home.path)
        for closing in ("2>&-", "<&- >&- 2>&-"):
            self.assertEqual(3, self.run_redirected(closing, "note", "nobody", "x").code)
            self.assertEqual(2, self.run_redirected(closing, "note", "dana", "x", "--why").code)
            self.assertEqual([], changes(before, snapshot(self.home.path)))

    def test_closed_stdin_is_no_text(self):
        self.run_redirected("<&-", "note", "dana", "-")
        self.assertLessEqual(set(self.notes()), {""})
        self.assertEqual([], soundness.problems(self.home.database))

    def test_output_to_a_full_device(self):
        self.run_ok("promise-call", "dana", "thu 10:15")
        commands = [["due", "--week"], ["due", "--week", "--json"], ["prospect", "list"],
                    ["prospect", "show", "dana"], ["note", "dana", "x"], ["--version"], ["--help"],
                    ["config"], ["db", "path"], ["when", "fri 9:00"], ["search", "x"]]
        for command in commands:
            with self.subTest(command=command):
                result = self.run_redirected(">/dev/full", *command)
                self.assertEqual(8, result.code, result)
                self.assertIn("No space left on device", result.error_text)

    def test_errors_to_a_full_device_keep_their_code(self):
        self.assertEqual(3, self.run_redirected("2>/dev/full", "note", "nobody", "x").code)

    def test_closed_pipe_ends_quietly(self):
        for i in range(200):
            self.run_ok("prospect", "add", f"Person {i}", "--source", "s" * 1000)
        reading, writing = os.pipe()
        process = self.home.start("prospect", "list", "--json", stdout=writing,
                                  stderr=subprocess.PIPE)
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        _, err = process.communicate(timeout=60)
        self.assertEqual((0, b""), (process.returncode, err))


if __name__ == "__main__":
    unittest.main()
