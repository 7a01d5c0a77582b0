"""A thousand `kill -9` at random moments. KILL_SEED chooses other moments."""

import os
import unittest

from kills import KillTest

KILLS = 1000


class KillLong(KillTest):
    def test_nothing_acknowledged_is_lost(self):
        self.kill_repeatedly(KILLS, seed=int(os.environ.get("KILL_SEED", "1")))
        print(self.outcomes)
        # Otherwise the kills came too early or too late to show anything.
        self.assertGreater(self.outcomes["journal left"], KILLS // 50)
        self.assertGreater(self.outcomes["acknowledged"], KILLS // 50)
        self.assertLess(self.outcomes["acknowledged"], KILLS)


if __name__ == "__main__":
    unittest.main()
