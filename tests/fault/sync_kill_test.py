"""A sync that is killed: a small share of sync_kill_long_test.py."""

import unittest

from shares import EVERY
from sync_kills import SyncKills


class SyncKill(SyncKills):
    def test_the_next_one_goes_on(self):
        self.kill_repeatedly(40 // EVERY, seed=5)


if __name__ == "__main__":
    unittest.main()
