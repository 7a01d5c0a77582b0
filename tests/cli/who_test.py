"""WHO: an id, an e-mail address, a phone number in any spelling, or part of a name."""

import contextlib
import sqlite3
import unittest

from program import CommandTest


class WhoTest(CommandTest):
    def add(self, name, *options):
        return self.run_json("prospect", "add", name, "--allow-duplicate", *options)["id"]

    def found(self, who, **options):
        return self.run_json("prospect", "show", "--", who, **options)["id"]

    def assert_finds(self, prospect, *spellings):
        for who in spellings:
            with self.subTest(who):
                self.assertEqual(prospect, self.found(who))

    def assert_nobody(self, *spellings):
        for who in spellings:
            with self.subTest(who):
                self.run_error(3, "prospect", "show", "--", who)

    def assert_ambiguous(self, who, *prospects):
        error = self.run_error(4, "prospect", "show", "--", who)
        self.assertEqual([str(one) for one in prospects],
                         [str(one["id"]) for one in error["candidates"]])


class Id(WhoTest):
    def test_digits_are_an_id(self):
        self.add("Dana Ortiz")
        self.assert_finds(self.add("Kim Lee"), "2", "002")

    def test_digits_are_never_part_of_a_name_or_a_short_number(self):
        self.add("Agent 7", "--phone", "555 0142")
        self.assert_nobody("7", "142", "0", "555014")

    def test_bare_number_is_no_promise_and_a_lettered_one_no_prospect(self):
        self.add("Dana Ortiz")
        self.run_ok("promise-call", "1", "thu 10:15")
        self.assert_nobody("p1", "n1", "t1", "#1")

    def test_number_too_large_for_an_id_is_not_found(self):
        self.add("Dana Ortiz")
        self.assert_nobody("999999", "9" * 19, "18446744073709551617", "9" * 40)

    def test_number_of_seven_digits_is_a_phone_number(self):
        self.assert_finds(self.add("Dana Ortiz", "--phone", "555-0142"), "5550142")


class Email(WhoTest):
    def test_id_of_seven_digits_is_found_where_no_number_is_like_it(self):
        self.add("First")
        with contextlib.closing(sqlite3.connect(self.home.database)) as connection, connection:
            connection.execute("UPDATE sqlite_sequence SET seq = 999999 WHERE name = 'prospect'")
        self.assertEqual(1000000, self.add("Millionth"))
        self.assert_finds(1000000, "1000000")
        self.assert_nobody("1000001")
        called = self.add("Called", "--phone", "1000000")
        self.assert_finds(called, "1000000")

    def test_address_in_any_case(self):
        self.add("Kim Lee", "--email", "kim@acme.example")
        dana = self.add("Dana Ortiz", "--email", "Dana.Ortiz@Acme.example", "--email",
                        "d@o.example")
        self.assert_finds(dana, "dana.ortiz@acme.example", "DANA.ORTIZ@ACME.EXAMPLE", "D@O.example")

    def test_part_of_an_address_finds_nobody(self):
        self.add("Dana Ortiz", "--email", "dana@acme.example")
        self.assert_nobody("dana@acme", "ana@acme.example", "@acme.example")

    def test_address_of_two_is_ambiguous(self):
        ids = [self.add(name, "--email", "office@acme.example") for name in ("Dana", "Kim")]
        self.assert_ambiguous("Office@acme.example", *ids)


