"""Random sequences of commands, undos and redos, and whether program and model agree."""

import collections
import random
import traceback

import contents
import soundness
from program import CommandTest, Home, MEMORY
from undo_commands import Commands, instant
from undo_model import KEEPS_BEFORE, PHONES, TEXT_FIELDS, Model, digits

BEGIN = 1795446007  # Monday 2026-11-23T15:00:07Z
EMPTY_TABLE = b"Name\n"
PAUSES = [0, 0, 1, 30, 600, 3600, 6 * 3600]
# Around the time of a promise: just before a call would keep it, from when on it does, and so on.
MOMENTS = [-KEEPS_BEFORE - 1, -KEEPS_BEFORE, -1, 0, 59, 600]

# By table, the columns that a model knows, in its words where they differ.
COLUMNS = {
    "people": ("prospect", [*TEXT_FIELDS, "name", "do_not_call", "created_at", "updated_at",
                            ("zone", "time_zone"), ("zone_source", "time_zone_source")]),
    "notes": ("note", [("who", "prospect_id"), "kind", "text", "created_at"]),
    "touches": ("touch", [("who", "prospect_id"), "kind", "direction", "outcome", "text", "seconds",
                          "recognized", "at"]),
    "promises": ("promise", [("who", "prospect_id"), "anchor", "local_time", ("zone", "time_zone"),
                             "due_at", "phrase", "about", "state", "made_at", "closed_at",
                             "minutes_late", "moved_from", "override_reason", "why"]),
}
LISTS = {"phones": ("phone", "typed"), "emails": ("email", "typed"), "tags": ("tag", "name")}


class Projection:
    """The rows of a database in the form of a model's state."""

    def __init__(self, connection):
        self.columns = {table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                        for table in contents.tables(connection)}

    def rows(self, table, rows):
        return [dict(zip(self.columns[table], row)) for row in rows[table]]

    def state(self, rows):
        state = {}
        for name, (table, columns) in COLUMNS.items():
            pairs = [column if isinstance(column, tuple) else (column, column)
                     for column in columns]
            state[name] = {row["id"]: {ours: row[theirs] for ours, theirs in pairs}
                           for row in self.rows(table, rows)}
        for name, (table, column) in LISTS.items():
            for person in state["people"].values():
                person[name] = ()
            for row in sorted(self.rows(table, rows), key=lambda row: row["id"]):
                state["people"][row["prospect_id"]][name] += ((row["id"], row[column]),)
        return state

    def derived(self, rows):
        """What follows from what the model knows."""
        return {
            "names": {row["id"]: row["name_key"] for row in self.rows("prospect", rows)},
            "words": set(rows["name_word"]),
            "phones": {row["id"]: (row["e164"], row["match_key"])
                       for row in self.rows("phone", rows)},
            "emails": {row["id"]: row["normalised"] for row in self.rows("email", rows)},
            "erased": len(rows["erased"]),
        }


KEYS = {"Dana Ortiz": "dana ortiz", "Kim Lee": "kim lee", "Zoë Brandt": "zoe brandt",
        "Ravi": "ravi", "Mary-Ann O'Hara": "mary ann o hara"}


def derived(state):
    people = state["people"]
    return {
        "names": {key: KEYS[person["name"]] for key, person in people.items()},
        "words": {(word, key) for key, person in people.items()
                  for word in KEYS[person["name"]].split()},
        "phones": {key: (PHONES[typed][0], digits(typed)[::-1])
                   for person in people.values() for key, typed in person["phones"]},
        "emails": {key: typed.lower()
                   for person in people.values() for key, typed in person["emails"]},
        "erased": sum(what != "email" for what, _ in state["erased"]),
    }


