"""Settings: which source wins, every key of the file, and what is refused in it."""

import json
import unittest

from program import CommandTest

# Each key with a value that differs from its default, as it stands in the file.
KEYS = {
    "zone": '"Asia/Tokyo"',
    "date_order": '"dmy"',
    "default_country": '"US"',
    "seller.name": '"Kim Lee"',
    "seller.company": '"Initech"',
    "seller.phone": '"+49 30 1234567"',
    "coach.wpm": "150",
    "coach.min_seconds": "8",
    "coach.max_seconds": "25",
    "coach.rules.jargon": '"off"',
    "promise.grace": '"10m"',
    "promise.hours": '"09:00-18:00"',
    "remind.lead": '"15m"',
    "remind.command": '["notify-send", "vmcoach"]',
    "sync.url": '"https://sync.example"',
}


class ConfigTest(CommandTest):
    def settings(self, *arguments, **options):
        """What `config` prints: each key's value and origin."""
        listing = self.run_json("config", *arguments, **options)
        return {item["key"]: (item["value"], item["origin"]) for item in listing}

    def value(self, key, *arguments, **options):
        value = self.settings(*arguments, **options)[key][0]
        return value.strip('"') if isinstance(value, str) else value

    def assert_bad(self, text, line, *words):
        self.home.write_config(text)
        error = self.run_error(2, "config")
        message = error["message"] + (error["hint"] or "")
        self.assertIn(f"{self.home.config}:{line}", message, text)
        for word in words:
            self.assertIn(word, message)


class Precedence(ConfigTest):
    def test_zone_by_flag_then_variable_then_file_then_tz(self):
        self.home.write_config('zone = "Asia/Tokyo"\n')
        tz = {"TZ": "America/New_York"}
        no_variable = {**tz, "VMCOACH_ZONE": ""}
        self.assertEqual("UTC", self.value("zone", "--zone", "UTC", environment=tz))
        self.assertEqual("Europe/Berlin", self.value("zone", environment=tz))
        self.assertEqual("Asia/Tokyo", self.value("zone", environment=no_variable))
        self.home.write_config("")
        self.assertEqual("America/New_York", self.value("zone", environment=no_variable))

    def test_origin_of_the_zone_is_told(self):
        self.home.write_config('\nzone = "Asia/Tokyo"\n')
        no_variable = {"VMCOACH_ZONE": "", "TZ": "America/New_York"}
        self.assertIn("--zone", self.settings("--zone", "UTC")["zone"][1])
        self.assertIn("VMCOACH_ZONE", self.settings()["zone"][1])
        self.assertIn(f"{self.home.config}:2", self.settings(environment=no_variable)["zone"][1])
        self.home.write_config("")
        self.assertIn("TZ", self.settings(environment=no_variable)["zone"][1])

    def test_tz_may_begin_with_a_colon(self):
        variables = {"VMCOACH_ZONE": "", "TZ": ":America/New_York"}
        self.assertEqual("America/New_York", self.value("zone", environment=variables))

    def test_without_any_setting_the_systems_zone_is_used(self):
        name, origin = self.settings(environment={"VMCOACH_ZONE": "", "TZ": ""})["zone"]
        self.assertTrue(name)
        self.assertNotIn("TZ", origin)

    def test_zone_decides_how_times_are_read(self):
        self.home.write_config('zone = "Asia/Tokyo"\n')
        no_variable = {"VMCOACH_ZONE": ""}
        for arguments, instant in (([], "2026-11-26T01:15:00Z"),
                                   (["--zone", "UTC"], "2026-11-26T10:15:00Z")):
            read = self.run_json("when", "thu 10:15", *arguments, environment=no_variable)
            self.assertEqual(instant, read["instant"])

    def test_database_by_flag_then_variable_then_data_folder_then_home(self):
        data = {"XDG_DATA_HOME": "/data"}
        variable = {**data, "VMCOACH_DB": "/variable.db"}
        for expected, arguments, environment in (
                ("/flag.db", ["--db", "/flag.db"], variable), ("/variable.db", [], variable),
                ("/data/vmcoach/vmcoach.db", [], data),
                ("/data/vmcoach/vmcoach.db", [], {**data, "VMCOACH_DB": ""}),
                (str(self.home.database), [], {"XDG_DATA_HOME": "relative"}),
                (str(self.home.database), [], {"XDG_DATA_HOME": ""}),
                (str(self.home.database), [], {})):
            printed = self.run_ok("db", "path", *arguments, environment=environment).text
            self.assertEqual(expected + "\n", printed)

    def test_database_that_is_named_is_the_one_used(self):
        self.run_ok("prospect", "add", "Kim", "--db", "a.db")
        self.run_ok("prospect", "add", "Lee", environment={"VMCOACH_DB": "b.db"})
        self.assertEqual("Kim", self.run_json("prospect", "list", "--db", "a.db")[0]["name"])
        self.assertEqual("Lee", self.run_json("prospect", "list", "--db", "b.db")[0]["name"])
        self.assertIsNone(self.home.dump())

    def test_settings_by_flag_then_variable_then_config_folder_then_home(self):
        folder = self.home.path / "xdg/vmcoach"
        folder.mkdir(parents=True)
        for path, wpm in ((self.home.path / "flag", 101), (self.home.path / "variable", 102),
                          (folder / "config.toml", 103)):
            path.write_text(f"coach.wpm = {wpm}\n")
        self.home.write_config("coach.wpm = 104\n")
        xdg = {"XDG_CONFIG_HOME": str(folder.parent)}
        variable = {**xdg, "VMCOACH_CONFIG": "variable"}
        for wpm, arguments, environment in ((101, ["--config", "flag"], variable),
                                            (102, [], variable), (103, [], xdg), (104, [], {})):
            self.assertEqual(wpm, int(self.value("coach.wpm", *arguments, environment=environment)))

    def test_now_by_flag_then_variable(self):
        noon = "2026-11-23T12:00:00Z"
        self.assertEqual("2026-11-23T13:00:00Z",
                         self.run_json("when", "in 1 hour", "--now", noon)["instant"])
        self.assertEqual("2026-11-23T16:00:00Z", self.run_json("when", "in 1 hour")["instant"])


