"""Promises as a calendar: what the file holds, and what other programs make of it."""

import os
import re
import unittest

from calendars import Vdirsyncer, calcurse_import, khal_list, libical_errors, radicale
from hostile_texts import LIMIT, STORABLE
from program import CommandTest
from shares import share

LATER = "2026-11-24T10:00:00Z"
STILL_LATER = "2026-11-24T11:00:00Z"


def unfolded(calendar):
    return calendar.decode().replace("\r\n ", "").split("\r\n")


def value(text):
    """What a TEXT stands for."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def events(calendar):
    """The properties of each event, without those of its alarm."""
    found = []
    inside = None
    for line in unfolded(calendar)[:-1]:
        name, _, text = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
            inside = found[-1]
        elif line == "BEGIN:VALARM":
            inside = {}
            found[-1]["ALARM"] = inside
        elif line in ("END:VALARM", "END:VEVENT"):
            inside = found[-1] if line == "END:VALARM" else None
        elif inside is not None:
            inside[name] = value(text)
    return found


class IcsTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("note", "1", "--pronunciation", "or-TEEZ")
        self.run_ok("promise-call", "1", "thu 10:15", "--about", "the warehouse")
        self.folder = self.home.path / "calls"

    def export(self, *arguments, **options):
        return self.run_ok("export", "ics", *arguments, **options).out

    def event(self, **options):
        [event] = events(self.export(**options))
        return event

    def add_kim(self, when="fri 11:00"):
        self.run_ok("prospect", "add", "Kim", "--time-zone", "Europe/Berlin")
        self.run_ok("promise-call", "2", when)

    def items(self):
        return {file.name: file.read_bytes() for file in self.folder.iterdir()}


class Content(IcsTest):
    def test_event(self):
        event = self.event()
        uid = event.pop("UID")
        self.assertRegex(uid, "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$")
        self.assertEqual({
            "SEQUENCE": "4", "DTSTAMP": "20261123T150000Z", "CREATED": "20261123T150000Z",
            "LAST-MODIFIED": "20261123T150000Z", "STATUS": "CONFIRMED",
            "DTSTART": "20261126T161500Z", "DTEND": "20261126T162000Z",
            "SUMMARY": "Call Dana Ortiz [or-TEEZ], Acme",
            "DESCRIPTION": "Thu 26 Nov 2026 10:15 America/Chicago\nPhone: +1 312 555 0142\n"
                           "About: the warehouse",
            "ALARM": {"ACTION": "DISPLAY", "TRIGGER": "PT0S",
                      "DESCRIPTION": "Call Dana Ortiz [or-TEEZ], Acme"}}, event | {"SEQUENCE": "4"})

    def test_alarm_rings_as_long_before_as_reminders_come(self):
        for lead, trigger in (("10m", "-PT10M"), ("1h30m", "-PT1H30M"), ("1d", "-P1D"),
                              ("50h", "-P2DT2H"), ("0m", "PT0S")):
            self.home.write_config(f'remind.lead = "{lead}"\n')
            self.assertEqual(trigger, self.event()["ALARM"]["TRIGGER"])

    def test_nothing_promised_is_a_calendar_too(self):
        self.run_ok("promise", "keep", "1")
        self.assertEqual(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vmcoach//vmcoach//EN\r\n"
                         b"END:VCALENDAR\r\n", self.export())

    def test_lines_are_folded_between_characters(self):
        for text in share((text for text in STORABLE if len(text.encode()) < LIMIT), self,
                          keep=lambda text: len(text) > 100):
            self.run_ok("prospect", "edit", "1", "--name", f"x{text}", "--company", text)
            calendar = self.export()
            self.assertTrue(calendar.endswith(b"\r\n"))
            for line in calendar.split(b"\r\n"):
                self.assertLessEqual(len(line), 75)
                line.decode()
                self.assertFalse(re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), line)
            self.assertEqual(0, libical_errors(calendar), text[:100])
            shown = events(calendar)[0]["SUMMARY"]
            if re.fullmatch(r"[\n -~]+", text):
                self.assertEqual(f"Call x{text} [or-TEEZ], {text}", shown)

    def test_new_lines_are_kept_and_controls_shown(self):
        self.run_ok("promise", "move", "1", "fri 9:00", "--about", "a\nb\r\nc\x1b[31m, d; e\\n")
        self.assertTrue(self.event()["DESCRIPTION"].endswith("About: a\nb\nc\\x1b[31m, d; e\\n"))


class Changes(IcsTest):
    def test_move_is_the_same_event_at_another_time(self):
        before = self.event()
        self.run_ok("promise", "move", "1", "fri 9:00", now=LATER)
        self.run_ok("promise", "move", "1", "fri 9:30", now=STILL_LATER)
        after = self.event(now=STILL_LATER)
        self.assertEqual((before["UID"], before["CREATED"], "20261127T153000Z"),
                         (after["UID"], after["CREATED"], after["DTSTART"]))
        for name in ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED"):
            self.assertLess((len(before[name]), before[name]), (len(after[name]), after[name]))

    def test_sequence_grows_with_each_change_in_one_moment(self):
        numbers = [int(self.event()["SEQUENCE"])]
        for command in (["promise", "move", "1", "fri 9:00"], ["note", "1", "--pronunciation", "OR-tiz"],
                        ["promise", "move", "1", "fri 9:15"], ["promise", "cancel", "1"]):
            self.run_ok(*command)
            numbers.append(int(self.event()["SEQUENCE"]))
        self.assertEqual(sorted(set(numbers)), numbers)

    def test_new_number_is_a_change(self):
        self.run_ok("prospect", "edit", "1", "--no-phone", "+1 312 555 0142", now=LATER)
        event = self.event()
        self.assertNotIn("Phone", event["DESCRIPTION"])
        self.assertEqual("20261124T100000Z", event["LAST-MODIFIED"])

    def test_what_others_do_changes_nothing(self):
        before = self.export()
        self.run_ok("note", "1", "something learnt", now=LATER)
        self.run_ok("prospect", "add", "Kim", now=LATER)
        self.run_ok("remind", now=LATER)
        self.assertEqual(before, self.export(now=STILL_LATER))

    def test_canceled_stays_for_thirty_days(self):
        self.run_ok("promise", "cancel", "1", now=LATER)
        event = self.event(now="2026-12-24T10:00:00Z")
        self.assertEqual(("CANCELLED", "Canceled: call Dana Ortiz [or-TEEZ], Acme"),
                         (event["STATUS"], event["SUMMARY"]))
        self.assertNotIn("ALARM", event)
        self.assertEqual([], events(self.export(now="2026-12-24T10:00:01Z")))

    def test_kept_and_missed_ones_are_left_out(self):
        self.run_ok("promise", "miss", "1", now="2026-11-27T15:00:00Z")
        self.assertEqual([], events(self.export()))


class Files(IcsTest):
    def test_file_is_replaced_as_a_whole(self):
        file = self.home.path / "calls.ics"
        result = self.run_ok("export", "ics", "calls.ics")
        self.assertEqual("calls.ics: 1 written\n", result.text)
        self.assertEqual(self.export(), file.read_bytes())
        file.chmod(0o640)
        link = self.home.path / "link.ics"
        link.symlink_to(file)
        self.run_ok("promise", "cancel", "1")
        self.assertEqual({"written": 1}, self.run_json("export", "ics", "link.ics"))
        self.assertEqual((self.export(), 0o640, True),
                         (file.read_bytes(), file.stat().st_mode & 0o777, link.is_symlink()))
        self.assertEqual({".local", "calls.ics", "link.ics"}, set(os.listdir(self.home.path)))

    def test_pipe_and_device(self):
        self.assertEqual(self.export(), self.export("/dev/stdout", "--quiet"))
        self.run_refused(8, "export", "ics", "/dev/full")

    def test_refused(self):
        self.run_refused(2, "export", "ics", "x.ics", "--dir", "x")
        self.run_refused(2, "export", "ics")
        self.run_refused(2, "export", "ics", "")
        self.run_refused(8, "export", "ics", "no/such/folder/x.ics")
        self.run_refused(8, "export", "ics", ".")
        self.run_refused(8, "export", "ics", "--dir", "no/such/folder")
        (self.home.path / "file").touch()
        self.run_refused(8, "export", "ics", "--dir", "file")
        self.assertEqual({".local", "file"}, set(os.listdir(self.home.path)))

    def test_folder_has_a_file_for_each(self):
        self.add_kim()
        said = self.export("--dir", "calls").decode()
        self.assertEqual("calls: 2 written, 0 unchanged, 0 removed\n", said)
        whole = events(self.export())
        self.assertEqual({event["UID"] + ".ics": [event] for event in whole},
                         {name: events(item) for name, item in self.items().items()})

    def test_folder_is_changed_where_something_has_changed(self):
        self.add_kim()
        self.export("--dir", "calls")
        before = {file.name: file.stat() for file in self.folder.iterdir()}
        (self.folder / "other.ics").write_bytes(b"somebody else's")
        (self.folder / "01a208eb-c980-7196-93a5-45805ba505ef.ics").write_bytes(b"nor this")
        self.run_ok("promise", "move", "2", "fri 12:00")
        self.assertEqual({"written": 1, "unchanged": 1, "removed": 0},
                         self.run_json("export", "ics", "--dir", "calls"))
        same = [name for name, status in before.items()
                if (self.folder / name).stat().st_ino == status.st_ino]
        self.assertEqual(1, len(same))
        self.run_ok("promise", "keep", "2", now="2026-11-27T11:00:00Z")
        self.assertEqual({"written": 0, "unchanged": 1, "removed": 1},
                         self.run_json("export", "ics", "--dir", "calls"))
        self.assertEqual({same[0], "other.ics", "01a208eb-c980-7196-93a5-45805ba505ef.ics"},
                         set(self.items()))


class Readers(IcsTest):
    def test_libical(self):
        self.add_kim()
        self.run_ok("promise", "cancel", "2")
        self.assertEqual(0, libical_errors(self.export()))
        # It would find something.
        self.assertNotEqual(0, libical_errors(self.export().replace(b"DTSTART:2026", b"DTSTART:x")))

    def test_khal_shows_a_moved_promise_once_and_a_canceled_one_as_such(self):
        self.add_kim()

        def week():
            self.export("--dir", "calls")
            return khal_list(self.home, self.folder, "2026-11-23", 7)

        first = week()
        # khal says by the system's clock which day is today, and which is tomorrow.
        self.assertIn(", 2026-11-26\n17:15-17:20 Call Dana Ortiz [or-TEEZ], Acme", first)
        self.assertIn(", 2026-11-27\n11:00-11:05 Call Kim", first)
        self.run_ok("promise", "move", "1", "fri 9:00", now=LATER)
        moved = week()
        self.assertEqual(1, moved.count("Call Dana"))
        self.assertIn("16:00-16:05 Call Dana Ortiz", moved)
        self.run_ok("promise", "cancel", "1", now=LATER)
        canceled = week()
        self.assertIn("CANCELLED 16:00-16:05 Canceled: call Dana Ortiz", canceled)
        self.assertNotIn("rror", first + moved + canceled)

    def test_calcurse(self):
        self.add_kim()
        self.run_ok("export", "ics", "all.ics")
        said, shown = calcurse_import(self.home, self.home.path / "all.ics")
        self.assertIn("2 apps / 0 events / 0 todos / 0 skipped", said)
        self.assertIn("Call Dana Ortiz [or-TEEZ], Acme", shown)
        self.assertIn("Call Kim", shown)

    def test_vdirsyncer_brings_it_over_a_server_unchanged(self):
        for text in STORABLE[::7]:
            who = self.run_json("prospect", "add", f"x{text}", "--company", text, "--time-zone",
                                "UTC", "--allow-duplicate")["id"]
            self.run_ok("promise-call", str(who), "fri 11:00", "--about", text, "--override", "x")
        self.home.write_config('remind.lead = "26h30m"\n')
        with radicale(self.home) as port:
            synced = Vdirsyncer(self.home, port)
            self.export("--dir", str(synced.folders[0] / "calls"))
            exported = synced.items()[0]
            synced.sync()
            self.assertEqual([exported, exported], synced.items())
            self.run_ok("promise", "move", "1", "fri 9:00", now=LATER)
            self.run_ok("promise", "keep", "2", now=LATER)
            self.export("--dir", str(synced.folders[0] / "calls"), now=LATER)
            changed = synced.items()[0]
            self.assertEqual(len(exported) - 1, len(changed))
            synced.sync()
            synced.sync()
            self.assertEqual([changed, changed], synced.items())
            unchanged = self.run_json("export", "ics", "--dir",
                                      str(synced.folders[1] / "calls"), now=LATER)
            self.assertEqual({"written": 0, "unchanged": len(changed), "removed": 0}, unchanged)


if __name__ == "__main__":
    unittest.main()