class Phone(WhoTest):
    def test_international_number_in_many_spellings(self):
        self.add("Kim Lee", "--phone", "+1 312 555 0199")
        dana = self.add("Dana Ortiz", "--phone", "+1 312 555 0142")
        self.assert_finds(dana, "+1 312 555 0142", "+13125550142", "+1 (312) 555-0142",
                          "+1.312.555.0142", "+1/312/5550142", "001 312 555 0142", "0013125550142",
                          "13125550142", "312 555 0142", "(312) 555-0142", "312.555.0142",
                          "3125550142", "555-0142", "5550142")

    def test_number_pasted_from_a_page_or_a_link(self):
        dana = self.add("Dana Ortiz", "--phone", "+1 312 555 0142")
        self.assert_finds(dana, "tel:+13125550142", "tel:+1-312-555-0142",
                          "+1\u00a0312\u00a0555\u00a00142", "+1\u202f312\u202f555\u202f0142",
                          "+1 312\u2011555\u20110142", "+1 312\u2013555\u20130142",
                          "\u202a+1 312 555 0142\u202c", "+1 312 555 0142 ext. 5",
                          "+1 312 555 0142 x5")

    def test_zero_in_parentheses_is_not_dialled_from_abroad(self):
        anna = self.add("Anna Weiß", "--phone", "+49 (0)30 1234567")
        self.assert_finds(anna, "+49301234567", "+49 30 1234567", "0049 30 1234567",
                          "+49 (0) 30 123 45 67", "030 1234567", "030/1234567")

    def test_national_number_is_completed_by_the_default_country(self):
        self.home.write_config('default_country = "DE"\n')
        anna = self.add("Anna Weiß", "--phone", "030 1234567")
        self.add("Wrong Land", "--phone", "+43 30 1234567")
        self.assert_finds(anna, "+49 30 1234567", "0049301234567", "030 1234567", "030-123 45 67",
                          "+49 (0)30 1234567")

    def test_national_number_with_and_without_a_trunk_prefix(self):
        self.home.write_config('default_country = "US"\n')
        dana = self.add("Dana Ortiz", "--phone", "(312) 555-0142")
        self.assert_finds(dana, "+1 312 555 0142", "1 312 555 0142", "1-312-555-0142",
                          "312 555 0142")

    def test_number_stored_before_the_default_country_was_set_is_still_found(self):
        anna = self.add("Anna Weiß", "--phone", "030 1234567")
        self.home.write_config('default_country = "DE"\n')
        self.assert_finds(anna, "030 1234567", "+49 30 1234567")

    def test_numbers_of_different_countries_differ(self):
        self.add("Dana Ortiz", "--phone", "+1 312 555 0142")
        self.assert_nobody("+44 312 555 0142", "+1 312 555 0143", "2 312 555 0142", "0142555")

    def test_two_with_the_same_ending_are_told_apart_by_the_whole_number(self):
        chicago = self.add("Dana Ortiz", "--phone", "+1 312 555 0142")
        boston = self.add("Kim Lee", "--phone", "+1 617 555 0142")
        self.assert_ambiguous("555 0142", chicago, boston)
        self.assert_finds(boston, "617 555 0142")

    def test_second_number_finds_too(self):
        dana = self.add("Dana Ortiz", "--phone", "+1 312 555 0142", "--phone", "+1 617 555 0199")
        self.assert_finds(dana, "+16175550199")