class Keys(ConfigTest):
    def test_every_key_is_shown_even_without_a_file(self):
        self.assertLessEqual(set(KEYS) - {"coach.rules.jargon"}, set(self.settings()))

    def test_defaults_are_those_of_the_contract(self):
        settings = self.settings()
        self.assertEqual("5m", settings["promise.grace"][0])
        self.assertEqual("08:00-21:00", settings["promise.hours"][0])
        for key in ("date_order", "default_country", "seller.name", "sync.url"):
            self.assertEqual((None, "default"), settings[key])

    def test_every_key_is_read_and_its_line_told(self):
        self.home.write_config("".join(f"{key} = {value}\n" for key, value in KEYS.items()))
        settings = self.settings(environment={"VMCOACH_ZONE": ""})
        for line, (key, value) in enumerate(KEYS.items(), start=1):
            with self.subTest(key):
                shown, origin = settings[key]
                self.assertEqual(value, json.dumps(shown))
                self.assertEqual(f"{self.home.config}:{line}", origin)

    def test_tables_are_the_same_as_dotted_keys(self):
        self.home.write_config('[seller]\nname = "Kim"\n[coach]\nwpm = 150\n'
                               '[coach.rules]\npitch = "off"\n'
                               '[promise]\ngrace = "1h30m"\n')
        settings = self.settings()
        self.assertEqual(("Kim", f"{self.home.config}:2"),
                         (settings["seller.name"][0], settings["seller.name"][1]))
        self.assertEqual("1h30m", settings["promise.grace"][0])
        self.assertIn("coach.rules.pitch", settings)

    def test_words_show_the_same_as_json(self):
        self.home.write_config('seller.name = "Kim Lee"\n')
        text = self.run_ok("config").text
        for key, (value, origin) in self.settings().items():
            [line] = [line for line in text.splitlines() if line.split()[0] == key]
            self.assertIn(origin, line)
            self.assertIn(json.dumps(value) if value is not None else "-", line)

    def test_value_is_shown_so_that_it_can_be_read_back(self):
        name = 'Kim "the \\ voice" Lee\n\x1b[31m'
        self.home.write_config(f"seller.name = {json.dumps(name)}\n")
        shown = self.settings()["seller.name"][0]
        self.assertIn(name, (shown, json.loads(shown) if shown.startswith('"') else shown))
        self.assertNotIn(b"\x1b", self.run_ok("config").out)

    def test_empty_file_and_comments_are_no_settings(self):
        for text in ("", "\n", "# nothing\n", "[seller]\n"):
            self.home.write_config(text)
            self.assertEqual((None, "default"), self.settings()["seller.name"])

    def test_null_device_stands_for_no_settings(self):
        self.home.write_config("coach.wpm = 150\n")
        self.assertIsNone(self.value("coach.wpm", "--config", "/dev/null"))

    def test_settings_take_effect(self):
        self.home.write_config('default_country = "US"\n[promise]\ngrace = "2h"\n')
        self.run_ok("prospect", "add", "Dana Ortiz", "--phone", "312 555 0142")
        self.assertEqual(1, self.run_json("prospect", "show", "+1 312 555 0142")["id"])
        self.run_ok("promise-call", "1", "in 2 hours")
        self.assertEqual("now", self.run_json("due")[0]["status"])


