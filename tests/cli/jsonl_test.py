"""Everything out of a database and back: JSON Lines."""

import json
import os
import resource
import signal
import subprocess
import unittest

import soundness
from hostile_texts import LIMIT, REFUSED, STORABLE
from interrupting import interrupt
from program import CommandTest
from shares import EVERY, share

LATER = "2026-11-24T10:00:00Z"
HISTORY = ("command", "operation")
NEW_UID = "0193c8a5-0000-7000-8000-00000000000{}"


def rows(database, with_history=False):
    """What each table holds, in the order of its ids; of the full-text indexes, nothing: they may be
    cut into segments in many ways."""
    with soundness.opened(database) as connection:
        names = [name for [name] in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words%'"
            " ESCAPE '\\' ORDER BY name")]
        found = {}
        for name in names:
            if with_history or name not in HISTORY:
                found[name] = [row for row in connection.execute(f"SELECT * FROM {name}")
                               if name != "sqlite_sequence" or with_history
                               or row[0] not in HISTORY]
        # The order in which triggers were made means nothing.
        found["schema"] = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        return found


class JsonlTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.other = self.home.path / "other.db"

    def add_everything(self):
        """At least one row of every kind, and ids that have been given and are gone."""
        self.run_ok("prospect", "add", "Gone")
        self.run_ok("prospect", "edit", "1", "--email", "Dana@Acme.example", "--tag", "hot",
                    "--tag", "gone")
        self.run_ok("prospect", "edit", "1", "--no-tag", "gone", "--formality", "casual")
        for text in share((text for text in STORABLE if not text.startswith("-")), self):
            self.run_ok("note", "1", text, "--quiet")
        self.run_ok("prospect", "edit", "1", f"--company={STORABLE[-1]}", f"--title={STORABLE[0]}")
        self.run_ok("voicemail", "1", "Hi Dana", "--seconds", "11")
        self.run_ok("call", "1", "spoke", "--recognized", "--inbound", now=LATER)
        self.run_ok("promise-call", "1", "thu 10:15", "--about", "the warehouse")
        self.run_ok("promise", "move", "1", "fri 9:00")
        self.run_ok("remind", now="2026-11-27T15:00:00Z")
        with soundness.opened(self.home.database) as connection:
            connection.execute("DELETE FROM prospect WHERE id = 2")
            connection.execute("INSERT INTO erased (uid, erased_at) VALUES (?, 1795446000)", (b"e" * 16,))
            connection.execute("INSERT INTO erased_contact VALUES (?, ?)", (b"\0\xff", b"e" * 16))
            for i, value in enumerate((None, 7, 1.5, "x", b"\0\x80")):
                connection.execute("INSERT INTO settings VALUES (?, ?)", (f"kind{i}", value))

    def export(self, *arguments, database=None):
        return self.run_ok("--db", str(database or self.home.database), "export", "jsonl",
                           *arguments).out

    def lines(self, *arguments, **options):
        return [json.loads(line) for line in self.export(*arguments, **options).splitlines()]

    def load(self, content, *arguments, code=0, database=None):
        """The summary of an import, whose numbers add up."""
        if isinstance(content, list):
            content = "\n".join(json.dumps(line) for line in content).encode()
        result = self.home.run("--db", str(database or self.other), "--json", "import", "jsonl",
                               "-", *arguments, stdin=content)
        self.assertEqual(code, result.code, result)
        summary = result.json
        self.assertEqual(summary["read"], summary["added"] + summary["updated"]
                         + summary["unchanged"] + len(summary["refused"]))
        return summary

    def counts(self, summary):
        return (summary["added"], summary["updated"], summary["unchanged"],
                len(summary["refused"]))

    def refused_reason(self, line, database=None):
        """Why one line is refused that stands behind a good file."""
        header, *good = self.lines()
        summary = self.load(self.export() + line, code=1, database=database)
        self.assertEqual(1, len(summary["refused"]), (line, summary))
        self.assertEqual(len(good) + 2, summary["refused"][0]["line"])
        return summary["refused"][0]["reason"]


