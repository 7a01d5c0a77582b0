"""Looking through, copying and putting back the database."""

import os
import shutil
import sqlite3
import subprocess
import threading
import unittest

import dumps
import soundness
from program import CommandTest, dump_of
from snapshot import snapshot

CRONTAB = "#!/bin/sh\n[ \"$1\" = -l ] || exit 2\n{}\n"


class DbTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("note", "dana", "opens a second warehouse")
        self.folder = self.home.database.parent

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())


class Check(DbTest):
    def put_crontab(self, script):
        """A crontab program of the test's own, in place of the machine's."""
        folder = self.home.path / "bin"
        folder.mkdir(exist_ok=True)
        (folder / "crontab").write_text(CRONTAB.format(script))
        (folder / "crontab").chmod(0o700)
        self.home.environment["PATH"] = f"{folder}:/usr/bin:/bin"

    def findings(self, code):
        result = self.home.run("db", "check", "--json")
        self.assertEqual(code, result.code, result)
        found = result.json
        self.assertEqual(str(self.home.database), found["path"])
        levels = [finding["level"] for finding in found["findings"]]
        self.assertEqual(found["problems"], levels.count("problem"))
        return {finding["subject"]: finding for finding in found["findings"]}

    def test_all_is_well(self):
        self.put_crontab("echo '* * * * * /usr/bin/vmcoach remind'")
        self.run_ok("remind")
        before = snapshot(self.home.path)
        findings = self.findings(0)
        self.assertEqual({"size", "integrity", "references", "full text", "permissions",
                          "time zones", "reminders"}, findings.keys())
        self.assertEqual({"ok"}, {finding["level"] for finding in findings.values()})
        self.assertIn("1 prospect, 1 note, 0 touches, 0 promises, 2 commands",
                      findings["size"]["message"])
        self.assertEqual(before, snapshot(self.home.path))
        self.assertIn("ok       integrity    all pages and rows are sound\n",
                      self.run_ok("db", "check").text)

    def test_crontab(self):
        for script, last_run, code, level, message in (
                ("exit 1", None, 0, "note", "has no line for them, and they have never run"),
                ("echo '# * * * * * vmcoach remind'", None, 0, "note", "has no line"),
                ("echo '* * * * * vmcoach remind'", None, 1, "problem",
                 "has a line for them, but they have never run"),
                ("echo '* * * * * vmcoach remind'", "2026-11-23T14:00:00Z", 1, "problem",
                 "they ran last: Mon 23 Nov 2026 15:00"),
                ("exit 1", "2026-11-23T14:00:00Z", 1, "problem", "has no line"),
                ("exit 1", "2026-11-23T14:55:00Z", 0, "ok", "they ran last")):
            with self.subTest(script=script, last_run=last_run):
                self.put_crontab(script)
                if last_run:
                    self.run_ok("remind", now=last_run)
                finding = self.findings(code)["reminders"]
                self.assertEqual(level, finding["level"])
                self.assertIn(message, finding["message"])
                self.assertEqual(level == "ok", finding["advice"] is None)

    def test_others_can_use_it(self):
        self.home.database.chmod(0o644)
        finding = self.findings(1)["permissions"]
        self.assertEqual(("problem", f"chmod 600 {self.home.database}"),
                         (finding["level"], finding["advice"]))
        subprocess.run(finding["advice"], shell=True, check=True)
        self.findings(0)

    def test_lost_rows_and_stale_indexes(self):
        with soundness.opened(self.home.database) as connection:
            connection.execute("INSERT INTO touch (uid, prospect_id, kind, direction, at)"
                               " VALUES (randomblob(16), 9, 'call', 'outbound', 0)")
            connection.execute("INSERT INTO note_words (note_words, rowid, text)"
                               " VALUES ('delete', 1, 'opens a second warehouse')")
        findings = self.findings(1)
        self.assertEqual("touch 1 refers to no prospect", findings["references"]["message"])
        self.assertEqual("note_words doesn't agree with the texts",
                         findings["full text"]["message"])
        subprocess.run(findings["full text"]["advice"].partition(": ")[2], shell=True, check=True)
        self.assertEqual("ok", self.findings(1)["full text"]["level"])

    def test_damaged_pages(self):
        self.run_ok("note", "dana", "x" * 60000)
        content = bytearray(self.home.database.read_bytes())
        place = content.index(b"x" * 4000)
        content[place - 4:place] = bytes([0, 0, 255, 255])
        self.home.database.write_bytes(content)
        finding = self.findings(1)["integrity"]
        self.assertEqual("problem", finding["level"])
        self.assertIn("db restore", finding["advice"])

    def test_new_zone_rules(self):
        self.run_ok("promise-call", "dana", "thu 10:15")
        with soundness.opened(self.home.database) as connection:
            connection.execute("UPDATE settings SET value = '1999a' WHERE key = 'zone_rules'")
        self.assertEqual("note", self.findings(0)["time zones"]["level"])

    def test_copies_are_listed(self):
        self.run_ok("db", "backup", "mine.db")
        self.run_ok("db", "restore", "mine.db")
        self.assertIn(".replaced-20261123T150000Z: ", self.findings(0)["copy"]["message"])

    def test_what_is_no_database(self):
        self.home.database.write_bytes(b"something else")
        self.run_error(7, "db", "check")
        self.home.database.unlink()
        self.run_error(3, "db", "check")


