"""System calls fail: a small share of what system_calls_long_test.py does."""

import unittest

from torture import TortureTest


class SystemCalls(TortureTest):
    def test_the_user_is_told_and_nothing_is_lost(self):
        self.torture(cases_of_each=12, seed=4)


if __name__ == "__main__":
    unittest.main()
