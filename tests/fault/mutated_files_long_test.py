"""Two thousand damaged database files, for a run under sanitizers. MUTATION_SEED chooses others."""

import os
import unittest

from mutated_files import MutatedFilesTest

FILES = 2000


class MutatedFilesLong(MutatedFilesTest):
    def test_each_is_read_or_refused_and_left_alone(self):
        self.try_files(FILES, seed=int(os.environ.get("MUTATION_SEED", "1")), commands=3)
        print(self.outcomes)
        # Otherwise the faults were too large, or too small, to show anything.
        self.assertGreater(self.outcomes[0], FILES // 4)
        self.assertGreater(self.outcomes[7], FILES // 4)


if __name__ == "__main__":
    unittest.main()
