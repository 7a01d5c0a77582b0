"""Contacts come in from what other programs export: completely, once, or not at all."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import unittest
import zipfile

from contact_files import FILES, GOOGLE, PLAIN
from hostile_texts import STORABLE
from program import CommandTest, Home, MEMORY
from shares import EVERY
from snapshot import snapshot
from terminal import Terminal


class ImportTest(CommandTest):
    def write(self, contents, name="contacts.csv"):
        file = self.home.path / name
        file.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return name

    def run_import(self, contents, *arguments, code=0, **options):
        """The report of an import."""
        result = self.home.run("--json", "import", "csv", self.write(contents), *arguments,
                               **options)
        self.assertEqual(code, result.code, result)
        report = result.json
        self.assertEqual(report["read"], report["added"] + report["updated"] + report["unchanged"] +
                         len(report["refused"]))
        return report

    def people(self):
        """All prospects as `prospect show` has them."""
        return [self.run_json("prospect", "show", str(prospect["id"]))
                for prospect in self.run_json("prospect", "list")]


class Layouts(ImportTest):
    def test_every_person_of_every_layout_arrives(self):
        for name, (contents, mapped, expected) in FILES.items():
            with self.subTest(name):
                self.home.remove()
                self.setUp()
                options = [word for column in mapped for word in ("--map", column)]
                report = self.run_import(contents, *options)
                self.assertEqual((len(expected), []), (report["added"], report["refused"]))
                for person, wanted in zip(self.people(), expected):
                    person["notes"] = [note["text"] for note in person["notes"]]
                    self.assertEqual({**person, **wanted}, person)
                again = self.run_import(contents, *options)
                self.assertEqual((0, len(expected)), (again["added"], again["unchanged"]))

    def test_encoding_other_than_utf8_is_told(self):
        file = self.write(FILES["outlook"][0])
        self.assertIn("Windows-1252", self.run_ok("import", "csv", file).error_text)

    def test_national_numbers_are_completed_by_the_settings(self):
        self.home.write_config('default_country = "DE"\n')
        self.run_import("name,phone\nKim,030 1234567\n")
        self.assertEqual(1, self.run_json("prospect", "show", "+49 30 1234567")["id"])
        self.assertEqual("Europe/Berlin", self.people()[0]["time_zone"])


class Rows(ImportTest):
    def test_summary_in_words(self):
        file = self.write("name,phone,cadence\nDana,+1 312 555 0142,fast\n,,\nKim,,fsat\n,,slow\n")
        result = self.home.run("import", "csv", file)
        self.assertEqual((1, "read 3: 1 added, 0 updated, 0 unchanged, 2 refused\n"),
                         (result.code, result.text))
        self.assertEqual("contacts.csv:4: the cadence 'fsat' is not one of slow, measured or fast\n"
                         "contacts.csv:5: nobody is named: there is no name, company, e-mail address"
                         " or number\n", result.error_text)

    def test_what_is_no_number_or_address_is_kept_as_a_note(self):
        self.run_import("name,phone,email,time zone\nDana,n/a,none,Mars\n")
        [dana] = self.people()
        self.assertEqual(([], [], None), (dana["phones"], dana["emails"], dana["time_zone"]))
        self.assertEqual({"phone: n/a", "e-mail: none", "time zone: Mars"},
                         {note["text"] for note in dana["notes"]})

    def test_duplicates_by_email_number_and_name_at_a_company(self):
        self.add_dana()
        report = self.run_import("name,company,phone,email\n"
                                 "D. Ortiz,,0013125550142,\nDANA ORTIZ,acme,,\n"
                                 "Kim,,,kim@x.example\nKimberly,,,KIM@x.example\n")
        self.assertEqual((1, 3), (report["added"], report["unchanged"]))

    def test_namesakes_at_no_company_are_two_people(self):
        contents = "name,phone\nKim Lee,+1 312 555 0142\nKim Lee,+1 312 555 0143\nKim Lee,\n"
        report = self.run_import(contents)
        self.assertEqual((2, 1), (report["added"], report["unchanged"]))
        self.assertEqual(0, self.run_import(contents)["added"])

    def test_update_completes_and_never_overwrites(self):
        self.add_dana()
        before = self.people()[0]
        contents = ("name,company,title,phone,email,notes,time zone\n"
                    "D,Initech,Head,+1 312 555 0142,d@x.example,likes sailing,Europe/Berlin\n")
        self.assertEqual(1, self.run_import(contents)["unchanged"])
        self.assertEqual(before, self.people()[0])
        self.assertEqual(1, self.run_import(contents, "--update")["updated"])
        [dana] = self.people()
        self.assertEqual(("Dana Ortiz", "Acme", "Head", "America/Chicago", before["phones"],
                          ["d@x.example"], ["likes sailing"]),
                         (dana["name"], dana["company"], dana["title"], dana["time_zone"],
                          dana["phones"], dana["emails"], [n["text"] for n in dana["notes"]]))
        self.assertEqual(1, self.run_import(contents, "--update")["unchanged"])

    def test_each_has_their_notes_however_many_come(self):
        # Notes are written 200 at once, or a MiB of them.
        long = "x" * 60000
        texts = [f"note {n}" for n in range(423)] + [f"{n} {long}" for n in range(40)]
        rows = "".join(f"Kim {n},Company {n},{text}\n" for n, text in enumerate(texts))
        self.assertEqual(len(texts), self.run_import(f"name,company,notes\n{rows}")["added"])
        exported = list(map(json.loads, self.run_ok("export", "jsonl").text.splitlines()))
        names = {row["uid"]: row["name"] for row in exported if row["type"] == "prospect"}
        self.assertEqual([(f"Kim {n}", text) for n, text in enumerate(texts)],
                         [(names[row["prospect_uid"]], row["text"])
                          for row in exported if row["type"] == "note"])

    def test_notes_that_come_twice_are_kept_once(self):
        count = 201
        rows = "".join(f"d@x.example,note {n}\n" * 2 for n in range(count))
        report = self.run_import(f"email,notes\n{rows}", "--update")
        self.assertEqual((1, count - 1, count),
                         (report["added"], report["updated"], report["unchanged"]))
        [person] = self.people()
        self.assertEqual([f"note {n}" for n in range(count)],
                         [note["text"] for note in person["notes"]])

    def test_hostile_texts_arrive_as_they_are(self):
        def quoted(text):
            return '"' + text.replace('"', '""') + '"'
        texts = [text for text in STORABLE if text.strip(" \t\r\n\v\f") == text]
        contents = "name,notes\n" + "".join(
            f"{number},{quoted(text)}\n" for number, text in enumerate(texts))
        report = self.run_import(contents)
        self.assertEqual((len(texts), []), (report["added"], report["refused"]))
        # Of line breaks the carriage return belongs to the file, not to the text.
        self.assertEqual([text.replace("\r\n", "\n") for text in texts],
                         [person["notes"][0]["text"] for person in self.people()])

    def test_no_numbers_are_kept_as_notes(self):
        self.run_import("name,phone\nAnna,4.9301E+11\nBert,4.9301E+11\nDora,000-000-0000\n")
        self.assertEqual([[]] * 3, [person["phones"] for person in self.people()])

    def test_whoever_may_not_be_called_in_any_language(self):
        self.run_import("name,Do Not Call\nA,ja\nB,WAHR\nC,on\nD,no\nE,0\nF,\nG,FALSE\n")
        self.assertEqual([True] * 3 + [False] * 4,
                         [person["do_not_call"] for person in self.people()])

    def test_unread_columns_are_told(self):
        file = self.write("Name;Telefon;Email\nAnna;030 1234567;a@x.example; b@x.example\n"
                          .replace("e; b", "e, b"))
        self.assertEqual("note: not read: 'Telefon'\nhint: --map COLUMN=FIELD says what a column"
                         " holds\n", self.run_ok("import", "csv", file).error_text)
        self.assertEqual(["a@x.example", "b@x.example"], self.people()[0]["emails"])
        self.assertEqual("", self.run_ok("import", "csv", file, "--map",
                                         "telefon=ignore").error_text)

    def test_report_needs_no_names(self):
        self.assertEqual(0, self.run_import("name,phone\n")["read"])


class AllOrNothing(ImportTest):
    def test_dry_run_says_and_changes_nothing(self):
        self.assertEqual(3, self.run_import(GOOGLE, "--dry-run")["added"])
        self.assertFalse(self.home.database.exists())
        self.add_dana()
        before = snapshot(self.home.path)
        self.assertEqual(2, self.run_import(GOOGLE, "--dry-run")["added"])
        after = snapshot(self.home.path)
        self.assertEqual(before, {name: after[name] for name in before})

    def test_quote_that_never_closes_in_the_last_of_many_lines(self):
        rows = "".join(f"Kim {n},+1 312 5{n:06}\n" for n in range(20000))
        self.add_dana()
        file = self.write(f'name,phone\n{rows}"Lee,1\n')
        error = self.run_refused(2, "import", "csv", file)
        self.assertIn("line 20002", error["message"])

    def test_ctrl_c_and_kill(self):
        self.add_dana()
        before = self.home.dump()
        rows = "".join(f"Kim {n},Company {n},kim{n}@x.example\n" for n in range(60000))
        file = self.write(f"name,company,email\n{rows}")
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)):
            process = self.home.start("import", "csv", file, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE)
            journal = pathlib.Path(f"{self.home.database}-journal")
            while not journal.exists():
                self.assertIsNone(process.poll())
            process.send_signal(number)
            out, _ = process.communicate(timeout=120)
            self.assertEqual((code, b""), (process.returncode, out))
            self.assertEqual("Dana Ortiz", self.run_json("prospect", "list")[0]["name"])
            self.assertEqual(before, self.home.dump())

    def test_unreadable_files(self):
        self.run_refused(3, "import", "csv", "no-such-file.csv")
        self.run_refused(8, "import", "csv", ".")
        self.run_refused(2, "import", "csv")
        self.run_refused(2, "import", "csv", self.write("1,2\n3,4\n"))
        self.run_refused(2, "import", "csv", self.write(""))
        self.run_refused(2, "import", "csv", self.write(PLAIN), "--map", "Firma=company")
        self.run_refused(2, "import", "csv", self.write(PLAIN), "--map", "name=nmae")
        self.assertFalse(self.home.database.exists())

    def test_standard_input(self):
        result = self.home.run("import", "csv", "-", stdin=PLAIN.encode())
        self.assertEqual("read 1: 1 added, 0 updated, 0 unchanged, 0 refused\n", result.text)
        with open(self.home.path / self.write("x,y\nname,phone\nKim,1\nLee,,z\n"), "rb") as file:
            process = self.home.start("import", "csv", "-", stdin=file, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE)
            out, err = process.communicate()
        self.assertEqual((1, b"<stdin>:4: the row has 3 fields, the header 2\n"),
                         (process.returncode, err))


class Sizes(ImportTest):
    def test_endless_line_is_refused_with_little_memory(self):
        size = 1 << (26 if "ASAN_OPTIONS" in os.environ or EVERY != 1
                     else 30)
        process = self.home.start("--json", "import", "csv", "-", stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE)
        process.stdin.write(b"name,phone\nDana,1\n")
        block = b"x" * (1 << 20)
        for _ in range(size >> 20):
            process.stdin.write(block)
        process.stdin.write(b",1\nKim,2\n")
        process.stdin.close()
        out = process.stdout.read()
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(1, process.returncode)
        self.assertIn(b'"added":2', out)
        self.assertIn(b'{"line":3,"reason":"the line has more than 1 MiB"}', out)
        if size == 1 << 30:
            self.assertLess(usage.ru_maxrss, 64 * 1024)

    def test_bar_is_for_terminals_and_reaches_its_end(self):
        # It comes only to those who wait, so the file has to be large enough for this machine.
        printed = ""
        size = 30000
        while "\r[" not in printed and size < 480000:
            size *= 2
            rows = "".join(f"Kim {n},Company {n},kim{n}@x.example\n" for n in range(size))
            file = self.write(f"name,company,email\n{rows}")
            code, printed = Terminal(self.home, "import", "csv", file, "--dry-run").finish()
            self.assertEqual(0, code)
        self.assertIn("] 100 %\r\n", printed)
        result = self.run_ok("import", "csv", file, "--dry-run")
        self.assertEqual("", result.error_text)
        code, printed = Terminal(self.home, "import", "csv", self.write(PLAIN)).finish()
        self.assertNotIn("[", printed)


class Export(ImportTest):
    def test_comes_back_equal(self):
        for number, text in enumerate(STORABLE):
            self.run_ok("prospect", "add", f"{number}", "--company", text, "--title", text,
                        "--pronunciation", text, "--source", text, "--tag", text, "--tag", "vip",
                        "--phone", f"+1 312 555 {number:04}", "--phone", f"555 {number:04}, x3",
                        "--email", f"d{number}@x.example", "--cadence", "slow", "--formality",
                        "casual", "--allow-duplicate")
        self.run_ok("prospect", "add", "Kim", "--time-zone", "Asia/Tokyo")
        self.run_ok("prospect", "edit", "Kim", "--do-not-call")
        for raw in ([], ["--raw"]):
            exported = self.run_ok("export", "csv", *raw).out
            other = Home(MEMORY)
            self.addCleanup(other.remove)
            result = other.run("import", "csv", "-", "--json", stdin=exported)
            self.assertEqual((0, len(STORABLE) + 1), (result.code, result.json["added"]),
                             result.json["refused"][:3])
            def fields(home):
                return [{key: value for key, value in prospect.items()
                         if key not in ("uid", "created_at", "updated_at")}
                        for prospect in home.run("prospect", "list", "--json").json]
            for ours, theirs in zip(fields(self.home), fields(other), strict=True):
                different = [key for key, value in ours.items() if theirs[key] != value]
                self.assertEqual([], different, ours["company"][:50] if ours["company"] else ours)

    def test_formula_is_inert(self):
        formula = '=HYPERLINK("http://evil.example","click")'
        self.run_ok("prospect", "add", formula, "--phone", "+1 312 555 0142")
        exported = self.run_ok("export", "csv").text
        self.assertIn('"\'=HYPERLINK(""http://evil.example"",""click"")",,,+1 312 555 0142',
                      exported)
        self.assertIn('"=HYPERLINK', self.run_ok("export", "csv", "--raw").text)

    @unittest.skipUnless(shutil.which("ssconvert"), "ssconvert (gnumeric) is not installed")
    def test_spreadsheet_takes_no_name_for_a_formula(self):
        names = ['=HYPERLINK("http://evil.example","click")', "=1+1", "+1+1", "-1+1", "@SUM(1)",
                 "=cmd|' /C calc'!A0", "-2", "\t=1+1", '="a"&"b"', "+cmd|x", "'quoted"]
        for number, name in enumerate(names):
            self.run_ok("prospect", "add", "--phone", f"+1 312 555 {number:04}",
                        "--allow-duplicate", "--", name)

        def convert(source, target):
            subprocess.run(["ssconvert", source, target], cwd=self.home.path, check=True,
                           env={**self.home.environment, "LC_ALL": "C.UTF-8"},
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

        def formulas(sheet, part, mark):
            with zipfile.ZipFile(self.home.path / sheet) as archive:
                content = archive.read(part).decode()
            self.assertIn("HYPERLINK(", content)
            return content.count(mark)

        for sheet, part, mark in (("xlsx", "xl/worksheets/sheet1.xml", "<f>"),
                                  ("ods", "content.xml", "table:formula")):
            self.run_ok("export", "csv", "raw.csv", "--raw")
            convert("raw.csv", f"raw.{sheet}")
            self.assertLess(0, formulas(f"raw.{sheet}", part, mark))
            self.run_ok("export", "csv", "guarded.csv")
            convert("guarded.csv", f"guarded.{sheet}")
            self.assertEqual(0, formulas(f"guarded.{sheet}", part, mark))
            convert(f"guarded.{sheet}", "back.csv")
            other = Home(MEMORY)
            self.addCleanup(other.remove)
            result = other.run("--json", "import", "csv", str(self.home.path / "back.csv"))
            self.assertEqual((0, len(names)), (result.code, result.json["added"]), result)
            back = other.run("--json", "prospect", "list").json
            self.assertEqual(sorted(names), sorted(prospect["name"] for prospect in back))

    def test_never_over_the_database(self):
        self.add_dana()
        (self.home.path / "link").symlink_to(self.home.database)
        for kind in ("csv", "vcard", "jsonl", "ics"):
            for file in (str(self.home.database), "link"):
                self.run_refused(2, "export", kind, file)

    def test_file_and_nothing_to_export(self):
        self.assertEqual(3, self.home.run("export", "csv").code)
        self.add_dana()
        self.run_refused(2, "export", "csv")
        self.assertEqual("out.csv: 1 written\n", self.run_ok("export", "csv", "out.csv").text)


if __name__ == "__main__":
    unittest.main()
