"""Workers that deliver the same reminders at once, and are killed before or after the hook."""

import collections
import random
import signal
import subprocess
from datetime import datetime, timedelta

from program import CommandTest

WORKERS = 3
DUE = datetime(2026, 11, 26, 12, 0)
# Workers of a round begin within the time that a run may take, the next round when claims have ended.
LONGEST_RUN = 50
ROUND = timedelta(seconds=120)
HOOK = """
name=$VMCOACH_PROMISE_ID.$VMCOACH_ATTEMPT
[ -e "$HOME/before/$name" ] && exec kill -9 $PPID
echo "$VMCOACH_PROMISE_ID $VMCOACH_DELIVERY_ID $VMCOACH_ATTEMPT" >>"$HOME/log"
[ -e "$HOME/after/$name" ] && exec kill -9 $PPID
exit 0
"""


class ReminderKillTest(CommandTest):
    """`deliver_all` is the test."""

    def deliver_all(self, promises, seed):
        self.random = random.Random(seed)
        self.make_promises(promises)
        kills = self.plan_kills(promises)
        self.hook = self.home.path / "hook"
        self.hook.write_text(HOOK)
        killed = self.run_until_idle()
        self.assertEqual(sum(map(len, kills.values())), killed)
        self.check_the_log(promises, kills)

    def make_promises(self, count):
        """All within ten minutes, so that no digest tells them."""
        for number in range(1, count + 1):
            self.run_ok("prospect", "add", f"Kim {number}", "--time-zone", "UTC", "-q")
            self.run_ok("promise-call", str(number), f"thu 11:{56 + number % 4}", "--override", "x")

    def plan_kills(self, count):
        """Of a tenth of the promises the first attempt, and of a hundredth the second as well."""
        chosen = self.random.sample(range(1, count + 1), count // 10)
        names = [f"p{number}.1" for number in chosen] + [
            f"p{number}.2" for number in chosen[:count // 100]]
        kills = {"before": set(), "after": set()}
        for name in names:
            kills[self.random.choice(list(kills))].add(name)
        for place, marked in kills.items():
            (self.home.path / place).mkdir()
            for name in marked:
                (self.home.path / place / name).touch()
        return kills

    def start_worker(self, now):
        now += timedelta(seconds=self.random.randrange(LONGEST_RUN))
        return self.home.start("remind", "--exec", "/bin/sh", str(self.hook),
                               now=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run_until_idle(self):
        """Rounds of workers at once, each later than a claim holds, until one has nothing to do.
        Returns how many workers were killed."""
        killed = 0
        now = DUE
        while True:
            before = self.log()
            killed_before = killed
            workers = [self.start_worker(now) for _ in range(WORKERS)]
            while workers:
                worker = workers.pop()
                out, err = worker.communicate(timeout=300)
                self.assertEqual((b"", b""), (out, err))
                if worker.returncode == -signal.SIGKILL:
                    killed += 1
                    workers.append(self.start_worker(now))
                else:
                    self.assertEqual(0, worker.returncode)
            if self.log() == before and killed == killed_before:
                return killed
            now += ROUND

    def log(self):
        log = self.home.path / "log"
        return [line.split() for line in log.read_text().splitlines()] if log.exists() else []

    def check_the_log(self, promises, kills):
        attempts = collections.defaultdict(list)
        ids = collections.defaultdict(set)
        for promise, delivery, attempt in self.log():
            attempts[promise].append(attempt)
            ids[promise].add(delivery)
        self.assertEqual({f"p{number}" for number in range(1, promises + 1)}, set(attempts))
        for promise, told in attempts.items():
            self.assertEqual(len(told), len(set(told)), promise)
            self.assertEqual(1, len(ids[promise]), promise)
        self.assertEqual(len(kills["after"]), len(self.log()) - promises)
