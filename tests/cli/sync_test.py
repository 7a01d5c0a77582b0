"""`vmcoach sync` with a real PostgreSQL: what passes, and what is said."""

import shutil
import subprocess
import threading
import unittest

import soundness
from program import BINARY
from replicas import Replica, instant, registers_at, registers_of, rows_of, team
from shares import EVERY
from sync_case import SyncTest

NOTES_OF_EACH = 12 // EVERY


class Exchange(SyncTest):
    def test_laptop_and_desktop_of_one_seller(self):
        laptop = self.enterContext(team(self.hub, 1))[0]
        desktop = Replica(self.hub, "owner")
        self.addCleanup(desktop.remove)
        self.add(laptop, "Dana Ortiz", "--phone", "+1 312 555 0142", "--tag", "vip")
        self.ok(laptop, "voicemail", "dana", "Hello", "--promise", "in 300 min", "--override", "asked for")
        self.assertEqual({"sent": 5, "received": 0, "erased": 0, "new_device": False,
                          "hub_had_lost": False, "set_back": 0}, self.ok(laptop, "sync"))
        joined = desktop.join()
        self.assertEqual(("owner", "manager"), (joined["seller"], joined["role"]))
        self.assertEqual(5, self.ok(desktop, "sync")["received"])
        self.assertEqual(rows_of(laptop.database, "owner"), rows_of(desktop.database, "owner"))
        # Whoever made a promise is to be reminded of it, on both machines.
        self.assertEqual(1, len(self.ok(desktop, "due", "--all")))
        self.assertEqual((0, 0), tuple(self.ok(desktop, "sync")[key]
                                       for key in ("sent", "received")))

    def test_what_two_add_alike_is_one(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        self.ok(two, "sync")
        for replica, number in ((one, "+1 312 555 0142"), (two, "+1 (312) 555-0142")):
            self.ok(replica, "prospect", "edit", "dana", "--phone", number, "--tag", "vip")
        for replica in (one, two, one):
            self.ok(replica, "sync")
        for replica in (one, two):
            dana = self.ok(replica, "prospect", "show", "dana")
            self.assertEqual((1, 1), (len(dana["phones"]), len(dana["tags"])))

    def test_a_colleagues_promise_is_neither_due_nor_reminded_of_here(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "promise-call", "dana", "in 300 min", "--override", "asked for")
        self.ok(one, "sync")
        self.ok(two, "sync")
        [promise] = self.ok(two, "promise", "list")
        self.assertEqual("owner", promise["seller"])
        self.assertEqual([], self.ok(two, "due", "--all"))
        self.assertEqual(b"", two.home.run("remind", now=promise["due_at"]).out)
        self.assertIn("owner's", two.run("promise", "list").text)
        self.assertIsNone(self.ok(one, "promise", "list")[0]["seller"])
        self.assertEqual(1, len(self.ok(one, "due", "--all")))

    def test_of_two_values_the_newer_one_stays_and_the_other_is_told(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(one, "prospect", "edit", "dana", "--title", "VP")
        two.ahead = 60
        self.ok(two, "prospect", "edit", "dana", "--title", "CTO")
        for replica in (two, one, two):
            self.ok(replica, "sync")
        for replica in (one, two):
            self.assertEqual("CTO", self.ok(replica, "prospect", "show", "dana")["title"])
            [conflict] = self.ok(replica, "sync", "conflicts")
            self.assertEqual(
                ("prospect", "title", "Dana Ortiz", {"title": "CTO"}, "member1", {"title": "VP"},
                 "owner"),
                (conflict["subject"], conflict["field"], conflict["prospect"],
                 conflict["kept"]["fields"], conflict["kept"]["seller"],
                 conflict["lost"]["fields"], conflict["lost"]["seller"]))
        self.assertIn("    kept  CTO (member1, ", one.run("sync", "conflicts").text)

    def test_one_after_the_other_is_no_conflict(self):
        one, two = self.team(2)
        self.add(one)
        for replica, title in ((one, "VP"), (two, "CTO"), (one, "CEO")):
            self.ok(replica, "sync")
            self.ok(replica, "prospect", "edit", "dana", "--title", title)
            self.ok(replica, "sync")
        self.assertEqual([], self.ok(one, "sync", "conflicts"))

    def test_ends_of_a_promise_are_not_mixed(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "promise-call", "dana", "in 300 min", "--override", "asked for")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(one, "promise", "keep", "dana")
        two.ahead = 30
        self.ok(two, "promise", "cancel", "dana", "--why", "she is on leave")
        for replica in (one, two, one):
            self.ok(replica, "sync")
        for replica in (one, two):
            [promise] = self.ok(replica, "promise", "list", "--all")
            self.assertEqual(("canceled", None, "she is on leave"),
                             (promise["state"], promise["minutes_late"], promise["why"]))

    def test_whoever_is_taken_away_stays_as_long_as_somebody_has_a_note_of_theirs(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(one, "undo")
        self.ok(two, "note", "dana", "plays chess")
        for replica in (one, two, one):
            self.ok(replica, "sync")
        for replica in (one, two):
            self.assertEqual(["plays chess"], [
                note["text"] for note in self.ok(replica, "prospect", "show", "dana")["notes"]])

    def test_what_a_merge_notes_down_keeps_somebody_there_as_any_note_does(self):
        one, two = self.team(2)
        self.add(one, "Dana Ortiz")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(one, "undo")
        self.add(two, "Zoe Brandt", "--title", "CEO", "--company", "Acme")
        self.ok(two, "prospect", "merge", "zoe", "dana")
        for replica in (one, two, one, two):
            self.ok(replica, "sync")
        self.assertEqual([["Dana Ortiz"]] * 2, [self.names(replica) for replica in (one, two)])
        self.assertEqual(rows_of(one.database, "owner"), rows_of(two.database, "member1"))

    def test_and_goes_with_it_on_every_machine(self):
        one, two = self.team(2)
        self.add(one, "Dana Ortiz", "--phone", "+1 312 555 0142")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(one, "undo")
        self.ok(two, "note", "dana", "plays chess")
        for replica in (one, two, one):
            self.ok(replica, "sync")
        self.ok(two, "remove", "n1")
        for replica in (two, one, two):
            self.ok(replica, "sync")
        self.assertEqual([[], []], [self.names(replica) for replica in (one, two)])

    def test_undo_and_redo_after_a_sync_reach_the_others(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "note", "dana", "plays chess")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(two, "note", "dana", "from another")
        self.ok(two, "sync")
        self.ok(one, "sync")
        for command, texts in (("undo", {"from another"}), ("redo", {"plays chess", "from another"})):
            self.ok(one, command)
            self.ok(one, "sync")
            self.ok(two, "sync")
            for replica in (one, two):
                notes = self.ok(replica, "prospect", "show", "dana")["notes"]
                self.assertEqual(texts, {note["text"] for note in notes}, (command, replica.login))
        # What came from elsewhere is not this machine's to take back.
        self.ok(one, "undo")
        self.refused(5, one, "undo")

    def test_forget_on_one_machine_erases_on_all(self):
        one, two, three = self.team(3)
        self.add(one, "Zebra Quux", "--phone", "+49 30 7654321")
        self.ok(one, "sync")
        for replica in (two, three):
            self.ok(replica, "sync")
        self.ok(three, "note", "zebra", "a Zebra note, never sent before")
        self.ok(two, "prospect", "forget", "zebra", "--yes")
        self.assertEqual(1, self.ok(two, "sync", "status")["to_erase"])
        self.ok(two, "sync")
        self.assertEqual(1, self.ok(one, "sync")["erased"])
        self.assertIn("note: 1 person was erased here", three.run("sync").error_text)
        for replica in (one, two, three):
            self.assertEqual([], self.names(replica))
            self.assertNotIn(b"Zebra", replica.database.read_bytes())
            self.assertNotIn(b"zebra", replica.database.read_bytes())
        self.assertEqual([("0", "0")], self.hub.sql(
            "SELECT (SELECT count(*) FROM vmcoach.register), (SELECT count(*) FROM vmcoach.history)"))

    def unfinished_erasure(self, replica):
        """Returns the copy of the database that was still to be removed."""
        with soundness.opened(replica.database) as connection:
            connection.execute("INSERT INTO settings VALUES ('erasure_unfinished', '1')")
        copy = replica.database.with_name("vmcoach.db.backup-v2")
        copy.write_bytes(b"Zanzibarius")
        return copy

    def test_an_erasure_that_was_killed_is_finished_by_the_next_sync(self):
        [one] = self.team(1)
        copy = self.unfinished_erasure(one)
        self.ok(one, "sync")
        self.assertFalse(copy.exists())
        self.assertEqual(0, one.run("db", "check").code)

    def test_an_erasure_that_can_not_be_finished_keeps_nothing_else_from_being_done(self):
        one, two = self.team(2)
        self.add(one)
        copy = self.unfinished_erasure(one)
        if subprocess.run(["chattr", "+i", copy], capture_output=True).returncode != 0:
            self.skipTest("this file system keeps no file from being removed")
        self.addCleanup(subprocess.run, ["chattr", "-i", copy], capture_output=True)
        result = one.run("--json", "sync")
        self.assertEqual(8, result.code, result)
        self.assertIn("traces of somebody who was erased may be left", result.error["message"])
        self.assertIn("sync again", result.error["hint"])
        self.ok(two, "sync")
        self.assertEqual(["Dana Ortiz"], self.names(two))

    def test_whoever_is_merged_with_the_erased_is_erased_with_them(self):
        """The merge is another machine's, which may erase nobody for all."""
        one, two = self.team(2, role="seller")
        self.add(one, "Dana Ortiz")
        self.add(one, "Zebra Quux", "--phone", "+49 30 7654321")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(two, "prospect", "merge", "zebra", "dana")
        self.ok(two, "sync")
        self.ok(one, "sync")
        self.ok(one, "prospect", "forget", "dana", "--yes")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(two, "sync")
        for replica in (one, two):
            self.assertNotIn(b"Zebra", replica.database.read_bytes())
            self.assertEqual([(0,)], soundness.rows(replica.database,
                                                    "SELECT count(*) FROM register"))
        self.assertEqual([("0",)], self.hub.sql("SELECT count(*) FROM vmcoach.register"))

    def test_erased_on_one_machine_and_merged_on_another(self):
        for first in (0, 1):
            with self.subTest(first=first):
                replicas = self.team(2)
                self.add(replicas[0], "Dana Ortiz")
                self.add(replicas[0], "Zebra Quux", "--phone", "+49 30 7654321")
                self.ok(replicas[0], "note", "zebra", "a Zebra note")
                for replica in replicas:
                    self.ok(replica, "sync")
                self.ok(replicas[0], "prospect", "forget", "zebra", "--yes")
                self.ok(replicas[1], "prospect", "merge", "zebra", "dana")
                for replica in (*replicas[first:], *replicas[:first], *replicas):
                    self.ok(replica, "sync")
                rows = rows_of(replicas[0].database, "owner")
                self.assertEqual(1, len(rows))
                self.assertEqual(rows, rows_of(replicas[1].database, "member1"))
                for replica in replicas:
                    self.assertNotIn(b"Zebra", replica.database.read_bytes())
                    self.assertEqual(registers_at(self.hub), registers_of(replica.database))
                self.setUp()

    def test_an_undone_merge_keeps_both_apart(self):
        one, two = self.team(2)
        self.add(one, "Dana Ortiz")
        self.add(one, "Kim Lee", "--tag", "vip")
        self.ok(one, "prospect", "merge", "kim", "dana")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(one, "undo")
        self.ok(one, "sync")
        self.ok(one, "prospect", "forget", "dana", "--yes")
        self.ok(one, "sync")
        self.ok(two, "sync")
        for replica in (one, two):
            self.assertEqual([("Kim Lee", ["vip"])], [
                (person["name"], person["tags"]) for person in self.ok(replica, "prospect", "list")])

    def test_undo_goes_back_no_further_than_an_erasure_from_elsewhere(self):
        one, two = self.team(2)
        self.add(one)
        self.add(one, "Kim Lee")
        self.ok(one, "sync")
        self.ok(two, "sync")
        self.ok(two, "prospect", "forget", "dana", "--yes")
        self.ok(two, "sync")
        self.ok(one, "sync")
        self.assertIn("erased for good", self.refused(5, one, "undo")["message"])

    def test_a_copied_file_becomes_a_device_of_its_own(self):
        [one] = self.team(1)
        self.add(one)
        self.ok(one, "sync")
        copy = Replica(self.hub, "owner")
        self.addCleanup(copy.remove)
        copy.database.parent.mkdir(parents=True, mode=0o700)
        shutil.copy(one.database, copy.database)
        before = self.ok(copy, "sync", "status")["device"]
        self.add(copy, "Kim Lee")
        synced = copy.run("sync")
        self.assertIn("counts as a device of its own", synced.error_text)
        self.assertNotEqual(before, self.ok(copy, "sync", "status")["device"])
        self.assertEqual(before, self.ok(one, "sync", "status")["device"])
        self.assertNotIn("device", copy.run("sync").error_text)
        self.add(one, "Ravi")
        for replica in (one, copy):
            self.ok(replica, "sync")
            self.assertEqual(["Dana Ortiz", "Kim Lee", "Ravi"], sorted(self.names(replica)))

    def test_a_restored_file_becomes_a_device_of_its_own(self):
        [one] = self.team(1)
        self.add(one)
        self.ok(one, "sync")
        device = self.ok(one, "sync", "status")["device"]
        self.ok(one, "db", "backup", "copy.db")
        self.ok(one, "db", "restore", "copy.db", "--yes")
        self.assertTrue(self.ok(one, "sync")["new_device"])
        self.assertNotEqual(device, self.ok(one, "sync", "status")["device"])

    def test_dry_run_says_how_much_and_exchanges_nothing(self):
        one, two = self.team(2)
        self.add(one)
        self.ok(one, "sync")
        self.add(two, "Kim Lee")
        before = two.database.read_bytes()
        self.assertEqual({"to_send": 1, "to_erase": 0, "to_receive": 1, "hub_had_lost": False},
                         self.ok(two, "sync", "--dry-run"))
        self.assertEqual(before, two.database.read_bytes())
        self.assertEqual("would send about 1 change, and receive up to 1\n",
                         two.run("sync", "--dry-run").text)
        self.assertEqual(["Dana Ortiz"], self.names(one))

    def test_status_asks_nobody(self):
        [one] = self.team(1)
        self.add(one)
        self.hub.stop()
        self.addCleanup(self.hub.start)
        status = self.ok(one, "sync", "status")
        self.assertEqual((1, None, "manager"),
                         (status["to_send"], status["synced_at"], status["role"]))
        self.assertIn("last sync  never\nto send    about 1 change\n",
                      one.run("sync", "status").text)
        error = self.refused(8, one, "sync")
        self.assertIn("there is no connection to the hub", error["message"])

    def test_a_hub_that_moves_takes_its_team_along(self):
        [one] = self.team(1)
        self.add(one)
        self.ok(one, "sync")
        team_id = self.ok(one, "sync", "status")["team"]
        self.hub.sql("CREATE DATABASE other OWNER owner", database="postgres")
        self.addCleanup(self.hub.sql, "DROP DATABASE other WITH (FORCE)", database="postgres")
        self.assertEqual(team_id, one.join(database="other")["team"])
        self.assertTrue(self.ok(one, "sync")["hub_had_lost"])
        self.assertEqual([("1",)], self.hub.sql("SELECT count(*) FROM vmcoach.register",
                                                database="other"))

    def test_init_again_brings_a_hub_up_to_date_and_keeps_what_it_has(self):
        [one] = self.team(1)
        self.add(one)
        self.ok(one, "sync")
        self.hub.sql("DROP FUNCTION vmcoach.waiting")
        self.assertEqual(7, one.run("sync", "--dry-run").code)
        one.join()
        self.assertEqual(0, self.ok(one, "sync", "--dry-run")["to_send"])
        self.assertEqual([("1",)], self.hub.sql("SELECT count(*) FROM vmcoach.register"))

    def test_an_exported_database_knows_of_no_hub(self):
        [one] = self.team(1)
        self.add(one)
        self.ok(one, "sync")
        lines = one.run("export", "jsonl").out
        self.assertNotIn(b"replica", lines)
        self.assertNotIn(b"localhost", lines)


class HubRestored(SyncTest):
    def test_everything_is_whole_again_after_one_more_sync_of_each(self):
        one, two, three = replicas = self.team(3)
        self.add(one, "Before")
        for replica in replicas:
            self.ok(replica, "sync")
        copy = self.hub.back_up()
        self.add(two, "After")
        self.ok(two, "note", "after", "plays chess")
        self.ok(two, "prospect", "edit", "after", "--title", "VP")
        self.ok(two, "prospect", "edit", "after", "--title", "CTO")
        for replica in (two, one):
            self.ok(replica, "sync")
        # Even a machine that is gone is not lost: another one has got what it sent.
        gone = two
        self.hub.restore(copy)
        self.add(three, "Meanwhile")
        self.assertFalse(self.ok(three, "sync")["hub_had_lost"])
        self.assertTrue(self.ok(one, "sync")["hub_had_lost"])
        self.ok(three, "sync")
        self.assertEqual(sorted(["Before", "After", "Meanwhile"]), sorted(self.names(three)))
        self.assertTrue(self.ok(gone, "sync")["hub_had_lost"])
        for replica in (one, three):
            self.ok(replica, "sync")
        first = rows_of(one.database, "owner")
        for replica in replicas:
            self.assertEqual(first, rows_of(replica.database, replica.login))
        values = [value for [value] in self.hub.sql(
            "SELECT value FROM vmcoach.history WHERE field = 'title'")]
        self.assertEqual(['{"title":"VP"}'], values)

    def test_what_was_sent_and_never_fetched_is_missed_too(self):
        one, two = self.team(2)
        self.add(two, "From another")
        self.ok(two, "sync")
        copy = self.hub.back_up()
        # The connection is lost between push and pull: what was sent is beyond what was fetched.
        self.add(one)
        self.hub.sql("ALTER FUNCTION vmcoach.pull RENAME TO pulled")
        self.assertEqual(7, one.run("sync").code)
        self.hub.sql("ALTER FUNCTION vmcoach.pulled RENAME TO pull")
        self.hub.restore(copy)
        self.assertTrue(self.ok(one, "sync")["hub_had_lost"])
        self.ok(two, "sync")
        self.assertIn("Dana Ortiz", self.names(two))


class OtherCommands(SyncTest):
    def test_none_loads_the_library_nor_waits_for_the_network(self):
        [one] = self.team(1)
        self.add(one)
        self.hub.stop()
        self.addCleanup(self.hub.start)
        for words in (["note", "dana", "x"], ["due"], ["sync", "status"]):
            trace = subprocess.run(
                ["strace", "-f", "-e", "trace=openat,socket,connect", BINARY, *words],
                # The leak checker can't work beside strace.
                env={**one.home.environment, "VMCOACH_NOW": instant(one.now()),
                     "ASAN_OPTIONS": "detect_leaks=0"},
                capture_output=True, check=True).stderr
            self.assertIn(b"openat", trace)
            for trait in (b"libpq", b"AF_INET", b"connect("):
                self.assertNotIn(trait, trace, words)


class TwoSyncsOfOneFile(SyncTest):
    def test_one_takes_nothing_out_of_the_outbox_that_the_other_put_there(self):
        [one] = self.team(1)
        with soundness.opened(one.database) as connection:
            for name in ("Dana Ortiz", "Kim Lee"):
                self.add(one, name)
                # The first is pushed and taken out; the second is then collected, and not pushed.
                self.hub.sql("ALTER FUNCTION vmcoach.push RENAME TO pushed")
                self.assertEqual(7, one.run("sync").code)
                self.hub.sql("ALTER FUNCTION vmcoach.pushed RENAME TO push")
                [[number]] = connection.execute("SELECT max(id) FROM outbox").fetchall()
                if name == "Dana Ortiz":
                    first = number
                    self.ok(one, "sync")
            self.assertGreater(number, first)


class ManyAtOnce(SyncTest):
    def test_sixteen_push_while_one_pulls_and_misses_nothing(self):
        replicas = self.team(17)
        reader, writers = replicas[0], replicas[1:]
        for writer in writers:
            self.add(writer, f"Of {writer.login}")
        stop = threading.Event()
        failures = []

        def write(writer):
            for number in range(NOTES_OF_EACH):
                for words in (["note", "1", f"{writer.login} {number}"], ["sync"]):
                    result = writer.run("--json", *words)
                    if result.code != 0:
                        failures.append((words, result))

        def read():
            while not stop.is_set():
                result = reader.run("--json", "sync")
                if result.code != 0:
                    failures.append(result)

        reading = threading.Thread(target=read)
        reading.start()
        writing = [threading.Thread(target=write, args=(writer,)) for writer in writers]
        for thread in writing:
            thread.start()
        for thread in writing:
            thread.join()
        stop.set()
        reading.join()
        self.assertEqual([], failures[:1])
        # No more than what is new since: nothing before it was passed over.
        self.ok(reader, "sync")
        seen = {text for [text] in soundness.rows(reader.database, "SELECT text FROM note")}
        self.assertEqual({f"{writer.login} {number}" for writer in writers
                          for number in range(NOTES_OF_EACH)}, seen)


if __name__ == "__main__":
    unittest.main()
