"""when: how time phrases are read, by the conformance table and by what it leaves open."""

import csv
import pathlib
import re
import unittest

from program import CommandTest

TABLE = pathlib.Path(__file__).parent.parent / "time/phrases.tsv"
KEYS = {"phrase", "local_time", "time_zone", "instant", "reading"}

def rows():
    with TABLE.open(newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


class Table(CommandTest):
    def test_every_row_is_read_as_the_table_says(self):
        count = 0
        for row in rows():
            if row["expected_local"] == "ERROR":
                continue
            count += 1
            with self.subTest(phrase=row["phrase"], now=row["now"], zone=row["zone"]):
                read = self.run_json("when", "--now", row["now"], "--zone", row["zone"],
                                     row["phrase"])
                self.assertEqual((row["expected_local"], row["zone"]),
                                 (read["local_time"], read["time_zone"]))
        self.assertEqual(96, count)

    def test_every_row_that_is_no_time_is_refused(self):
        for row in rows():
            if row["expected_local"] == "ERROR":
                with self.subTest(phrase=row["phrase"], now=row["now"], zone=row["zone"]):
                    self.run_error(2, "when", "--now", row["now"], "--zone", row["zone"],
                                   row["phrase"])


class When(CommandTest):
    """Now is Monday 23 November 2026, 16:00 in Berlin."""

    def read(self, *phrase, **options):
        return self.run_json("when", *phrase, **options)

    def assert_read(self, expected):
        for phrase, local in expected.items():
            with self.subTest(phrase):
                self.assertEqual(local, self.read(phrase)["local_time"])

    def assert_refused(self, *phrases):
        for phrase in phrases:
            with self.subTest(phrase):
                self.run_error(2, "when", "--", phrase)

    def test_reading_is_told_in_full(self):
        read = self.read("thu 10:15")
        self.assertLessEqual(KEYS, read.keys())
        self.assertEqual(("thu 10:15", "2026-11-26T10:15", "Europe/Berlin", "2026-11-26T09:15:00Z"),
                         tuple(read[key] for key in ("phrase", "local_time", "time_zone",
                                                     "instant")))
        self.assertIn("Thu 26 Nov 2026 10:15 Europe/Berlin (in 3 days)", read["reading"])
        self.assertIn(read["reading"], self.run_ok("when", "thu 10:15").text)

    def test_case_commas_and_blanks_do_not_matter(self):
        for phrase in ("THU 10:15", "Thu, 10:15", "  thu   10:15  ", "thu,10:15",
                       "Thursday\t10:15 AM",
                       "on thu at 10:15", "10:15 thu", "at 10:15 on thursday,", "thurs 10:15am",
                       "thur 10:15 a.m.", "10:15a thu"):
            with self.subTest(phrase):
                self.assertEqual("2026-11-26T10:15", self.read(phrase)["local_time"])

    def test_iso_forms(self):
        self.assert_read({
            "2026-11-26T10:15": "2026-11-26T10:15", "2026-11-26 10:15": "2026-11-26T10:15",
            "2026-11-26t10:15": "2026-11-26T10:15", "2026-11-26T10:15:00": "2026-11-26T10:15",
            "2026-11-26T10:15Z": "2026-11-26T11:15", "2026-11-26t10:15z": "2026-11-26T11:15",
            "2026-11-26T10:15:00-06:00": "2026-11-26T17:15",
            "2026-11-26 10:15+05:45": "2026-11-26T05:30",
            "2026-11-26T9:15": "2026-11-26T09:15", "2026-11-26T03:15": "2026-11-26T03:15",
            "2028-02-29 10:00": "2028-02-29T10:00"})
        self.assert_refused("2026-11-26T10:15:30", "2026-11-26T24:00", "2026-11-26T10:60",
                            "2026-11-31 10:00", "2026-13-01 10:00", "2027-02-29 10:00",
                            "2026-11-26T10:15+25:00", "2026-11-26T10:15 junk", "2026-1-1 10:00",
                            "26-11-26 10:15", "2026-11-26T", "2026-11-26 10:15+0100x")

    def test_hours_without_a_mark(self):
        self.assert_read({
            "tomorrow 1:00": "2026-11-24T13:00", "tomorrow 6:59": "2026-11-24T18:59",
            "tomorrow 7:00": "2026-11-24T07:00", "tomorrow 12:00": "2026-11-24T12:00",
            "tomorrow 01:00": "2026-11-24T01:00", "tomorrow 06:59": "2026-11-24T06:59",
            "tomorrow 13:00": "2026-11-24T13:00", "tomorrow at 3": "2026-11-24T15:00",
            "tomorrow 3 o'clock": "2026-11-24T15:00", "tomorrow at three": "2026-11-24T15:00",
            "tomorrow at 03": "2026-11-24T03:00", "tomorrow 0:30": "2026-11-24T00:30"})

    def test_am_and_pm_take_1_to_12(self):
        self.assert_read({"tomorrow 12am": "2026-11-24T00:00", "tomorrow 12pm": "2026-11-24T12:00",
                          "tomorrow 12:30 a.m.": "2026-11-24T00:30",
                          "tomorrow 1p": "2026-11-24T13:00",
                          "tomorrow 1 p.m.": "2026-11-24T13:00"})
        self.assert_refused("tomorrow 0am", "tomorrow 0:30pm", "tomorrow 13am", "tomorrow 15:00pm",
                            "tomorrow 10am pm")

    def test_spans_count_from_the_minute_that_now_is_in(self):
        self.assertEqual("2026-11-23T15:30:00Z", self.read("in 30 min",
                                                           now="2026-11-23T15:00:59Z")["instant"])
        self.assert_read({"in 1h 30m": "2026-11-23T17:30", "in an hour": "2026-11-23T17:00",
                          "in a minute": "2026-11-23T16:01", "in two hours": "2026-11-23T18:00",
                          "in half an hour": "2026-11-23T16:30",
                          "in 1 hour 5 mins": "2026-11-23T17:05",
                          "in 2 days at 9:30": "2026-11-25T09:30",
                          "at 9:30 in a week": "2026-11-30T09:30",
                          "in two weeks 9:30": "2026-12-07T09:30"})
        self.assert_refused("in 0 min", "in 5", "in -5 min", "in 1.5 hours", "in 5 min 1 hour",
                            "in 90 min thu", "in 1 hour 2 hours", "in", "in 2 days", "5 min",
                            "in 10000000 hours")

    def test_hours_are_elapsed_and_days_are_calendar_days_across_a_clock_change(self):
        before = {"now": "2027-03-27T12:00:00Z", "environment": {"VMCOACH_ZONE": "Europe/Berlin"}}
        self.assertEqual("2027-03-28T14:00", self.read("in 24 hours", **before)["local_time"])
        self.assertEqual("2027-03-28T13:00", self.read("in 1 day at 13:00", **before)["local_time"])

    def test_ahead_is_later_than_this_minute(self):
        self.assert_read({"16:01": "2026-11-23T16:01", "16:00": "2026-11-24T16:00",
                          "today 16:01": "2026-11-23T16:01", "mon 9:00": "2026-11-30T09:00"})
        self.assert_refused("today 16:00", "2026-11-23 16:00", "mon 17:00", "this monday 17:00")

    def test_refusal_of_two_readings_says_what_to_type(self):
        error = self.run_error(2, "when", "mon 17:00")
        for reading in ("2026-11-23 17:00", "2026-11-30 17:00"):
            self.assertIn(reading, error["hint"])
            self.assertEqual(reading.replace(" ", "T"), self.read(reading)["local_time"])

    def test_skipped_or_repeated_time_is_refused_with_those_that_exist(self):
        self.assert_refused("2027-03-28 02:00", "2027-03-28 02:59", "2027-10-31 02:00",
                            "2027-10-31 02:59")
        error = self.run_error(2, "when", "2027-10-31 02:30")
        for instant in re.findall(r"2027-10-31T\d\d:\d\d(?::00)?(?:Z|\+\d\d:\d\d)", error["hint"]):
            self.assertEqual("2027-10-31T02:30", self.read(instant)["local_time"])
        self.assert_read({"2027-03-28 01:59": "2027-03-28T01:59",
                          "2027-03-28 03:00": "2027-03-28T03:00",
                          "2027-10-31 03:00": "2027-10-31T03:00",
                          "2027-10-31T02:30+02:00": "2027-10-31T02:30"})

    def test_promises_end_with_2037(self):
        self.assert_read({"2037-12-31 23:59": "2037-12-31T23:59"})
        self.assert_refused("2038-01-01 00:00", "9999-12-31 23:59", "0000-01-01 00:00")

    def test_misspelt_word_gets_a_suggestion(self):
        for phrase, word in (("thrusday 10:15", "thursday"), ("tomorow 10:15", "tomorrow"),
                             ("in 5 minuts", "minute")):
            self.assertIn(word, self.run_error(2, "when", phrase)["hint"])

    def test_day_without_a_time_is_told_to_name_one(self):
        for phrase in ("thu", "tomorrow", "in 3 days", "2026-11-26"):
            self.assertIn("time", str(self.run_error(2, "when", phrase)))

    def test_hostile_phrases_are_refused(self):
        self.assert_refused("", " ", ",", "\n", "++", "--", "-", "[a,b]", "%%", "\x1b[31m",
                            "\u202e10:15",
                            "1０:15", "thu 10:15\u200b", "10:15 10:15", "thu thu 10:15", "x" * 60000,
                            "1" * 60000, "thu " * 10000 + "10:15", ":", "10:", ":15", "10:1",
                            "10:015")


if __name__ == "__main__":
    unittest.main()
