"""Three machines with 3,600 edits, ten times. SYNC_SEED chooses others."""

import os
import unittest

from convergence import Convergence
from shares import EVERY

FIRST = int(os.environ.get("SYNC_SEED", "1"))


class SyncConvergenceLong(Convergence):
    def test_all_are_equal_in_the_end(self):
        for seed in range(FIRST, FIRST + 10):
            with self.subTest(seed=seed):
                self.converge(seed, edits=3600 // EVERY)
                print(f"seed {seed}: {self.losses} syncs", flush=True)


if __name__ == "__main__":
    unittest.main()
