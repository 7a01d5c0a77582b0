"""Damaged database files: a small share of what mutated_files_long_test.py tries."""

import unittest

from mutated_files import MutatedFilesTest
from shares import EVERY


class MutatedFiles(MutatedFilesTest):
    def test_each_is_read_or_refused_and_left_alone(self):
        self.try_files(count=100 // EVERY, seed=2, commands=3)
        self.assertGreater(self.outcomes[0], 10)
        self.assertGreater(self.outcomes[7], 10)


if __name__ == "__main__":
    unittest.main()
