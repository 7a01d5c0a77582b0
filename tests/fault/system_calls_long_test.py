"""Each system call of each command fails once, with each error that it may give: minutes, and
thousands of runs."""

import unittest

from torture import COMMANDS, TortureTest

FEWEST_CASES = 300


class SystemCallsLong(TortureTest):
    def test_the_user_is_told_and_nothing_is_lost(self):
        self.torture()
        print(self.cases, sum(self.cases.values()))
        self.assertEqual(len(COMMANDS), len(self.cases))
        # Otherwise the beginning of `main` was not found, or not what comes after it.
        self.assertGreater(min(self.cases.values()), FEWEST_CASES)


if __name__ == "__main__":
    unittest.main()
