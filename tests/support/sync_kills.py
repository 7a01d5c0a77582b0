"""Kills a sync at any point; the next one goes on where it was."""

import collections
import random
import signal
import subprocess
import time

import soundness
from convergence import Convergence
from hub import Hub
from replicas import instant, team, written_by

# Of so many kills each, all machines are compared.
BETWEEN_COMPARISONS = 25


class SyncKills(Convergence):
    """`self.outcomes` counts what the kills met."""

    def kill_repeatedly(self, kills, seed):
        self.random = random.Random(seed)
        self.outcomes = collections.Counter()
        with Hub() as hub, team(hub, 2) as replicas:
            for _ in range(30):
                for replica in replicas:
                    replica.change(self.random)
            self.sync(replicas)
            started = time.monotonic()
            self.sync(replicas)
            duration = (time.monotonic() - started) / 2
            written = set()
            for kill in range(1, kills + 1):
                for replica in replicas:
                    for _ in range(self.random.randint(1, 4)):
                        replica.change(self.random)
                    written |= written_by(replica.database)
                self.kill_one(self.random.choice(replicas), duration)
                if kill % BETWEEN_COMPARISONS == 0 or kill == kills:
                    self.compare(hub, replicas, written)

    def kill_one(self, replica, duration):
        before = self.state(replica)
        process = replica.home.start("sync", now=instant(replica.now()),
                                     stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(self.random.uniform(0, 2 * duration))
        process.kill()
        _, err = process.communicate()
        self.assertIn(process.returncode, (0, -signal.SIGKILL), err)
        after = self.state(replica)
        self.outcomes["at its end" if process.returncode == 0
                      else "before anything" if before == after else "in between"] += 1
        self.assertEqual(0, replica.sync().code)

    def state(self, replica):
        return soundness.rows(replica.database, "SELECT * FROM replica"
                              " UNION ALL SELECT 'outbox', count(*) FROM outbox")

    def compare(self, hub, replicas, written):
        for _ in range(2):
            self.sync(replicas)
        self.check_equal(hub, replicas)
        self.check_nothing_is_lost(hub, written)
