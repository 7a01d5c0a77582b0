"""Several machines that share a hub, each with a database, a clock and a way of its own there."""

import collections
import contextlib
import json
import random
import time

import soundness
from hub import Hub, LossyProxy
from program import MEMORY, Home
from undo_commands import WEIGHTS, Commands

TABLES = ["prospect", "phone", "email", "tag", "note", "touch", "promise"]
REFERENCES = {"prospect_id": "prospect", "moved_from": "promise"}
# A sync is tried again when its connection is lost.
LOST = 8
TRIES = 200
# Every kind of change but an erasure, of which a test is to know.
CHANGES = {**{name: weight for name, weight in WEIGHTS.items()
              if name not in ("forget", "remind", "nonsense")}, "undo": 5, "redo": 2}


def instant(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


class Known:
    """What Commands wants to know of a database, read from it."""

    def __init__(self, database, now):
        self.now = now
        self.state = {"people": {}, "notes": {}, "touches": {}, "promises": {}}
        self.given = collections.Counter()
        with soundness.opened(database) as connection:
            for key, table in (("notes", "note"), ("touches", "touch")):
                self.state[key] = {row: {} for [row] in connection.execute(
                    f"SELECT id FROM {table}")}
            for row, name in connection.execute("SELECT id, name FROM prospect"):
                self.state["people"][row] = {"name": name}
            for row, state, due_at, who in connection.execute(
                    "SELECT id, state, due_at, prospect_id FROM promise"):
                self.state["promises"][row] = {"state": state, "due_at": due_at, "who": who}
            for table, last in connection.execute("SELECT name, seq FROM sqlite_sequence"):
                key = {"prospect": "people", "note": "notes", "touch": "touches",
                       "promise": "promises"}.get(table)
                self.given[key] = last


class Chooser(Commands):
    def next(self):
        [name] = self.random.choices(list(CHANGES), CHANGES.values())
        if name in ("undo", "redo"):
            return [name], b""
        words, *stdin, _ = getattr(self, name)()
        return words, stdin[0] if stdin else b""


class Replica:
    """A machine. Its clock is that of the hub's machine, but for `ahead` seconds."""

    def __init__(self, hub, login, ahead=0, proxy=None):
        self.home = Home(MEMORY)
        self.home.environment.update(hub.environment())
        self.hub, self.login, self.ahead, self.proxy = hub, login, ahead, proxy
        self.syncs = 0

    @property
    def database(self):
        return self.home.database

    def now(self):
        return int(time.time()) + self.ahead

    def run(self, *words, stdin=b"", **options):
        return self.home.run(*words, stdin=stdin, now=instant(self.now()), **options)

    def join(self, **options):
        """The address is the hub's own; a proxy may stand in its place later."""
        result = self.run("--json", "sync", "init", self.hub.url(self.login, **options))
        if result.code != 0:
            raise AssertionError(result)
        return result.json

    def use(self, proxy):
        """Goes by way of a proxy from now on: its address is known to the test only."""
        with soundness.opened(self.database) as connection:
            connection.execute("UPDATE replica SET value = ? WHERE key = 'url'",
                               [proxy.url(self.login)])

    def sync(self):
        """Tries till it comes to its end; returns what it says."""
        for _ in range(TRIES):
            self.syncs += 1
            result = self.run("--json", "sync")
            if result.code != LOST:
                return result
        raise AssertionError(result)

    def change(self, chooser_random):
        """One random command; returns whether it was taken."""
        words, stdin = Chooser(chooser_random, Known(self.database, self.now())).next()
        result = self.run(*words, stdin=stdin)
        if result.code not in (0, 1, 2, 3, 4, 5):
            raise AssertionError((words, result))
        return result.code == 0

    def remove(self):
        self.home.remove()


def rows_of(database, seller):
    """All rows by their uids, which is what every machine calls them."""
    found = {}
    with soundness.opened(database) as connection:
        uids = {table: dict(connection.execute(f"SELECT id, uid FROM {table}"))
                for table in ("prospect", "promise")}
        for table in TABLES:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                values = dict(zip(names, row))
                del values["id"]
                uid = values.pop("uid")
                for column, other in REFERENCES.items():
                    if values.get(column) is not None:
                        values[column] = uids[other][values[column]]
                if table == "promise" and values["seller"] is None:
                    values["seller"] = seller
                found[table, uid] = values
    return found


def registers_of(database):
    return {(uid.hex(), field): (subject, person.hex(), clock, device.hex(), value)
            for uid, field, subject, person, clock, device, value in soundness.rows(
                database, "SELECT uid, field, subject, person, clock, device, value FROM register")}


def registers_at(hub):
    return {(uid.replace("-", ""), field):
            (subject, person.replace("-", ""), int(clock), device.replace("-", ""), value or None)
            for uid, field, subject, person, clock, device, value in hub.sql(
                "SELECT uid, field, subject, person, clock, device, value FROM vmcoach.register")}


def values_at(hub):
    """Every value that the hub has of a field of a row, the newest and all that have lost."""
    values = collections.defaultdict(set)
    for uid, value in hub.sql(
            "SELECT uid, value FROM vmcoach.register WHERE value IS NOT NULL"
            " UNION ALL SELECT uid, value FROM vmcoach.history WHERE value IS NOT NULL"):
        for name, member in json.loads(value).items():
            values[uid.replace("-", ""), name].add(member)
    return values


def written_by(database):
    """Every value that a user's command has given a field, as the log has it: the last one of each
    command, as nobody could see what was there in between."""
    return set(soundness.rows(database, """
        SELECT lower(hex(uid)), field, new FROM operation JOIN command ON command.id = command_id
        WHERE command.name NOT IN ('sync', 'zone rules') AND field <> '' AND new IS NOT NULL
              AND field NOT IN ('name_key', 'match_key', 'normalised', 'prospect_id', 'moved_from')
              AND NOT EXISTS (SELECT 1 FROM operation AS later
                              WHERE later.id > operation.id AND later.uid = operation.uid
                                    AND later.command_id = operation.command_id
                                    AND later.field IN (operation.field, ''))"""))


@contextlib.contextmanager
def team(hub, size, aheads=(0,), role="manager", seed=0, probability=None):
    """A hub's new team with so many members; with a probability, each loses messages on the way."""
    with contextlib.ExitStack() as stack:
        replicas = []
        for number in range(size):
            login = "owner" if number == 0 else f"member{number}"
            replica = Replica(hub, login, aheads[number % len(aheads)])
            stack.callback(replica.remove)
            if number > 0:
                hub.add_login(login)
                hub.sql(f"SELECT vmcoach.add_member('{login}', '{role}')", login="owner")
            replica.join()
            if probability:
                replica.use(stack.enter_context(
                    LossyProxy(hub, random.Random(f"{seed} {number}").random(), probability)))
            replicas.append(replica)
        yield replicas
