"""Cards come in from what phones and address books write, and go out to programs that read them."""

import os
import pathlib
import shutil
import subprocess
import unittest

from hostile_texts import STORABLE
from program import CommandTest, Home, MEMORY
from shares import EVERY
from snapshot import snapshot

CARDS = pathlib.Path(__file__).parent.parent / "interchange/vcards"

# By file: who must arrive, and on which lines stands what is refused.
FILES = {
    "agent-2.1.vcf": ([
        {"name": "Rui Costa", "company": "Douro Cork", "phones": ["+351 21 555 0142"],
         "emails": ["rui@douro.example"]}], []),
    "android-2.1.vcf": ([
        {"name": "Jörg Müller", "company": "Werkbank GmbH & Co. KG",
         "phones": ["+49 151 55501234", "030-5550188"],
         "emails": ["joerg.mueller@werkbank.example"],
         "notes": ["Erst ab zehn Uhr\nzu erreichen. Grüße"]},
        {"name": "Voicemail", "phones": ["5550100"]}], []),
    "apple-contacts.vcf": ([
        {"name": "Ida Larsen", "company": "Fjordlys AS",
         "phones": ["+47 22 55 01 42", "+47 90 55 01 43"], "emails": ["ida@fjordlys.example"]}],
        [28]),
    "blackberry-lowercase.vcf": ([
        {"name": "Thabo Dlamini", "company": "Karoo Tools",
         "phones": ["+27 82 555 0142", "+27 11 555 0143"], "emails": ["thabo@karoo.example"]}], []),
    "evolution-3.0.vcf": ([
        {"name": "Sofía Herrera", "company": "Cítricos del Sur, S.L.", "title": "Jefa de ventas",
         "phones": ["+34 955 55 01 42", "+34 655 55 01 43"],
         "emails": ["sofia@citricos.example"]}], []),
    "google-3.0.vcf": ([
        {"name": "Prof. Luca Bianchi Jr.", "company": "Ponte Verde S.r.l.", "title": "Direttore",
         "phones": ["+39 333 555 0142", "+39 06 5550 0143"],
         "emails": ["luca@ponteverde.example", "luca.bianchi@posta.example"],
         "tags": ["customers", "north, Milan"]},
        {"name": "Night Desk", "company": "Night Desk", "phones": ["+39 06 5550 0199"]}], []),
    "ios.vcf": ([
        {"name": "Nneka Okafor", "pronunciation": "Neh-kah Oh-kah-for",
         "phones": ["+1 (312) 555-0142", "(312) 555-0117", "+1 (312) 555-0199"],
         "emails": ["nneka.okafor@harbourlane.example", "nneka@okafor.example"],
         "notes": ["Met at the fair, hall 3.\nWants to see the oven first."]}], []),
    "japanese-phone-2.1.vcf": ([
        {"phones": ["090-5550-0142"], "emails": ["hanako@sakura.example"]}], []),
    "joined.vcf": ([
        {"name": "Anna Berg", "phones": ["+46 8 555 0142"], "emails": ["anna@berg.example"]},
        {"name": "Björn Dahl", "phones": ["+46 8 555 0143"], "emails": ["bjorn@dahl.example"]}],
        []),
    "khard-vdirsyncer-3.0.vcf": ([
        {"name": "Eilidh MacLeod", "phones": ["+44 7700 900142", "+44 131 496 0143"],
         "notes": ["First line\nSecond line"], "tags": ["textiles"]}], []),
    "nextcloud-4.0.vcf": ([
        {"name": "Tomáš Novák", "phones": ["+420 605 550 143", "+420 555 010 042"],
         "emails": ["tomas.novak@posta.example", "tomas@sklad.example"], "title": "Nákupčí",
         "time_zone": "Europe/Prague", "tags": ["warm", "conference 2026"]}], []),
    "nokia-2.1.vcf": ([
        {"name": "Aino Häkkinen", "company": "Saimaa Oy",
         "phones": ["+358405550142", "+35895550143"], "emails": ["aino@saimaa.example"]}], []),
    "outlook-2.1.vcf": ([
        {"name": "Mme Chloé Lefèvre", "company": "Atelier Brémont", "title": "Acheteuse",
         "phones": ["+33 1 55 55 01 42", "+33 6 55 55 01 43", "+33 1 55 55 01 44"],
         "emails": ["chloe.lefevre@bremont.example"],
         "notes": ["Préfère le matin\nBudget € 12 000"]}], []),
    "photo-base64-2.1.vcf": ([
        {"name": "Kwame Mensah", "company": "Accra Solar", "phones": ["+233 20 555 0142"],
         "emails": ["kwame@mensah.example"]}], []),
    "rfc6350-4.0.vcf": ([
        {"name": "Marguerite Tremblay", "company": "Rivière Logiciel",
         "phones": ["+1-418-555-0142 ext. 102", "+1-418-555-0143"],
         "emails": ["marguerite.tremblay@riviere.example"]}], []),
    "thunderbird.vcf": ([
        {"name": "Priya Raman", "company": "Lotus Freight", "title": "Operations Manager",
         "phones": ["+91 44 5550 0142", "+91 98 5550 0143"],
         "emails": ["priya.raman@lotusfreight.example", "priya@raman.example"],
         "notes": ["Speaks fast; repeat the number twice."], "time_zone": "Asia/Kolkata"}], []),
    "utf-16.vcf": ([
        {"name": "Ольга Петрова", "phones": ["+7 900 555-01-42"],
         "emails": ["olga@veter.example"]}], []),
}

