"""Machines of a team with a hub, for the tests of `vmcoach sync`."""

from hub import Hub
from program import CommandTest
from replicas import rows_of, team


class SyncTest(CommandTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hub = cls.enterClassContext(Hub())

    def setUp(self):
        super().setUp()
        self.hub.sql("DROP DATABASE IF EXISTS vmcoach WITH (FORCE)", database="postgres")
        self.hub.sql("CREATE DATABASE vmcoach OWNER owner", database="postgres")

    def team(self, size, **options):
        for [login] in self.hub.sql("SELECT rolname FROM pg_roles WHERE rolname LIKE 'member%'"):
            self.hub.sql(f"DROP ROLE {login}")
        return self.enterContext(team(self.hub, size, **options))

    def ok(self, replica, *words, **options):
        result = replica.run("--json", *words, **options)
        self.assertEqual(0, result.code, result)
        return result.json

    def refused(self, code, replica, *words, **options):
        """Its rows stay as they are."""
        before = rows_of(replica.database, replica.login)
        result = replica.run("--json", *words, **options)
        self.assertEqual(code, result.code, result)
        self.assertEqual(before, rows_of(replica.database, replica.login))
        return result.error

    def add(self, replica, name="Dana Ortiz", *words):
        return self.ok(replica, "prospect", "add", name, *words)

    def names(self, replica):
        return [person["name"] for person in self.ok(replica, "prospect", "list")]
