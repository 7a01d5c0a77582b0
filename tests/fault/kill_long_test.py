"""Five thousand `kill -9` at random moments. KILL_SEED chooses other moments."""

import os
import unittest

from kill_scenarios import SCENARIOS
from kills import KillTest
from shares import EVERY

KILLS = 5000 // EVERY


class KillLong(KillTest):
    def test_nothing_acknowledged_is_lost(self):
        self.kill_repeatedly(KILLS, seed=int(os.environ.get("KILL_SEED", "1")))
        for name, outcomes in self.outcomes.items():
            print(name, dict(outcomes))
        self.assertEqual(SCENARIOS.keys(), self.outcomes.keys())
        # Otherwise the kills came too early or too late to show anything.
        few = KILLS // len(SCENARIOS) // 50
        for name, outcomes in self.outcomes.items():
            for what in ("before", "after", "acknowledged", "journal left"):
                self.assertGreater(outcomes[what], few, (name, what))
        for name in ("restore", "migration"):
            self.assertGreater(self.outcomes[name]["half-made file left"], few, name)


if __name__ == "__main__":
    unittest.main()
