"""Killed workers lose no reminder: a small share of what remind_kill_long_test.py does."""

import unittest

from reminder_kills import ReminderKillTest


class RemindKill(ReminderKillTest):
    def test_each_is_delivered(self):
        self.deliver_all(promises=100, seed=7)


if __name__ == "__main__":
    unittest.main()