class RoundTrip(JsonlTest):
    def test_everything_comes_back_with_its_ids(self):
        self.add_everything()
        exported = self.export()
        kinds = [json.loads(line)["type"] for line in exported.splitlines()]
        self.assertEqual(["vmcoach", "prospect", "note", "touch", "promise", "erased", "settings",
                          "reminder_delivery"], list(dict.fromkeys(kinds)))
        summary = self.load(exported)
        self.assertEqual((len(kinds) - 1, 0, 0, 0), self.counts(summary))
        self.assertEqual(rows(self.home.database), rows(self.other))
        self.assertEqual([], soundness.problems(self.other))
        self.assertEqual(exported, self.export(database=self.other))
        self.assertEqual([("import",)], soundness.rows(self.other, "SELECT name FROM command"))
        self.assertEqual("3", str(self.run_json("--db", str(self.other), "prospect", "add",
                                                "Kim")["id"]))

    def test_with_its_history(self):
        self.add_everything()
        exported = self.export("--with-history")
        self.load(exported)
        self.assertEqual(rows(self.home.database, True), rows(self.other, True))
        self.assertEqual(exported, self.export("--with-history", database=self.other))
        self.assertEqual([], soundness.problems(self.other))
        again = self.load(exported)
        self.assertEqual((0, 0, again["read"], 0), self.counts(again))
        # What changes from now on is logged again.
        self.run_ok("--db", str(self.other), "note", "1", "later")
        self.assertEqual(1 + soundness.value(self.home.database, "SELECT max(id) FROM operation"),
                         soundness.value(self.other, "SELECT max(id) FROM operation"))

    def test_search_finds_what_came_in(self):
        self.run_ok("note", "1", "the warehouse")
        self.load(self.export())
        self.assertEqual([(1,)], soundness.rows(
            self.other, "SELECT rowid FROM note_words WHERE note_words MATCH 'warehouse'"))
        self.assertEqual(1, self.run_json("--db", str(self.other), "prospect", "show",
                                          "ortiz")["id"])

    def test_person_with_more_than_fits_a_line(self):
        for group in "abcdefgh":
            self.run_ok("prospect", "edit", "1",
                        *(f"--tag={group}{i}{'x' * (LIMIT - 9)}" for i in range(9)))
        exported = self.export()
        self.assertLess(max(map(len, exported.splitlines())), 4 << 20)
        self.load(exported)
        self.assertEqual(rows(self.home.database), rows(self.other))

    def test_longest_texts_of_nothing_but_control_characters(self):
        for field in ("company", "title", "pronunciation", "source"):
            self.run_ok("prospect", "edit", "1", f"--{field}={chr(1) * LIMIT}")
        self.run_ok("prospect", "add", "\x7f" * LIMIT, f"--company={chr(0x7f) * LIMIT}")
        self.run_ok("note", "1", "\x9b" * (LIMIT // 2))
        with soundness.opened(self.home.database) as connection:
            connection.execute("DELETE FROM prospect WHERE id = 2")
        exported = self.export("--with-history")
        self.assertGreater(max(map(len, exported.splitlines())), 1 << 20)
        self.load(exported)
        self.assertEqual(rows(self.home.database, True), rows(self.other, True))

    def test_empty_database(self):
        self.load(self.export())
        with soundness.opened(self.other) as connection:
            for table in ("phone", "prospect"):
                connection.execute(f"DELETE FROM {table}")
        [header, *_] = self.lines(database=self.other)
        self.assertEqual({"prospect": 1, "phone": 1}, header["sequences"])

    def test_twice_adds_nothing(self):
        self.add_everything()
        exported = self.export()
        self.load(exported)
        before = rows(self.other, True)
        summary = self.load(exported)
        self.assertEqual((0, 0, summary["read"], 0), self.counts(summary))
        self.assertEqual(before, rows(self.other, True))

    def test_line_endings_blank_lines_and_a_mark(self):
        exported = b"\xef\xbb\xbf" + self.export().replace(b"\n", b"\r\n\r\n")
        self.assertEqual((1, 0, 0, 0), self.counts(self.load(exported)))


class FilledDatabase(JsonlTest):
    def setUp(self):
        super().setUp()
        self.run_ok("note", "1", "about Dana")
        self.run_ok("promise-call", "1", "thu 10:15")
        self.run_ok("promise", "move", "1", "fri 9:00")
        for command in (["prospect", "add", "Kim"], ["note", "1", "about Kim"],
                        ["promise-call", "1", "fri 9:00"]):
            self.run_ok("--db", str(self.other), *command)

    def test_taken_ids_are_given_anew_with_all_that_refers_to_them(self):
        before = rows(self.other)
        summary = self.load(self.export())
        # Both remember the same version of the zone rules.
        self.assertEqual((4, 0, 1, 0), self.counts(summary))
        after = rows(self.other)
        for table in ("prospect", "note", "promise"):
            self.assertEqual(before[table], after[table][:len(before[table])])
        shown = self.run_json("--db", str(self.other), "prospect", "show", "dana")
        self.assertEqual((2, ["about Dana"], ["+1 312 555 0142"]),
                         (shown["id"], [note["text"] for note in shown["notes"]],
                          shown["phones"]))
        states = {promise["state"]: promise for promise in shown["promises"]}
        self.assertEqual(states["open"]["id"], states["moved"]["moved_to"])
        self.assertEqual([], soundness.problems(self.other))
        again = self.load(self.export())
        self.assertEqual((0, 0, 5, 0), self.counts(again))
        # And that comes back from there.
        self.assertEqual(0, self.load(self.export(database=self.other),
                                      database=self.home.path / "third.db")["updated"])
        self.assertEqual(after, rows(self.home.path / "third.db"))

    def test_free_ids_are_kept(self):
        self.run_ok("prospect", "add", "Zoe")
        self.load(self.export())
        self.assertEqual([(1, "Kim"), (2, "Zoe"), (3, "Dana Ortiz")],
                         soundness.rows(self.other, "SELECT id, name FROM prospect ORDER BY id"))

    def test_new_rows_are_logged_as_one_command(self):
        self.load(self.export())
        self.assertEqual("import", soundness.value(
            self.other, "SELECT name FROM command ORDER BY id DESC LIMIT 1"))
        self.assertEqual([("note", 1), ("phone", 1), ("promise", 2), ("prospect", 1)],
                         soundness.rows(self.other, "SELECT subject, count(*) FROM operation"
                                        " WHERE command_id = (SELECT max(id) FROM command)"
                                        " GROUP BY subject"))

    def test_what_is_there_stays_as_it_is(self):
        header, dana, *rest = self.lines()
        dana["name"] = "Somebody else"
        dana["phones"].append({"id": 9, "uid": NEW_UID.format(1), "typed": "030 1234567",
                               "e164": None})
        summary = self.load([header, dana, *rest], database=self.home.database)
        self.assertEqual((0, 1, 4, 0), self.counts(summary))
        shown = self.run_json("prospect", "show", "1")
        self.assertEqual(("Dana Ortiz", ["+1 312 555 0142", "030 1234567"]),
                         (shown["name"], shown["phones"]))
        self.assertEqual(1, self.run_json("prospect", "show", "0301234567")["id"])

    def test_foreign_history_stays_out(self):
        summary = self.load(self.export("--with-history"), code=1)
        self.assertEqual({"the database has a history of its own"},
                         {line["reason"] for line in summary["refused"]})
        self.assertEqual(4, summary["added"])

    def test_promises_follow_the_zone_rules_of_this_machine(self):
        lines = self.lines()
        for line in lines:
            if line["type"] == "promise":
                line.update(zone_rules="2000a", due_at="2026-11-27T14:00:00Z")
        self.load(lines)
        self.run_ok("--db", str(self.other), "prospect", "add", "Zoe")
        result = self.run_ok("--db", str(self.other), "promise-call", "zoe", "fri 12:00")
        self.assertIn("new zone rules", result.error_text)
        shown = self.run_json("--db", str(self.other), "promise", "list", "dana")
        self.assertEqual(["2026-11-27T15:00:00Z"], [promise["due_at"] for promise in shown])

    def test_notes_of_somebody_who_is_in_the_database(self):
        header, dana, note, *_ = self.lines()
        note["uid"] = NEW_UID.format(2)
        self.assertEqual((1, 0, 0, 0),
                         self.counts(self.load([header, note], database=self.home.database)))

    def test_somebody_erased_stays_so(self):
        exported = self.export()
        uid = bytes.fromhex(self.lines()[1]["uid"].replace("-", ""))
        with soundness.opened(self.other) as connection:
            connection.execute("INSERT INTO erased (uid, erased_at) VALUES (?, 0)", (uid,))
        before = rows(self.other)
        summary = self.load(exported, code=1)
        self.assertEqual((0, 0, 1, 4), self.counts(summary))
        self.assertEqual(before, rows(self.other))


class Refused(JsonlTest):
    def setUp(self):
        super().setUp()
        self.run_ok("note", "1", "hi")
        self.run_ok("promise-call", "1", "thu 10:15")

    def changed(self, kind, **values):
        line = next(line for line in self.lines() if line["type"] == kind)
        line.update({"uid": NEW_UID.format(3)}, **values)
        return line

    def test_lines(self):
        def without(line, key):
            return {name: value for name, value in line.items() if name != key}

        prospect, note, promise = (self.changed(kind) for kind in ("prospect", "note", "promise"))
        prospect["phones"] = []
        for line in ([], 1, "x", None, {}, {"type": "x"}, {"type": None}, {"type": "vmcoach"},
                     note | {"kind": "x"}, note | {"prospect_uid": NEW_UID.format(9)},
                     note | {"text": None}, note | {"text": ""}, note | {"text": 1},
                     note | {"text": "a\0b"}, note | {"text": "x" * (LIMIT + 1)},
                     note | {"id": 1}, note | {"id": "t1"}, note | {"id": "n0"},
                     note | {"id": "n9223372036854775807"}, note | {"uid": "x"},
                     note | {"uid": note["uid"].upper()}, note | {"created_at": "yesterday"},
                     note | {"created_at": "9999-12-31T23:59:59-01:00"}, note | {"x": 1},
                     note | {"created_at": 0}, prospect | {"id": 1e300}, prospect | {"id": 1.0},
                     prospect | {"id": -1}, prospect | {"id": 2 ** 53}, prospect | {"id": 2 ** 64},
                     prospect | {"do_not_call": 1}, prospect | {"phones": None},
                     prospect | {"phones": [1]}, prospect | {"phones": [{}]},
                     prospect | {"cadence": "x"}, promise | {"local_time": "x"},
                     promise | {"moved_from_uid": NEW_UID.format(9)}, promise | {"state": None},
                     *(without(note, key) for key in note if key != "type"),
                     *(without(prospect, key) for key in prospect if key != "type")):
            with self.subTest(line=str(line)[:200]):
                self.assertTrue(self.refused_reason(json.dumps(line).encode()))
                self.assertEqual(rows(self.home.database), rows(self.other))

    def test_bytes(self):
        note = json.dumps(self.changed("note", text="HERE")).encode()
        for line in (b"{", b"}", b"[" * 500000, b'{"a":' * 100000, b"\0", b"\xff", note[:-1],
                     note + b"x", note.replace(b"HERE", b"\\ud800"), b"{" + b" " * (4 << 20) + b"}",
                     *(note.replace(b"HERE", text) for text in REFUSED)):
            with self.subTest(line=line[:200]):
                self.refused_reason(line)

    def test_rest_comes_in_and_lines_are_named(self):
        header, dana, *rest = self.export().splitlines()
        file = self.home.path / "rows\x1b.jsonl"
        file.write_bytes(b"\n".join([header, b"x", dana, b"", b"y", *rest]))
        result = self.home.run("--db", str(self.other), "import", "jsonl", file.name)
        self.assertEqual((1, f"read {len(rest) + 3}: {len(rest) + 1} added, 0 updated,"
                             " 0 unchanged, 2 refused\n"), (result.code, result.text))
        self.assertEqual("rows\\x1b.jsonl:2: no JSON object\nrows\\x1b.jsonl:5: no JSON object\n",
                         result.error_text)
        self.assertEqual(rows(self.home.database), rows(self.other))

    def test_no_file_of_ours(self):
        header, *rest = self.lines()
        for first in (None, [], {}, {"type": "note"}, header | {"version": 2},
                      header | {"version": "1"}, header | {"sequences": {"x": 1}},
                      header | {"sequences": {"note": 2 ** 63 - 1}}, header | {"history": None}):
            with self.subTest(header=first):
                content = "\n".join(json.dumps(line) for line in [first, *rest]).encode()
                self.run_refused(2, "import", "jsonl", "-", stdin=content)
        for content in (b"", b"\n", b"x", b"\xff" * 100, self.export()[200:]):
            self.run_refused(2, "import", "jsonl", "-", stdin=content)
            self.assertEqual(2, self.home.run("--db", str(self.other), "import", "jsonl", "-",
                                              stdin=content).code)
        self.assertFalse(self.other.exists())

    def test_refused_alone_leaves_no_trace(self):
        content = json.dumps(self.lines()[0]).encode() + b"\nx"
        before = rows(self.home.database, True)
        self.load(content, code=1, database=self.home.database)
        self.assertEqual(before, rows(self.home.database, True))

    def test_arguments(self):
        self.run_refused(2, "import", "jsonl")
        self.run_refused(2, "import", "jsonl", "-", "--update")
        self.run_refused(2, "export", "jsonl")
        self.run_refused(3, "import", "jsonl", "missing.jsonl")
        self.run_refused(8, "import", "jsonl", ".")
        self.run_refused(8, "export", "jsonl", "no/such/folder/x")
        self.run_refused(8, "export", "jsonl", "/dev/full")
        self.assertEqual([".local"], os.listdir(self.home.path))
        self.assertEqual(3, self.home.run("--db", "missing.db", "export", "jsonl", "x").code)
        self.assertEqual([".local"], os.listdir(self.home.path))


class Files(JsonlTest):
    def test_file_is_replaced_as_a_whole(self):
        file = self.home.path / "all.jsonl"
        self.assertEqual("all.jsonl: 1 written\n", self.run_ok("export", "jsonl", "all.jsonl").text)
        self.assertEqual(self.export(), file.read_bytes())
        self.run_ok("note", "1", "hi")
        self.assertEqual({"written": 2}, self.run_json("export", "jsonl", "all.jsonl"))
        self.assertEqual(self.export(), file.read_bytes())
        self.assertEqual({".local", "all.jsonl"}, set(os.listdir(self.home.path)))

    def test_dry_run(self):
        exported = self.export()
        self.assertEqual((1, 0, 0, 0), self.counts(self.load(exported, "--dry-run")))
        self.assertFalse(self.other.exists())
        self.assertEqual([".local"], os.listdir(self.home.path))
        self.run_ok("--db", str(self.other), "prospect", "add", "Kim")
        before = self.other.read_bytes()
        said = self.run_ok("--db", str(self.other), "import", "jsonl", "-", "--dry-run",
                           stdin=exported).text
        self.assertEqual("read 1: 1 added, 0 updated, 0 unchanged, 0 refused"
                         " (dry run: nothing was changed)\n", said)
        self.assertEqual((1, 0, 0, 0), self.counts(self.load(exported, "--dry-run")))
        self.assertEqual(before, self.other.read_bytes())

    def test_nobody_waits_for_a_pipe(self):
        exported = self.export()
        process = self.home.start("--db", str(self.other), "import", "jsonl", "-",
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(exported)
        process.stdin.flush()
        self.run_ok("--db", str(self.other), "prospect", "add", "Kim")
        out, _ = process.communicate(timeout=60)
        self.assertEqual(b"read 1: 1 added, 0 updated, 0 unchanged, 0 refused\n", out)

    def test_full_disk_brings_in_nothing(self):
        self.run_ok("--db", str(self.other), "prospect", "add", "Kim")
        header, dana, *_ = self.lines()
        self.run_ok("note", "1", "x")
        note = self.lines()[2]
        file = self.home.path / "many.jsonl"
        file.write_text("\n".join(json.dumps(line) for line in (header, dana)) + "\n" + "".join(
            json.dumps(note | {"id": f"n{i}", "uid": f"0193c8a5-0000-7000-8000-{i:012x}"}) + "\n"
            for i in range(1, 20001)))
        before = rows(self.other, True)
        limit = self.other.stat().st_size + 200000
        result = self.home.run(
            "--db", str(self.other), "import", "jsonl", "many.jsonl",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertEqual((8, b""), (result.code, result.out))
        self.assertEqual(before, rows(self.other, True))

    def test_interrupted_brings_in_nothing(self):
        self.run_ok("--db", str(self.other), "prospect", "add", "Kim")
        self.run_ok("note", "1", "x")
        header, dana, note = self.lines()
        file = self.home.path / "many.jsonl"
        with file.open("w") as out:
            out.write("\n".join(json.dumps(line) for line in (header, dana)) + "\n")
            out.writelines(json.dumps(note | {"id": f"n{i}",
                                              "uid": f"0193c8a5-0000-7000-8000-{i:012x}"}) + "\n"
                           for i in range(1, 100001))
        before = rows(self.other, True)
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.home.start("--db", str(self.other), "import", "jsonl", "many.jsonl",
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            interrupt(process, number)
            out, err = process.communicate(timeout=60)
            self.assertEqual((130, b""), (process.returncode, out), err)
            self.assertEqual(before, rows(self.other, True))
        process = self.home.start("--db", str(self.other), "import", "jsonl", "-",
                                  stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        interrupt(process, signal.SIGINT)
        self.assertEqual(130, process.wait(timeout=60))
        process.stdin.close()
        process.stderr.close()

    def test_interrupted_export_leaves_the_old_file(self):
        file = self.home.path / "all.jsonl"
        file.write_bytes(b"old")
        with soundness.opened(self.home.database) as connection:
            connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                               " WHERE i < 200000) INSERT INTO tag (uid, prospect_id, name)"
                               " SELECT CAST(format('%016d', i) AS BLOB), 1, 'x' FROM n")
            connection.execute("INSERT INTO prospect SELECT id, uid, 'x', 'x', NULL, NULL, NULL,"
                               " NULL, NULL, NULL, NULL, NULL, 0, 0, 0 FROM tag WHERE id > 1")
        process = self.home.start("export", "jsonl", "all.jsonl", stderr=subprocess.PIPE)
        interrupt(process, signal.SIGINT)
        process.communicate(timeout=60)
        self.assertEqual((130, b"old"), (process.returncode, file.read_bytes()))
        self.assertEqual({".local", "all.jsonl"}, set(os.listdir(self.home.path)))

    def test_endless_line_takes_no_memory(self):
        note = json.dumps({"type": "note"}).encode()
        exported = self.export()
        process = self.home.start("--db", str(self.other), "--json", "import", "jsonl", "-",
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # A gigabyte in one line, and the rest behind it.
        process.stdin.write(exported)
        for _ in range(1024):
            process.stdin.write(b"x" * (1 << 20))
        process.stdin.write(b"\n" + note + b"\n")
        process.stdin.close()
        out = process.stdout.read()
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(1, process.returncode)
        summary = json.loads(out)
        self.assertEqual(((1, 0, 0, 2), [3, 4]),
                         (self.counts(summary), [line["line"] for line in summary["refused"]]))
        if "ASAN_OPTIONS" not in os.environ and EVERY == 1:
            self.assertLess(usage.ru_maxrss, 64 * 1024)


if __name__ == "__main__":
    unittest.main()
