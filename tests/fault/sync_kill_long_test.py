"""Five hundred kills of a sync, at any point. SYNC_SEED chooses other points."""

import os
import unittest

from shares import EVERY
from sync_kills import SyncKills

KILLS = 500 // EVERY


class SyncKillLong(SyncKills):
    def test_the_next_one_goes_on(self):
        self.kill_repeatedly(KILLS, seed=int(os.environ.get("SYNC_SEED", "1")))
        print(dict(self.outcomes))
        # Otherwise the kills came too early or too late to show anything.
        for what in ("before anything", "in between", "at its end"):
            self.assertGreater(self.outcomes[what], KILLS // 20, what)


if __name__ == "__main__":
    unittest.main()