class Name(WhoTest):
    def test_part_of_a_name_in_any_case(self):
        dana = self.add("Dana Ortiz")
        self.add("Kim Lee")
        self.assert_finds(dana, "Dana Ortiz", "dana", "ORTIZ", "dana or", "d o", "or", "ortiz dana",
                          "  dana   ortiz ", "dAnA")

    def test_middle_of_a_word_finds_nobody(self):
        self.add("Dana Ortiz")
        self.assert_nobody("ana", "rtiz", "dana rtiz", "dana ortiz x")

    def test_accents_do_not_matter_on_either_side(self):
        jose = self.add("José Nuñez")
        self.assert_finds(jose, "jose", "nunez", "JOSÉ", "jose\u0301 nun\u0303ez", "josé nunez")
        zoe = self.add("Zoe Bronte")
        self.assert_finds(zoe, "zoë", "brontë", "Zoe\u0308 Bronte\u0308")

    def test_case_is_folded_in_other_scripts(self):
        self.assert_finds(self.add("Ольга Петрова"), "ольга", "ПЕТРОВА")
        self.assert_finds(self.add("Franz Strauß"), "STRAUSS", "strauß")
        self.assert_finds(self.add("Νίκος"), "ΝΙΚΟΣ", "νικοσ")
        self.assert_finds(self.add("山田 太郎"), "山田", "太郎", "山田 太郎")

    def test_whole_name_beats_word_prefixes(self):
        self.add("Dana Ortiz")
        dan = self.add("Dan")
        self.assert_finds(dan, "dan", "DAN")
        self.assert_ambiguous("da", 1, dan)

    def test_whole_word_is_no_whole_name(self):
        ids = [self.add("Dan Ortiz"), self.add("Dana Oaks")]
        self.assert_ambiguous("dan", *ids)

    def test_same_name_twice_is_ambiguous(self):
        ids = [self.add("Dana Ortiz", "--company", company) for company in ("Acme", "Initech")]
        error = self.run_error(4, "note", "dana ortiz", "hi")
        self.assertEqual([str(one) for one in ids], [str(one["id"]) for one in error["candidates"]])
        self.assertIn("Acme", str(error["candidates"]))
        self.assertIn("Initech", str(error["candidates"]))

    def test_words_must_all_fit_the_same_person(self):
        self.add("Dana Ortiz")
        self.add("Kim Lee")
        self.assert_nobody("dana lee")

    def test_apostrophes_and_hyphens_in_any_spelling(self):
        sean = self.add("Sean O'Brien")
        self.assert_finds(sean, "o'brien", "O\u2019Brien", "o brien", "brien", "sean o'b")
        luc = self.add("Jean-Luc Picard")
        self.assert_finds(luc, "jean-luc", "jean luc", "luc", "Jean\u2011Luc", "jean\u2010luc p",
                          "JEAN-LUC PICARD")
        self.assert_finds(self.add("Mara D\u2019Angelo"), "d'angelo", "angelo")

    def test_title_or_point_in_a_name_may_be_left_out(self):
        self.assert_finds(self.add("Dr. Ada B. Lovelace, PhD"), "ada b", "ada b.", "lovelace",
                          "dr ada",
                          "Dr. Ada B. Lovelace, PhD")

    def test_name_of_signs_only_is_found_by_itself(self):
        self.assert_finds(self.add("++"), "++")
        self.assert_finds(self.add("👋"), "👋")

    def test_new_name_is_found_and_the_old_one_no_more(self):
        dana = self.add("Dana Ortiz")
        self.run_ok("prospect", "edit", "1", "--name", "Dana Smith")
        self.assert_finds(dana, "smith", "dana smith")
        self.assert_nobody("ortiz")

    def test_empty_who_means_nobody(self):
        self.add("Dana Ortiz")
        self.add("\u200b")
        self.add(" ")
        for who in ("", " ", "\t", "."):
            with self.subTest(who):
                result = self.home.run("--json", "prospect", "show", "--", who)
                self.assertIn(result.code, (2, 3), result)

    def test_long_who_is_answered_at_once(self):
        self.add("n" * 65536)
        for who in ("m" * 65536, "m " * 32768, "1" * 65536):
            with self.subTest(who[:10]):
                result = self.home.run("prospect", "show", who, preexec_fn=two_seconds_of_work)
                self.assertEqual(3, result.code)

    def test_who_that_is_not_utf_8_is_told_so(self):
        self.add("Dana Ortiz")
        result = self.home.run("--json", "prospect", "show", b"dan\xe9")
        self.assertIn(result.code, (2, 3))
        self.assertIn("message", result.error)


def two_seconds_of_work():
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (2, 2))


class Nearest(WhoTest):
    def test_typo_names_the_nearest(self):
        self.add("Dana Ortiz")
        self.add("Kim Lee")
        for typed in ("dnaa", "danna", "Dana Ortis", "ortzi", "dana otriz", "Dena"):
            with self.subTest(typed):
                error = self.run_error(3, "prospect", "show", typed)
                self.assertEqual(["Dana Ortiz"], [one["name"] for one in error["candidates"]])
                self.assertIn("Dana Ortiz", self.home.run("prospect", "show", typed).error_text)

    def test_what_resembles_nobody_names_nobody(self):
        self.add("Dana Ortiz")
        self.assertEqual([], self.run_error(3, "prospect", "show", "Xavier")["candidates"])

    def test_same_person_is_meant_by_every_command(self):
        self.add("Kim Lee")
        dana = self.add("Dana Ortiz", "--email", "dana@acme.example")
        for who in ("dana", "2", "DANA@acme.example"):
            for command in (["note", who, "hi"], ["voicemail", who], ["call", who, "busy"],
                            ["email", who]):
                self.assertEqual(dana, self.run_json(*command)["prospect_id"])
            self.assertEqual(dana, self.run_json("promise-call", who, "thu 10:15")["prospect_id"])
            self.assertEqual(1, len(self.run_json("promise", "list", who)))
            self.assertEqual(dana, self.run_json("promise", "keep", who)["prospect_id"])


if __name__ == "__main__":
    unittest.main()
