"""Three machines, their edits, lost messages, wrong clocks and an erasure: a small share of
sync_convergence_long_test.py."""

import unittest

from convergence import Convergence
from shares import EVERY


class SyncConvergence(Convergence):
    def test_all_are_equal_in_the_end(self):
        self.converge(seed=3, edits=480 // EVERY)


if __name__ == "__main__":
    unittest.main()