class Backup(DbTest):
    def test_a_copy_is_whole_and_its_owners(self):
        os.umask(0)
        self.addCleanup(os.umask, 0o022)
        backup = self.home.path / "mine.db"
        result = self.run_ok("db", "backup", str(backup))
        self.assertEqual(f"{backup}: {backup.stat().st_size} bytes\n", result.text)
        self.assertEqual(0o600, backup.stat().st_mode & 0o777)
        with soundness.opened(backup) as connection:
            self.assertEqual(self.home.dump(), dump_of(connection))
        self.assertEqual([], soundness.problems(backup))
        self.run_ok("--db", str(backup), "prospect", "show", "dana")
        self.run_ok("note", "dana", "later")
        self.assertEqual({"bytes": backup.stat().st_size},
                         self.run_json("db", "backup", str(backup)))
        self.assertEqual(2, soundness.value(backup, "SELECT count(*) FROM note"))

    def test_nothing_but_a_backup_is_replaced(self):
        other = self.home.path / "letter.txt"
        other.write_text("Dear Dana")
        link = self.home.path / "link.db"
        link.symlink_to(self.home.database)
        for file, code in ((other, 5), (self.home.path, 5), (self.home.database, 2), (link, 2),
                           (self.home.path / "missing" / "mine.db" / "", 8)):
            with self.subTest(file=file):
                before = snapshot(self.home.path)
                self.run_refused(code, "db", "backup", str(file))
                self.assertEqual(before, snapshot(self.home.path))

    def test_nothing_beside_it_is_touched(self):
        part = self.home.path / "mine.db.part"
        part.write_text("mine")
        self.run_ok("db", "backup", "mine.db")
        self.assertEqual("mine", part.read_text())
        self.run_refused(2, "db", "backup", f"{self.home.database}-journal")

    def test_several_to_one_file(self):
        processes = [self.home.start("db", "backup", "mine.db", stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE) for _ in range(6)]
        for process in processes:
            process.communicate()
        self.assertEqual([0] * 6, [process.returncode for process in processes])
        with soundness.opened(self.home.path / "mine.db") as connection:
            self.assertEqual(self.home.dump(), dump_of(connection))
        self.assertEqual([], list(self.home.path.glob("*.part*")))

    def test_while_others_write(self):
        """Each copy is the database of one moment: notes come in pairs, in one transaction."""
        stop = threading.Event()

        def write():
            connection = sqlite3.connect(self.home.database, timeout=60, isolation_level=None)
            while not stop.is_set():
                connection.execute("BEGIN IMMEDIATE")
                for _ in range(2):
                    connection.execute("INSERT INTO note (uid, prospect_id, kind, text, created_at)"
                                       " VALUES (randomblob(16), 1, 'note', 'x', 0)")
                connection.execute("COMMIT")
            connection.close()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(10):
                backup = self.home.path / f"{number}.db"
                self.run_ok("db", "backup", str(backup))
                self.assertEqual(1, soundness.value(backup, "SELECT count(*) % 2 FROM note"))
                self.assertEqual([], soundness.problems(backup))
        finally:
            stop.set()
            writer.join()