# What a card says of a prospect.
CARRIED = ("name", "company", "title", "phones", "emails", "tags", "pronunciation", "cadence",
           "formality", "source", "do_not_call", "time_zone")


def card(*lines):
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD"))


DANA = card("FN:Dana Ortiz", "ORG:Acme", "TEL:+1 312 555 0142", "EMAIL:dana@acme.example")
KIM = card("FN:Kim Lee", "TEL:+1 415 555 0199")


class VcardTest(CommandTest):
    def write(self, contents, name="contacts.vcf"):
        file = self.home.path / name
        file.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return name

    def run_import(self, contents, *arguments, code=0):
        """The report of an import."""
        result = self.home.run("--json", "import", "vcard", self.write(contents), *arguments)
        self.assertEqual(code, result.code, result)
        report = result.json
        self.assertEqual(report["read"], report["added"] + report["updated"] + report["unchanged"] +
                         len(report["refused"]))
        return report

    def people(self, home=None):
        """All prospects as `prospect show` has them."""
        home = home or self.home
        return [home.run("--json", "prospect", "show", str(prospect["id"])).json
                for prospect in home.run("--json", "prospect", "list").json]


class Import(VcardTest):
    def test_every_person_of_every_program_arrives_once(self):
        self.assertEqual(set(FILES), {file.name for file in CARDS.iterdir()})
        for name, (expected, refused) in FILES.items():
            with self.subTest(name):
                self.home.remove()
                self.setUp()
                contents = (CARDS / name).read_bytes()
                code = 1 if refused else 0
                report = self.run_import(contents, code=code)
                self.assertEqual(refused, [one["line"] for one in report["refused"]])
                self.assertEqual(len(expected), report["added"])
                for person, wanted in zip(self.people(), expected, strict=True):
                    person["notes"] = [note["text"] for note in person["notes"]]
                    self.assertEqual({**person, **wanted}, person)
                before = self.home.dump()
                for options in ([], ["--update"]):
                    again = self.run_import(contents, *options, code=code)
                    self.assertEqual((0, 0, len(expected)),
                                     (again["added"], again["updated"], again["unchanged"]))
                self.assertEqual(self.tables(before), self.tables(self.home.dump()))

    @staticmethod
    def tables(dump):
        """What is kept of people, without the operations that were logged."""
        return [line for line in dump if line.startswith('INSERT INTO "prospect"')
                or line.startswith('INSERT INTO "note"')]

    def test_all_files_together(self):
        everything = b"".join((CARDS / name).read_bytes() for name in sorted(FILES)
                              if name != "utf-16.vcf")
        report = self.run_import(everything, code=1)
        self.assertEqual((sum(len(people) for people, _ in FILES.values()) - 1, 1),
                         (report["added"], len(report["refused"])))

    def test_update_completes_and_never_overwrites(self):
        self.add_dana()
        before = self.people()[0]
        contents = card("FN:D", "ORG:Initech", "TITLE:Head", "TEL:+1 312 555 0142",
                        "EMAIL:d@x.example", "NOTE:likes sailing", "TZ:Europe/Berlin")
        self.assertEqual(1, self.run_import(contents)["unchanged"])
        self.assertEqual(before, self.people()[0])
        self.assertEqual(1, self.run_import(contents, "--update")["updated"])
        [dana] = self.people()
        self.assertEqual(("Dana Ortiz", "Acme", "Head", "America/Chicago", before["phones"],
                          ["d@x.example"], ["likes sailing"]),
                         (dana["name"], dana["company"], dana["title"], dana["time_zone"],
                          dana["phones"], dana["emails"], [n["text"] for n in dana["notes"]]))
        self.assertEqual(1, self.run_import(contents, "--update")["unchanged"])

    def test_dry_run_says_and_changes_nothing(self):
        self.assertEqual(2, self.run_import(DANA + KIM, "--dry-run")["added"])
        self.assertFalse(self.home.database.exists())
        self.add_dana()
        before = snapshot(self.home.path)
        self.assertEqual((1, 1), tuple(self.run_import(DANA + KIM, "--dry-run")[key]
                                       for key in ("added", "unchanged")))
        after = snapshot(self.home.path)
        self.assertEqual(before, {name: after[name] for name in before})

    def test_standard_input(self):
        result = self.home.run("import", "vcard", "-", stdin=(DANA + KIM).encode())
        self.assertEqual((0, "read 2: 2 added, 0 updated, 0 unchanged, 0 refused\n", ""),
                         (result.code, result.text, result.error_text))
        with open(self.home.path / self.write(card("NOTE:x") + KIM), "rb") as file:
            process = self.home.start("import", "vcard", "-", stdin=file, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE)
            _, err = process.communicate(timeout=120)
        self.assertEqual((1, b"<stdin>:1: the card has no name, company, phone or e-mail address\n"),
                         (process.returncode, err))


