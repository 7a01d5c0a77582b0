"""What `vmcoach sync` and its hub refuse, and what they pass over."""

import json
import time
import unittest

import soundness
from hub import Hub, SqlError
from replicas import Replica
from sync_case import SyncTest

TEAM = "00000000-0000-0000-0000-000000000000"


class Refused(SyncTest):
    def test_without_a_hub(self):
        self.add_dana()
        for words in (["sync"], ["sync", "--dry-run"], ["sync", "status"], ["sync", "conflicts"]):
            error = self.run_refused(3, *words)
            self.assertIn("no hub yet", error["message"])
            self.assertIn("vmcoach sync init postgresql://", error["hint"])

    def test_addresses(self):
        for url, code, part in (
                ("nonsense", 2, "can't read 'nonsense'"),
                ("", 2, "is empty"),
                ("postgresql://dana:secret@localhost/vmcoach", 2, "password"),
                ("postgresql://localhost/vmcoach?sslpassword=secret", 2, "password"),
                (self.hub.url("owner", sslmode="disable"), 5, "sslmode=disable"),
                (self.hub.url("owner", sslmode="require"), 5, "sslmode=require")):
            error = self.run_error(code, "sync", "init", url)
            self.assertIn(part, error["message"])
            self.assertNotIn("secret", str(error))
            self.assertFalse(self.home.database.exists())

    def test_a_hub_without_encryption_or_with_another_authority(self):
        replica = Replica(self.hub, "owner")
        self.addCleanup(replica.remove)
        replica.home.environment["PGSSLROOTCERT"] = "/etc/ssl/certs/none.pem"
        error = self.run_of(replica, 5)
        self.assertIn("certificate can't be checked", error["message"])
        replica.home.environment.update(self.hub.environment())
        with Hub(ssl="off") as plain:
            error = self.run_of(replica, 5, plain.url("owner"))
            self.assertIn("doesn't encrypt", error["message"])

    def run_of(self, replica, code, url=None):
        result = replica.run("--json", "sync", "init", url or self.hub.url("owner"))
        self.assertEqual(code, result.code, result)
        return result.error

    def test_unknown_logins_and_wrong_passwords(self):
        self.team(1)
        replica = Replica(self.hub, "nobody")
        self.addCleanup(replica.remove)
        for password in (None, "wrong"):
            if password:
                self.hub.add_password("nobody", password)
            result = replica.run("--json", "sync", "init", self.hub.url("nobody"))
            self.assertEqual(5, result.code, result)

    def outsider(self):
        """One that has been in the team, and is no more."""
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        self.add(two, "Kim Lee")
        [[team_id]] = self.hub.sql("SELECT team FROM vmcoach.team")
        [[other]] = self.hub.sql("SELECT vmcoach.create_team('other')", login="owner")
        self.hub.sql(f"SELECT vmcoach.add_member('member1', 'manager', NULL, '{other}')",
                     login="owner")
        self.hub.sql(f"SELECT vmcoach.remove_member('member1', '{team_id}')", login="owner")
        return two, team_id

    def test_who_is_no_member_neither_leaves_nor_gets_anything(self):
        two, team_id = self.outsider()
        error = self.refused(5, two, "sync")
        self.assertIn("member1 is no member of this team", error["message"])
        for call in (f"push('{team_id}', 1, 0, '[]')", f"pull('{team_id}', 1, 0, 500)",
                     f"hello('{team_id}', 1, 0, NULL)", f"conflicts('{team_id}', 1, 5)",
                     f"waiting('{team_id}', 1, 0)", f"erase('{team_id}', 1, '{{}}')"):
            with self.assertRaisesRegex(SqlError, "member1"):
                self.hub.sql(f"SELECT * FROM vmcoach.{call}", login="member1")
        [[other]] = self.hub.sql("SELECT team FROM vmcoach.team WHERE name = 'other'")
        self.hub.sql(f"SELECT vmcoach.remove_member('member1', '{other}')", login="owner")
        error = self.refused(5, two, "sync")
        self.assertIn("permission denied", error["message"])
        self.assertIn("a manager of the team", error["hint"])

    def test_nobody_sees_a_table(self):
        self.team(2)
        for table in ("register", "history", "erased", "batch", "team", "member"):
            with self.assertRaisesRegex(SqlError, "permission denied"):
                self.hub.sql(f"SELECT * FROM vmcoach.{table}", login="member1")

    def test_row_level_security_binds_the_functions_too(self):
        """Were one of them to ask for too much, it would get its caller's rows all the same."""
        one, _ = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        self.hub.add_login("other")
        self.addCleanup(self.hub.sql, "DROP ROLE other")
        self.hub.sql("SELECT vmcoach.create_team('other')", login="owner")
        [[other]] = self.hub.sql("SELECT team FROM vmcoach.team WHERE name = 'other'")
        self.hub.sql(f"SELECT vmcoach.add_member('other', 'seller', NULL, '{other}')",
                     login="owner")
        self.hub.sql("""
            CREATE FUNCTION vmcoach.careless() RETURNS bigint LANGUAGE sql SECURITY DEFINER
            AS 'SELECT count(*) FROM vmcoach.register';
            ALTER FUNCTION vmcoach.careless OWNER TO vmcoach_hub""")
        counts = [self.hub.sql("SELECT vmcoach.careless()", login=login)
                  for login in ("other", "member1")]
        self.assertEqual([[("0",)], [("1",)]], counts)

    def test_who_may_read_only(self):
        one, two = self.team(2, role="read")
        self.add(one)
        self.ok(one, "sync")
        self.assertEqual(1, self.ok(two, "sync")["received"])
        self.ok(two, "note", "dana", "stays here")
        result = two.run("--json", "sync")
        self.assertEqual(5, result.code)
        self.assertIn("'read'", result.error["message"])
        self.assertEqual(0, self.ok(one, "sync")["received"])
        [[team_id]] = self.hub.sql("SELECT team FROM vmcoach.team")
        with self.assertRaisesRegex(SqlError, "read"):
            self.hub.sql(f"SELECT * FROM vmcoach.push('{team_id}', 1, 0, '[]')", login="member1")

    def test_a_seller_erases_here_but_not_for_all(self):
        one, two = self.team(2, role="seller")
        self.add(one)
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(two, "prospect", "forget", "dana", "--yes")
        self.add(two, "Kim Lee")
        result = two.run("--json", "sync")
        self.assertEqual(5, result.code, result)
        self.assertIn("only a manager may erase", result.error["message"])
        # All else went its way, and the erased one does not come back.
        self.assertEqual(1, self.ok(one, "sync")["received"])
        self.assertEqual(["Kim Lee"], self.names(two))
        [[team_id]] = self.hub.sql("SELECT team FROM vmcoach.team")
        with self.assertRaisesRegex(SqlError, "seller"):
            self.hub.sql(f"SELECT * FROM vmcoach.erase('{team_id}', 1, '{{}}')", login="member1")
        self.hub.sql("SELECT vmcoach.add_member('member1', 'manager')", login="owner")
        self.ok(two, "sync")
        self.assertEqual(1, self.ok(one, "sync")["erased"])

    def test_a_clock_that_is_ahead(self):
        one, two = self.team(2)
        one.ahead = 600
        self.add(one)
        error = self.refused(5, one, "sync")
        self.assertIn("10 minutes ahead of the hub's", error["message"])
        self.assertEqual([("0",)], self.hub.sql("SELECT count(*) FROM vmcoach.register"))
        # Set right, nothing is lost, and nothing from the future wins.
        one.ahead = 0
        self.assertEqual(1, self.ok(one, "sync")["set_back"])
        self.ok(two, "sync")
        two.ahead = 5
        self.ok(two, "prospect", "edit", "dana", "--name", "Dana")
        self.ok(two, "sync")
        self.ok(one, "sync")
        self.assertEqual(["Dana"], self.names(one))

    def test_the_hub_itself_refuses_what_is_ahead(self):
        self.team(1)
        with self.assertRaisesRegex(SqlError, "ERROR"):
            self.push("owner", clock=(int(time.time()) + 600) * 1000 << 15)

    def push(self, login, **change):
        """One change, as a program of somebody's own could send it."""
        [[team_id]] = self.hub.sql("SELECT team FROM vmcoach.team")
        row = {"subject": "note", "uid": TEAM, "field": "", "person": TEAM, "device": TEAM,
               "clock": int(time.time()) * 1000 << 15, "value": "{}", **change}
        escaped = json.dumps([row]).replace("'", "''")
        self.hub.sql(f"SELECT * FROM vmcoach.push('{team_id}', 1, 0, '{escaped}')", login=login)

    def test_a_seller_can_break_nothing_for_the_others(self):
        one, two = self.team(2, role="seller")
        self.add(one)
        self.ok(one, "sync")
        [[uid]] = self.hub.sql("SELECT uid FROM vmcoach.register")
        self.push("member1", subject="erased", uid=uid, person=uid, field="mood")
        for clock in (None, -1, 0):
            with self.assertRaisesRegex(SqlError, "malformed"):
                self.push("member1", clock=clock)
        for wrong in ({"value": "x" * 2_000_000}, {"field": "x" * 99}, {"subject": "x" * 99}):
            with self.assertRaisesRegex(SqlError, "malformed"):
                self.push("member1", **wrong)
        for replica in (one, two):
            self.ok(replica, "sync")
            self.assertEqual(["Dana Ortiz"], self.names(replica))

    def test_what_no_program_writes_is_passed_over(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "promise-call", "dana", "in 300 min", "--override", "asked for")
        self.ok(one, "sync")
        people = dict(self.hub.sql("SELECT subject, uid FROM vmcoach.register"))
        dana, promise = people["prospect"], people["promise"]
        deep = "[" * 200_000
        for wrong in (
                {"subject": "note", "uid": dana, "field": "text", "value": '{"text":"x"}'},
                {"subject": "prospect", "uid": dana, "field": "name", "value": '{"name":null}'},
                {"subject": "prospect", "uid": dana, "field": "title", "value": '{"title":"\\ud800x"}'},
                {"subject": "prospect", "uid": dana, "field": "company", "value": deep},
                {"subject": "promise", "uid": promise, "field": "moved_from_uid",
                 "value": '{"moved_from_uid":"%s"}' % promise.replace("-", "")}):
            self.push("member1", person=dana, **wrong)
        self.ok(one, "prospect", "edit", "dana", "--company", "Acme")
        for replica in (one, two):
            self.ok(replica, "sync")
            self.assertEqual([("Dana Ortiz", None)], [
                (person["name"], person["title"]) for person in self.ok(replica, "prospect", "list")])
            self.ok(replica, "sync", "conflicts")
            self.assertEqual(0, replica.run("export", "ics").code)
            self.assertEqual(0, replica.run("db", "check").code)

    def test_a_manager_lets_in_and_out_whom_it_is_good_to(self):
        self.team(2, role="seller")
        for call, part in (("add_member('postgres', 'seller')", "may do everything"),
                           ("add_member('vmcoach_hub', 'seller')", "is no login"),
                           ("add_member('nobody there', 'seller')", "is no login"),
                           ("add_member('owner', 'seller')", "is the last manager"),
                           ("remove_member('postgres')", "is no member")):
            with self.assertRaisesRegex(SqlError, part):
                self.hub.sql(f"SELECT vmcoach.{call}", login="owner")
        self.hub.sql("SELECT vmcoach.remove_member('member1')", login="owner")
        with self.assertRaisesRegex(SqlError, "last manager"):
            self.hub.sql("SELECT vmcoach.remove_member('owner')", login="owner")
        with self.assertRaisesRegex(SqlError, "permission denied"):
            self.hub.sql("SELECT * FROM vmcoach.teams()", login="member1")

    def test_versions_that_do_not_fit(self):
        [one] = self.team(1)
        self.add(one)
        for oldest, newest, part in ((0, 0, "brings it up to date"), (2, 2, "a newer vmcoach")):
            self.hub.sql(f"UPDATE vmcoach.understood SET oldest = {oldest}, newest = {newest}")
            error = self.refused(7, one, "sync")
            self.assertIn(part, error["hint"])

    def test_what_a_newer_program_sends_is_kept(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        [[uid]] = self.hub.sql("SELECT uid FROM vmcoach.register")
        for subject, row, field, value in (
                ("prospect", uid, "mood", '{"mood":"merry"}'),
                ("dream", TEAM.replace("0", "1"), "", '{"of":"sheep"}'),
                ("note", TEAM, "", "[1,2"), ("prospect", uid, "cadence", '{"cadence":"dizzy"}')):
            self.push("owner", subject=subject, uid=row, field=field, value=value, person=uid)
        self.ok(two, "sync")
        self.assertEqual(["Dana Ortiz"], self.names(two))
        self.assertEqual([], soundness.problems(two.database))
        kept = {value for [value] in soundness.rows(two.database, "SELECT value FROM register")}
        self.assertTrue({'{"mood":"merry"}', '{"of":"sheep"}', "[1,2"} <= kept)

    def test_who_owns_the_database_makes_it_a_hub(self):
        self.hub.add_login("stranger")
        self.addCleanup(self.hub.sql, "DROP ROLE stranger")
        replica = Replica(self.hub, "stranger")
        self.addCleanup(replica.remove)
        result = replica.run("--json", "sync", "init", self.hub.url("stranger"))
        self.assertEqual(5, result.code, result)
        self.assertIn("may not make a hub", result.error["message"])

    def test_several_teams(self):
        [one] = self.team(1)
        self.hub.sql("SELECT vmcoach.create_team('second')", login="owner")
        [[second]] = self.hub.sql("SELECT team FROM vmcoach.team WHERE name = 'second'")
        new = Replica(self.hub, "owner")
        self.addCleanup(new.remove)
        result = new.run("--json", "sync", "init", self.hub.url("owner"))
        self.assertEqual(4, result.code, result)
        self.assertIn(second, [candidate["id"] for candidate in result.error["candidates"]])
        for wrong, code in (("nonsense", 2), (TEAM, 5)):
            result = new.run("--json", "sync", "init", self.hub.url("owner"), "--team", wrong)
            self.assertEqual(code, result.code, result)
        self.assertEqual([("2",)], self.hub.sql("SELECT count(*) FROM vmcoach.team"))
        joined = self.ok(new, "sync", "init", self.hub.url("owner"), "--team", second.upper())
        self.assertEqual(second, joined["team"])


if __name__ == "__main__":
    unittest.main()