class Refused(ConfigTest):
    def test_unknown_key_is_named_with_its_line_and_a_suggestion(self):
        self.assert_bad('zone = "UTC"\n\nzoen = "UTC"\n', 3, "zoen", "zone")
        self.assert_bad('[seller]\nnane = "Kim"\n', 2, "seller.nane", "seller.name")
        self.assert_bad('[promis]\ngrace = "5m"\n', 1, "promis")
        self.assert_bad("[coach]\nwpm = 1\nrule = 1\n", 3, "rule")
        self.assert_bad('name = "Kim"\n', 1, "name")

    def test_bad_value_is_named_with_its_line(self):
        for key, values in {
                "zone": ["1", '""', "true", '["UTC"]', '"Mars/Base"'],
                "date_order": ['"ymd"', '"DMY"', "1"],
                "default_country": ['"us"', '"USA"', '"XX"', "49", '""'],
                "seller.name": ["1", '""', "{a = 1}"],
                "seller.phone": ["4930"],
                "coach.wpm": ["0", "-1", '"150"', "1.5", "99999999999"],
                "coach.min_seconds": ["0", '"10s"'],
                "coach.max_seconds": ["true"],
                "coach.rules.pitch": ['"loud"', "false", "0"],
                "promise.grace": ["5", '"5"', '"-5m"', '"5 m"', '""', '"5s"'],
                "promise.hours": ['"8-21"', '"21:00-08:00"', '"08:00"', '"08:00-25:00"', "8"],
                "remind.lead": ['"soon"', "15"],
                "remind.command": ['"notify-send"', "[]", "[1]", '["a", 1]'],
                "sync.url": ["1", "[]"]}.items():
            for value in values:
                with self.subTest(f"{key} = {value}"):
                    self.home.environment["VMCOACH_ZONE"] = ""
                    self.assert_bad(f"# first\n{key} = {value}\n", 2, key.rsplit(".", 1)[-1])

    def test_section_that_is_a_value_is_refused(self):
        self.assert_bad('seller = "Kim"\n', 1, "seller")
        self.assert_bad("coach.rules = 1\n", 1, "rules")

    def test_broken_toml_is_named_with_its_line(self):
        self.assert_bad('zone = "UTC"\nseller.name = "Kim\n', 2)
        self.assert_bad("zone\n", 1)
        self.assert_bad('zone = "UTC"\nzone = "UTC"\n', 2)
        self.home.config.write_bytes(b'seller.name = "caf\xe9"\n')
        self.run_error(2, "config")

    def test_bad_settings_stop_the_commands_that_need_them(self):
        self.add_dana()
        self.home.write_config("promise.grace = 5\n")
        self.run_refused(2, "due")
        self.home.write_config('default_country = "Germany"\n')
        self.run_refused(2, "prospect", "add", "Kim", "--phone", "030 1234567")

    def test_bad_zone_of_every_source_is_refused_and_its_source_told(self):
        for source, environment in (("VMCOACH_ZONE", {"VMCOACH_ZONE": "Mars/Base"}),
                                    ("TZ", {"VMCOACH_ZONE": "", "TZ": "Mars/Base"})):
            self.assertIn(source, self.run_error(2, "config", environment=environment)["message"])


if __name__ == "__main__":
    unittest.main()