class Refused(VcardTest):
    def test_cards_are_refused_by_line_and_the_others_come_in(self):
        contents = (card("NOTE:nobody")                                         # lines 1 to 4
                    + DANA                                                      # 5 to 11
                    + card("KIND:group", "FN:Team")                             # 12 to 16
                    + "between\r\n"                                             # 17
                    + card("FN:Eve", "X-VMCOACH-CADENCE:hasty")                 # 18 to 22
                    + card("FN:Eve", "no name and value")                       # 23 to 27
                    + "BEGIN:VCARD\r\nFN:Eve\r\n"                               # 28, 29
                    + KIM)
        file = self.write(contents)
        result = self.home.run("import", "vcard", file)
        self.assertEqual((1, "read 8: 2 added, 0 updated, 0 unchanged, 6 refused\n"),
                         (result.code, result.text))
        self.assertEqual(
            ["contacts.vcf:1: the card has no name, company, phone or e-mail address",
             "contacts.vcf:12: the card is a group, not a person",
             "contacts.vcf:17: the text belongs to no card",
             "contacts.vcf:18: the cadence 'hasty' is not one of slow, measured or fast",
             "contacts.vcf:23: line 26 is not NAME:VALUE",
             "contacts.vcf:28: the card has no END:VCARD before the next begins"],
            result.error_text.splitlines())
        self.assertEqual(["Dana Ortiz", "Kim Lee"],
                         sorted(person["name"] for person in self.people()))

    def test_card_that_is_cut_off_at_the_end(self):
        whole = DANA + KIM
        for end in range(len(DANA) + len("BEGIN:VCARD\r\n"), len(whole) - len("END:VCARD\r\n"), 7):
            self.home.remove()
            self.setUp()
            report = self.run_import(whole[:end], code=1)
            self.assertEqual((1, [{"line": 8, "reason": "the card has no END:VCARD"}]),
                             (report["added"], report["refused"]))

    def test_files_without_cards(self):
        for contents in ("", "\r\n\r\n", "name,phone\nDana,1\n", "END:VCARD\r\n", b"\xff\xfe",
                         b"\0" * 5000, b"\x89PNG\r\n\x1a\n"):
            error = self.run_refused(2, "import", "vcard", self.write(contents))
            self.assertIn("BEGIN:VCARD", error["message"])
        self.run_refused(3, "import", "vcard", "no-such-file.vcf")
        self.run_refused(8, "import", "vcard", ".")
        self.run_refused(2, "import", "vcard")
        self.assertFalse(self.home.database.exists())

    def test_endless_line_is_refused_with_little_memory(self):
        is_sanitized = "ASAN_OPTIONS" in os.environ or EVERY != 1
        size = 1 << (25 if is_sanitized else 28)
        for name, refused in (("NOTE", True), ("PHOTO;ENCODING=b", False)):
            self.home.remove()
            self.setUp()
            process = self.home.start("--json", "import", "vcard", "-", stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE)
            process.stdin.write(f"{DANA}BEGIN:VCARD\r\nFN:Eve\r\nTEL:5550100\r\n{name}:".encode())
            block = b"x" * (1 << 20)
            for _ in range(size >> 20):
                process.stdin.write(block)
            process.stdin.write(f"\r\nEND:VCARD\r\n{KIM}".encode())
            process.stdin.close()
            out = process.stdout.read()
            process.stdout.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if refused:
                self.assertEqual(1, process.returncode)
                self.assertIn(b'"added":2', out)
                self.assertIn(b'{"line":8,"reason":"line 11 is too long"}', out)
            else:
                # Of a picture nothing is read, however long it is.
                self.assertEqual(0, process.returncode, out)
                self.assertIn(b'"added":3', out)
            if not is_sanitized:
                self.assertLess(usage.ru_maxrss, 64 * 1024)