class UndoProperty(CommandTest):
    """`run_sequences` is the test. `counts` tells what has happened."""

    def run_sequences(self, sequences, steps, seed):
        self.counts = collections.Counter()
        for number in range(sequences):
            self.random = random.Random(f"{seed} {number}")
            self.history = []
            try:
                self.run_sequence(steps)
            except Exception as error:
                raise AssertionError(
                    f"seed {seed}, sequence {number}, after:\n"
                    + "\n".join(map(repr, self.history))
                    + f"\n{traceback.format_exc()}") from error

    def run_sequence(self, steps):
        self.home.remove()
        self.home = Home(MEMORY)
        self.addCleanup(self.home.remove)
        self.run_ok("import", "csv", "-", stdin=EMPTY_TABLE)
        self.model = Model()
        self.model.now = BEGIN
        commands = Commands(self.random, self.model)
        undo, redo = self.random.choice([(0.05, 0.05), (0.15, 0.1), (0.25, 0.2), (0.35, 0.25)])
        with soundness.opened(self.home.database) as self.connection:
            self.projection = Projection(self.connection)
            # Each is a command, the model's state after it, and the rows.
            self.past = [("nothing", self.model.copy_state(), self.look())]
            self.future = []
            self.forgotten = False
            for _ in range(steps):
                self.pass_time()
                way = self.random.random()
                # Now and then also where there is nothing to undo or redo.
                if way < undo and (len(self.past) > 1 or way < 0.02):
                    self.undo()
                elif undo < way < undo + redo and (self.future or way < undo + 0.02):
                    self.redo()
                else:
                    self.command(*commands.next())
            while len(self.past) > 1:
                self.undo()
            self.undo()
            while self.future:
                self.redo()
            self.assertEqual([], soundness.problems(self.home.database))

    def pass_time(self):
        self.model.now += self.random.randint(0, self.random.choice(PAUSES))
        due = [row["due_at"] for row in self.model.state["promises"].values()
               if row["state"] == "open"]
        if due and self.random.random() < 0.15:
            moment = self.random.choice(due) + self.random.choice(MOMENTS)
            self.model.now = max(self.model.now, moment)

    def look(self):
        return contents.read(self.connection)

    def run_program(self, code, *words, stdin=b""):
        self.history.append((instant(self.model.now), words, stdin))
        result = self.home.run(*words, stdin=stdin, now=instant(self.model.now))
        self.assertEqual(code, result.code, result)
        return self.look()

    def compare(self, rows):
        state = self.projection.state(rows)
        for table in state:
            self.assertEqual(self.model.state[table], state[table], table)
        self.assertEqual(derived(self.model.state), self.projection.derived(rows))

    def command(self, name, words, stdin, act):
        code, is_noted = self.model.attempt(act)
        rows = self.run_program(code, *words, stdin=stdin)
        self.compare(rows)
        before, before_rows = self.past[-1][1:]
        if is_noted:
            self.future = []
        if name == "forget" and code == 0:
            self.past = [(name, self.model.copy_state(), rows)]
            self.forgotten = True
        elif self.model.state != before:
            self.past.append((name, self.model.copy_state(), rows))
        else:
            self.assertEqual(before_rows, rows)
        self.counts[f"{name} {code}"] += 1

    def undo(self):
        if len(self.past) == 1:
            self.run_nothing(5 if self.forgotten else 3, "undo")
            return
        if self.random.random() < 0.1:
            self.run_nothing(0, "undo", "--dry-run")
        self.future.append(self.past.pop())
        self.reverse("undo", self.future[-1][0])

    def redo(self):
        if not self.future:
            self.run_nothing(3, "redo")
            return
        self.past.append(self.future.pop())
        self.reverse("redo", self.past[-1][0])

    def run_nothing(self, code, *words):
        self.assertEqual(self.past[-1][2], self.run_program(code, *words))
        self.counts[f"{' '.join(words)} {code}"] += 1

    def reverse(self, command, name):
        """The newest of the past is what must be there afterwards."""
        self.model.state = self.past[-1][1]
        self.model.state = self.model.copy_state()
        rows = self.run_program(0, command)
        self.compare(rows)
        self.assertEqual(self.past[-1][2], rows)
        self.counts[f"{command} of {name}"] += 1
