"""Completions and manual say what the command tree says."""

import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).parents[2]
REFERENCE = os.environ["VMCOACH_REFERENCE"]


class Reference(unittest.TestCase):
    def assert_current(self, file, *arguments):
        rendered = subprocess.run([REFERENCE, *arguments], cwd=ROOT, check=True,
                                  stdout=subprocess.PIPE).stdout
        self.assertEqual((ROOT / file).read_bytes(), rendered,
                         f"{file} is out of date: run scripts/reference")

    def test_bash_completion(self):
        self.assert_current("completions/vmcoach.bash", "bash")

    def test_zsh_completion(self):
        self.assert_current("completions/_vmcoach", "zsh")

    def test_fish_completion(self):
        self.assert_current("completions/vmcoach.fish", "fish")

    def test_manual(self):
        self.assert_current("man/vmcoach.1", "manual", "man/vmcoach.1.in")


if __name__ == "__main__":
    unittest.main()