def normalized(text):
    """A text as a card brings it back: without blanks at its ends, with line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


class Export(VcardTest):
    def add_hostile_people(self):
        """One for each text that something is left of. Returns how many."""
        texts = [text for text in STORABLE if normalized(text)]
        for number, text in enumerate(texts):
            self.run_ok("prospect", "add", f"--company={text}", f"--title={text}",
                        f"--pronunciation={text}", f"--source={text}", f"--tag={text}",
                        "--tag=vip", f"--phone=+1 312 555 {number:04}",
                        f"--phone=555 {number:04}, x3; y", f"--email=d{number}@x.example",
                        "--cadence=slow", "--formality=casual", "--time-zone=Asia/Tokyo",
                        "--allow-duplicate", "--", f"{number} {text[:60000]}")
        self.run_ok("prospect", "add", "Kim Lee", "--time-zone", "America/Argentina/Buenos_Aires")
        self.run_ok("prospect", "edit", "Kim Lee", "--do-not-call")
        return len(texts) + 1

    def test_comes_back_equal(self):
        count = self.add_hostile_people()
        file = str(self.home.path / "out.vcf")
        self.assertEqual(f"{file}: {count} written\n", self.run_ok("export", "vcard", file).text)
        other = Home(MEMORY)
        self.addCleanup(other.remove)
        result = other.run("--json", "import", "vcard", file)
        self.assertEqual((0, count), (result.code, result.json["added"]), result)

        def carried(home, change=lambda text: text):
            def changed(value):
                if isinstance(value, list):
                    return [changed(item) for item in value]
                return change(value) if isinstance(value, str) else value
            return [{key: changed(prospect[key]) for key in CARRIED}
                    for prospect in home.run("--json", "prospect", "list").json]

        for ours, theirs in zip(carried(self.home, normalized), carried(other), strict=True):
            different = [key for key in CARRIED if ours[key] != theirs[key]]
            self.assertEqual([], different, ours["name"][:50])
        again = other.run("--json", "import", "vcard", file, "--update").json
        self.assertEqual((0, 0, count), (again["added"], again["updated"], again["unchanged"]))

    def test_notes_go_along_and_other_events_do_not(self):
        self.add_dana()
        self.run_ok("note", "1", "likes sailing;\nand, if asked, tea")
        self.run_ok("voicemail", "1", "Hi Dana", "--seconds", "11")
        exported = self.run_ok("export", "vcard").out
        other = Home(MEMORY)
        self.addCleanup(other.remove)
        self.assertEqual(0, other.run("import", "vcard", "-", stdin=exported).code)
        self.assertEqual([["likes sailing;\nand, if asked, tea"]],
                         [[note["text"] for note in person["notes"]]
                          for person in self.people(other)])

    def test_form(self):
        self.add_hostile_people()
        exported = self.run_ok("export", "vcard").out
        for line in exported.split(b"\r\n"):
            self.assertNotIn(b"\n", line)
            self.assertLessEqual(len(line), 75)
        self.assertEqual(exported.count(b"BEGIN:VCARD\r\nVERSION:4.0\r\n"),
                         exported.count(b"\r\nEND:VCARD\r\n"))

    def test_file_and_nothing_to_export(self):
        self.assertEqual(3, self.home.run("export", "vcard").code)
        self.add_dana()
        self.run_refused(2, "export", "vcard")
        self.assertEqual({"written": 1}, self.run_json("export", "vcard", "out.vcf"))

    @unittest.skipUnless(shutil.which("khard"), "khard is not installed")
    def test_khard_reads_it(self):
        people = {"Dana Ortiz": (["+1 312 555 0142", "555 0143, x3; y"], ["dana@acme.example"]),
                  "Zoë O'Brien-Díaz": (["+34 955 55 01 42"], ["zoe@x.example", "z@x.example"]),
                  "李 小龍, Jr.; PhD": (["+852 2345 6789"], []),
                  "Madonna": ([], ["m@x.example"])}
        for name, (phones, emails) in people.items():
            self.run_ok("prospect", "add", name, "--company", "Acme, Inc.; Sales",
                        "--pronunciation", "x: y", "--tag", "a, b", "--time-zone",
                        "Europe/Madrid", "--cadence", "slow",
                        *(f"--phone={phone}" for phone in phones),
                        *(f"--email={email}" for email in emails))
            self.run_ok("note", name, "first line\nsecond, line " + "é" * 200)
        exported = self.run_ok("export", "vcard").text
        folder = self.home.path / "vdir"
        folder.mkdir()
        end = "END:VCARD\r\n"
        cards = exported.split(end)[:-1]
        self.assertEqual(len(people), len(cards))
        for number, one in enumerate(cards):
            (folder / f"{number}.vcf").write_bytes((one + end).encode())
        config = self.home.path / "khard.conf"
        config.write_text(f"[addressbooks]\n[[prospects]]\npath = {folder}\n"
                          "[general]\ndefault_action = list\n")

        def khard(*command):
            completed = subprocess.run(["khard", "-c", str(config), *command], check=False,
                                       env={**self.home.environment, "LC_ALL": "C.UTF-8"},
                                       cwd=self.home.path, capture_output=True, timeout=120)
            self.assertEqual((0, b""), (completed.returncode, completed.stderr))
            return [tuple(line.split("\t")) for line in completed.stdout.decode().splitlines()
                    if "\t" in line]

        self.assertEqual(sorted(people), sorted(row[1] for row in khard("list", "--parsable")))
        self.assertEqual(sorted((phone, name) for name, (phones, _) in people.items()
                                for phone in phones),
                         sorted(row[:2] for row in khard("phone", "--parsable")))
        self.assertEqual(sorted((email, name) for name, (_, emails) in people.items()
                                for email in emails),
                         sorted(row[:2] for row in khard("email", "--parsable")))


if __name__ == "__main__":
    unittest.main()