class Restore(DbTest):
    def setUp(self):
        super().setUp()
        self.backup = self.home.path / "mine.db"
        self.run_ok("db", "backup", str(self.backup))
        self.old = self.home.dump()
        self.run_ok("note", "dana", "later")
        self.new = self.home.dump()

    def dump_of(self, path):
        with soundness.opened(path) as connection:
            return dump_of(connection)

    def test_what_was_there_is_kept(self):
        content = self.backup.read_bytes()
        result = self.run_ok("db", "restore", str(self.backup))
        replaced = self.folder / "vmcoach.db.replaced-20261123T150000Z"
        self.assertEqual(f"restored {self.backup}\n", result.text)
        self.assertIn(str(replaced), result.error_text)
        self.assertEqual(self.old, self.home.dump())
        self.assertEqual(self.new, self.dump_of(replaced))
        self.assertEqual(0o600, replaced.stat().st_mode & 0o777)
        self.assertEqual(content, self.backup.read_bytes())
        self.assertEqual([], soundness.problems(self.home.database))
        again = self.run_json("db", "restore", str(replaced))
        self.assertEqual({"replaced": f"{replaced}-2", "erased_again": 0}, again)
        self.assertEqual(self.new, self.home.dump())
        self.assertEqual(["vmcoach.db", replaced.name, replaced.name + "-2"], self.names())

    def test_where_there_is_none(self):
        shutil.rmtree(self.folder)
        self.assertEqual({"replaced": None, "erased_again": 0},
                         self.run_json("db", "restore", str(self.backup)))
        self.assertEqual(self.old, self.home.dump())
        self.assertEqual(["vmcoach.db"], self.names())
        self.assertEqual(0o600, self.home.database.stat().st_mode & 0o777)

    def test_over_a_damaged_one(self):
        content = self.home.database.read_bytes()[:40000]
        self.home.database.write_bytes(content)
        self.run_error(7, "prospect", "list")
        replaced = self.run_json("db", "restore", str(self.backup))["replaced"]
        with open(replaced, "rb") as kept:
            self.assertEqual(content, kept.read())
        self.assertEqual(["vmcoach.db", os.path.basename(replaced)], self.names())
        self.assertEqual(self.old, self.home.dump())

    def test_one_at_a_time(self):
        """The others are told so, or come after it."""
        processes = [self.home.start("db", "restore", str(self.backup), stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE) for _ in range(6)]
        results = [(process.communicate()[1], process.returncode) for process in processes]
        for err, code in results:
            self.assertIn(code, (0, 6))
            self.assertTrue(code == 0 or b"is being restored already" in err, err)
        self.assertIn(0, [code for _, code in results])
        self.assertEqual(self.old, self.home.dump())
        self.assertEqual(["vmcoach.db"],
                         [name for name in self.names() if "replaced" not in name])

    def test_who_was_erased_does_not_come_back(self):
        self.run_ok("prospect", "add", "Zanzibarius", "--email", "zan@example.com")
        who = self.run_json("prospect", "show", "zanzibarius")
        self.run_ok("note", "zanzibarius", "a note")
        self.run_ok("db", "backup", str(self.backup))
        self.run_ok("prospect", "forget", "zanzibarius", "--yes")
        result = self.run_ok("db", "restore", str(self.backup))
        self.assertIn("1 in it had been erased since", result.error_text)
        self.assertEqual(["Dana Ortiz"],
                         [person["name"] for person in self.run_json("prospect", "list")])
        for path in self.folder.iterdir():
            content = path.read_bytes().lower()
            self.assertNotIn(b"zanzibarius", content)
            self.assertNotIn(b"zan@example.com", content)
        self.assertEqual(who["uid"].replace("-", ""), soundness.value(
            self.home.database, "SELECT lower(hex(uid)) FROM erased"))
        result = self.run_ok("prospect", "add", "Z", "--email", "zan@example.com")
        self.assertIn("was erased", result.error_text)

    def test_refused(self):
        damaged = self.home.path / "damaged.db"
        damaged.write_bytes(self.backup.read_bytes()[:40000])
        lost = self.home.path / "lost.db"
        shutil.copy(self.backup, lost)
        with soundness.opened(lost) as connection:
            connection.execute("UPDATE note SET prospect_id = 77")
        newer = self.home.path / "newer.db"
        shutil.copy(self.backup, newer)
        with soundness.opened(newer) as connection:
            connection.execute("PRAGMA user_version = 99")
        other = self.home.path / "other.txt"
        other.write_text("something else")
        empty = self.home.path / "empty.db"
        empty.touch()
        before = snapshot(self.home.path)
        for file, code in ((damaged, 7), (lost, 7), (newer, 7), (other, 7), (empty, 7),
                           (self.home.path / "missing.db", 3), (self.home.database, 2)):
            with self.subTest(file=file):
                error = self.run_error(code, "db", "restore", str(file))
                self.assertIn(file.name, error["message"])
                self.assertEqual(before, snapshot(self.home.path))

    def test_what_is_no_database_is_not_replaced(self):
        self.home.database.write_bytes(b"a letter")
        before = snapshot(self.home.path)
        error = self.run_error(7, "db", "restore", str(self.backup))
        self.assertIn("move it away first", error["hint"])
        self.assertEqual(before, snapshot(self.home.path))

    def test_an_older_one_is_brought_up_to_date(self):
        older = self.home.path / "older.db"
        dumps.rebuild(dumps.SCHEMAS / "1a.sql", older)
        content = older.read_bytes()
        names = [name for [name] in soundness.rows(older, "SELECT name FROM prospect ORDER BY id")]
        self.run_ok("db", "restore", str(older))
        self.assertEqual(names, [person["name"] for person in self.run_json("prospect", "list")])
        self.assertEqual([], soundness.problems(self.home.database))
        self.assertEqual(content, older.read_bytes())
        self.assertEqual(2, len(self.names()), self.names())

    def test_planted_triggers_are_refused(self):
        with soundness.opened(self.backup) as connection:
            connection.execute("CREATE TRIGGER planted AFTER INSERT ON note"
                               " BEGIN DELETE FROM prospect; END")
        error = self.run_error(7, "db", "restore", str(self.backup))
        self.assertIn("not those that vmcoach made", error["message"])
        self.assertEqual(self.new, self.home.dump())
        self.assertEqual(["vmcoach.db"], self.names())

    def test_while_others_write(self):
        """Nothing that was acknowledged is lost: it is in the database or in what it replaced."""
        kept, stop = [], threading.Event()

        def write():
            while not stop.is_set():
                note = self.home.run("note", "dana", f"note {len(kept)}", "--json")
                if note.code == 0:
                    kept.append(note.json["text"])

        writers = [threading.Thread(target=write) for _ in range(2)]
        for writer in writers:
            writer.start()
        try:
            for _ in range(5):
                self.run_ok("db", "restore", str(self.backup))
        finally:
            stop.set()
            for writer in writers:
                writer.join()
        found = {text for path in self.folder.iterdir()
                 for [text] in soundness.rows(path, "SELECT text FROM note")}
        self.assertLessEqual(set(kept), found)
        self.assertGreater(len(kept), 0)


if __name__ == "__main__":
    unittest.main()
