"""Three workers, five hundred reminders, fifty workers killed; and hooks that never end."""

import os
import time
import unittest

from reminder_kills import ReminderKillTest


class RemindKillLong(ReminderKillTest):
    def test_each_is_delivered(self):
        for seed in range(5):
            with self.subTest(seed=seed):
                self.home.remove()
                self.setUp()
                self.deliver_all(promises=500, seed=seed)

    def test_a_hook_that_listens_to_nothing_is_gone_within_26_seconds(self):
        self.add_dana()
        self.run_ok("promise-call", "1", "thu 10:15")
        hook = self.home.path / "hook"
        hook.write_text("trap '' TERM INT HUP\necho $$ >>\"$HOME/ids\"\n"
                        "(setsid sh -c 'echo $$ >>\"$HOME/ids\"; sleep 1000' &)\n"
                        "sh -c 'echo $$ >>\"$HOME/ids\"; sleep 1000'\n")
        started = time.monotonic()
        error = self.run_error(9, "remind", "--exec", "/bin/sh", str(hook),
                               now="2026-11-26T16:15:00Z")
        self.assertIn("took longer than 20 s", error["message"])
        self.assertLess(time.monotonic() - started, 26)
        ids = (self.home.path / "ids").read_text().split()
        self.assertEqual(3, len(ids))
        self.assertEqual([], [process for process in ids if os.path.exists(f"/proc/{process}")])


if __name__ == "__main__":
    unittest.main()
