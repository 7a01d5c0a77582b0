"""`kill -9` at random moments: a small share of what kill_long_test.py does."""

import unittest

from kills import KillTest


class Kill(KillTest):
    def test_nothing_acknowledged_is_lost(self):
        self.kill_repeatedly(kills=72, seed=3)


if __name__ == "__main__":
    unittest.main()
