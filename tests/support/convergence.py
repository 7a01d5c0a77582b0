"""Machines that change what they like without a word to each other, then sync: in the end all are
equal, nothing is lost that was ever written, and nothing is left of whom one of them has erased."""

import random
import re
import subprocess

import soundness
from hub import BINARIES, ENVIRONMENT, Hub
from program import ProgramTest
from replicas import registers_at, registers_of, rows_of, team, values_at, written_by

MINUTE = 60
MARKER = "Xq7Zebra"
NUMBER = "+49 30 7654321"
ROUNDS = 3


class Convergence(ProgramTest):
    def converge(self, seed, edits, probability=0.2):
        with Hub() as hub, team(hub, 3, aheads=(-10 * MINUTE, 0, 2 * MINUTE), seed=seed,
                                probability=probability) as replicas:
            self.random = random.Random(seed)
            written = set()
            taken = 0
            for round_number in range(ROUNDS):
                for _ in range(edits // ROUNDS):
                    taken += self.random.choice(replicas).change(self.random)
                if round_number == ROUNDS - 1:
                    self.meet_somebody(replicas)
                for replica in replicas:
                    written |= written_by(replica.database)
                if round_number == ROUNDS - 1:
                    self.forget_them(replicas)
                else:
                    self.sync(self.random.sample(replicas, 2))
            # There is little to change at first.
            self.assertGreater(taken, edits // 6)
            # What comes back by a merge that one machine knew of alone takes its time.
            for _ in range(3):
                self.sync(replicas)
            self.check(hub, replicas, written)
            self.losses = sum(replica.syncs for replica in replicas)

    def sync(self, replicas):
        for replica in replicas:
            result = replica.sync()
            self.assertEqual(0, result.code, result)

    def meet_somebody(self, replicas):
        """Whom all know, and whom each then adds something to."""
        added = replicas[0].run("--json", "prospect", "add", f"{MARKER} Name", "--phone", NUMBER,
                                "--email", f"{MARKER}@x.example", "--allow-duplicate")
        self.assertEqual(0, added.code, added)
        for _ in range(2):
            self.sync(replicas)

    def forget_them(self, replicas):
        """One machine erases them, while the others, who know nothing of it, go on."""
        for number, replica in enumerate(replicas):
            who = soundness.value(replica.database, "SELECT id FROM prospect WHERE name LIKE ?",
                                  f"{MARKER}%")
            for words in (["note", str(who), f"{MARKER} note {number}"],
                          ["voicemail", str(who), f"{MARKER} message {number}"],
                          ["prospect", "edit", str(who), "--title", f"{MARKER} title {number}"]):
                self.assertEqual(0, replica.run(*words).code)
        who = soundness.value(replicas[1].database, "SELECT id FROM prospect WHERE name LIKE ?",
                              f"{MARKER}%")
        forgotten = replicas[1].run("prospect", "forget", str(who), "--yes")
        self.assertEqual(0, forgotten.code, forgotten)

    def check(self, hub, replicas, written):
        self.check_equal(hub, replicas)
        self.assertGreater(len(rows_of(replicas[0].database, replicas[0].login)), 5)
        self.check_nothing_is_lost(hub, written)
        self.check_nothing_is_left(hub, replicas)

    def check_equal(self, hub, replicas):
        at_hub = registers_at(hub)
        first = rows_of(replicas[0].database, replicas[0].login)
        for replica in replicas:
            self.assertEqual([], soundness.problems(replica.database))
            self.assertEqual(0, soundness.value(replica.database, "SELECT count(*) FROM outbox"))
            self.assert_same(at_hub, registers_of(replica.database))
            self.assert_same(first, rows_of(replica.database, replica.login))

    def assert_same(self, one, other):
        differences = {key: (one.get(key), other.get(key)) for key in one.keys() | other.keys()
                       if one.get(key) != other.get(key)}
        self.assertEqual({}, dict(list(differences.items())[:3]), len(differences))

    def check_nothing_is_lost(self, hub, written):
        erased = {uid.replace("-", "") for [uid] in hub.sql("SELECT uid FROM vmcoach.erased")}
        present = {uid for uid, _ in registers_at(hub)}
        values = values_at(hub)
        lost = [(uid, field, new) for uid, field, new in written
                if uid not in erased and uid in present and new not in values[uid, field]]
        self.assertEqual([], lost[:5])
        self.assertGreater(len(written), 10)

    def check_nothing_is_left(self, hub, replicas):
        traces = re.compile(b"|".join(re.escape(trace.encode()) for trace in (
            MARKER, MARKER.lower(), NUMBER, NUMBER.replace(" ", ""), "7654321"[::-1])))
        for replica in replicas:
            self.assertEqual([], [path for path in replica.home.path.rglob("*")
                                  if path.is_file() and traces.search(path.read_bytes())])
        dump = subprocess.run(
            [BINARIES / "pg_dump", "-h", hub.folder, "-p", str(hub.port), "-U", "postgres",
             "vmcoach"], env=ENVIRONMENT, capture_output=True, check=True).stdout
        self.assertIn(b"vmcoach.register", dump)
        self.assertIsNone(traces.search(dump))
