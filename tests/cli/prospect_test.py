"""prospect add, list, show and edit: what they print and what they change."""

import unittest

from program import NOW, CommandTest

KEYS = {"id", "uid", "name", "company", "title", "phones", "emails", "time_zone",
        "time_zone_source", "pronunciation", "cadence", "formality", "source", "tags",
        "do_not_call", "created_at", "updated_at"}
LATER = "2026-11-24T08:30:00Z"


class ProspectTest(CommandTest):
    def add(self, *arguments):
        return self.run_json("prospect", "add", *arguments)

    def edit(self, *arguments, **options):
        return self.run_json("prospect", "edit", "1", *arguments, **options)

    def show(self):
        return self.run_json("prospect", "show", "1")


class Add(ProspectTest):
    def test_name_alone_leaves_the_rest_null_or_empty(self):
        prospect = self.add("Dana Ortiz")
        self.assertLessEqual(KEYS, prospect.keys())
        self.assertEqual((1, "Dana Ortiz", False),
                         tuple(prospect[k] for k in ("id", "name", "do_not_call")))
        for key in ("phones", "emails", "tags"):
            self.assertEqual([], prospect[key])
        for key in ("company", "title", "time_zone", "time_zone_source", "pronunciation", "cadence",
                    "formality", "source"):
            self.assertIsNone(prospect[key])
        self.assertEqual((NOW, NOW), (prospect["created_at"], prospect["updated_at"]))

    def test_every_field_is_kept(self):
        prospect = self.add("Dana Ortiz", "--company", "Acme", "--title", "CTO", "--phone",
                            "+1 312 555 0142",
                            "--phone=+1 617 555 0199", "--email", "Dana@Acme.example", "--email",
                            "d@o.example", "--time-zone", "America/Chicago", "--pronunciation",
                            "or-TEEZ", "--cadence", "slow", "--formality", "casual", "--source",
                            "fair", "--tag", "b", "--tag", "a")
        expected = {"company": "Acme", "title": "CTO",
                    "phones": ["+1 312 555 0142", "+1 617 555 0199"],
                    "emails": ["Dana@Acme.example", "d@o.example"], "time_zone": "America/Chicago",
                    "time_zone_source": "given", "pronunciation": "or-TEEZ", "cadence": "slow",
                    "formality": "casual", "source": "fair", "tags": ["b", "a"]}
        self.assertEqual(expected, {key: prospect[key] for key in expected})
        self.assertEqual(prospect, {key: self.show()[key] for key in prospect})

    def test_every_cadence_and_formality_is_taken(self):
        for cadence in ("slow", "measured", "fast"):
            self.assertEqual(cadence, self.add(cadence, "--cadence", cadence)["cadence"])
        for formality in ("formal", "neutral", "casual"):
            self.assertEqual(formality, self.add(formality, "--formality", formality)["formality"])

    def test_same_value_twice_is_kept_once(self):
        prospect = self.add("Dana", "--tag", "a", "--tag", "a", "--phone", "555 0142", "--phone",
                            "555 0142")
        self.assertEqual((["a"], ["555 0142"]), (prospect["tags"], prospect["phones"]))

    def test_every_prospect_has_an_identity_of_its_own(self):
        uids = {self.add(f"Person {n}")["uid"] for n in range(5)}
        self.assertEqual(5, len(uids))
        for uid in uids:
            self.assertRegex(uid, r"\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                  r"[0-9a-f]{12}\Z")

    def test_duplicate_is_refused_unless_allowed(self):
        self.add("José Ortiz", "--company", "Acme", "--phone", "+1 312 555 0142", "--email",
                 "j@acme.example")
        for again in (["jose ORTIZ", "--company", "ACME"], ["Kim", "--phone", "(312) 555-0142"],
                      ["Kim", "--email", "J@ACME.example"]):
            error = self.run_refused(5, "prospect", "add", *again)
            self.assertIn("--allow-duplicate", error["hint"])
            self.assertIn("José Ortiz", error["message"])
            self.add(*again, "--allow-duplicate")
        self.assertEqual(4, len(self.run_json("prospect", "list")))

    def test_namesake_elsewhere_is_no_duplicate(self):
        self.add("Dana Ortiz", "--company", "Acme")
        self.assertEqual(2, self.add("Dana Ortiz", "--company", "Initech")["id"])

    def test_words_confirm_who_was_added(self):
        text = self.run_ok("prospect", "add", "Dana Ortiz", "--company", "Acme").text
        for word in ("1", "Dana Ortiz", "Acme"):
            self.assertIn(word, text)

    def test_quiet_says_nothing_in_words_but_prints_json(self):
        result = self.run_ok("--quiet", "prospect", "add", "Dana Ortiz")
        self.assertEqual((b"", b""), (result.out, result.err))
        self.assertEqual(2, self.run_json("-q", "prospect", "add", "Kim")["id"])


class List(ProspectTest):
    def names(self, *arguments):
        return [p["name"] for p in self.run_json("prospect", "list", *arguments)]

    def setUp(self):
        super().setUp()
        for name, tag in (("Dana", "hot"), ("Kim", "cold"), ("Lee", "hot")):
            self.add(name, "--tag", tag)

    def test_everybody_is_listed_in_full(self):
        listing = self.run_json("prospect", "list")
        self.assertEqual(["Dana", "Kim", "Lee"], [p["name"] for p in listing])
        for prospect in listing:
            self.assertLessEqual(KEYS, prospect.keys())

    def test_tag_selects(self):
        self.assertEqual(["Dana", "Lee"], self.names("--tag", "hot"))
        self.assertEqual([], self.names("--tag", "ho"))

    def test_untouched_leaves_out_whom_you_tried_to_reach(self):
        self.run_ok("voicemail", "1", "hi")
        self.run_ok("note", "2", "hi")
        self.assertEqual(["Kim", "Lee"], self.names("--untouched"))
        self.assertEqual(["Lee"], self.names("--untouched", "--tag", "hot"))

    def test_limit_is_at_most_and_0_is_all(self):
        self.assertEqual(["Dana"], self.names("--limit", "1"))
        self.assertEqual(3, len(self.names("--limit", "0")))
        self.assertEqual(3, len(self.names("--limit", "99")))

    def test_one_line_a_prospect_in_a_pipe(self):
        self.add("Zoë\tÅ\nB", "--company", "日本")
        lines = self.run_ok("prospect", "list").text.splitlines()
        self.assertEqual(4, len(lines))
        self.assertIn("Zoë\\tÅ\\nB", lines[3])


class Show(ProspectTest):
    def test_notes_touches_and_promises_are_lists(self):
        self.add("Dana Ortiz")
        shown = self.show()
        self.assertLessEqual(KEYS | {"notes", "touches", "promises"}, shown.keys())
        self.assertEqual([[], [], []], [shown[key] for key in ("notes", "touches", "promises")])

    def test_all_that_is_on_record_is_shown(self):
        self.add("Dana Ortiz", "--pronunciation", "or-TEEZ")
        note = self.run_json("note", "1", "answers fast", "--greeting")
        touch = self.run_touch("voicemail", "1", "Hi Dana", "--seconds", "17")
        promise = self.run_json("promise-call", "1", "thu 10:15")
        shown = self.show()
        self.assertEqual(([note], [touch], [promise]),
                         (shown["notes"], shown["touches"], shown["promises"]))
        text = self.run_ok("prospect", "show", "dana").text
        for word in ("Dana Ortiz", "or-TEEZ", "answers fast", "Hi Dana", "17", "p1", "n1", "t1"):
            self.assertIn(word, text)

    def test_other_peoples_records_are_not_shown(self):
        self.add("Dana")
        self.add("Kim")
        self.run_ok("note", "2", "about Kim")
        self.run_ok("promise-call", "2", "thu 10:15")
        self.assertEqual(([], []), (self.show()["notes"], self.show()["promises"]))

    def test_do_not_call_is_seen(self):
        self.add("Dana")
        self.edit("--do-not-call")
        self.assertRegex(self.run_ok("prospect", "show", "1").text.lower(), "do.not.call")


class Edit(ProspectTest):
    def setUp(self):
        super().setUp()
        self.add("Dana Ortiz", "--company", "Acme", "--title", "CTO", "--phone", "+1 312 555 0142",
                 "--email", "d@acme.example", "--time-zone", "America/Chicago", "--cadence", "slow",
                 "--formality", "casual", "--source", "fair", "--tag", "hot", "--pronunciation",
                 "S")

    def test_single_values_are_replaced_and_the_rest_stays(self):
        before = self.show()
        after = self.edit("--name", "Dana Smith", "--title", "CEO", "--cadence", "fast", now=LATER)
        changed = {"name": "Dana Smith", "title": "CEO", "cadence": "fast", "updated_at": LATER}
        self.assertEqual({**before, **changed}, self.show())
        self.assertEqual(after, {key: self.show()[key] for key in after})

    def test_lists_grow(self):
        prospect = self.edit("--phone", "555 0199", "--email", "x@y.example", "--tag", "b",
                             "--tag", "hot")
        self.assertEqual((["+1 312 555 0142", "555 0199"], ["d@acme.example", "x@y.example"],
                          ["hot", "b"]),
                         (prospect["phones"], prospect["emails"], prospect["tags"]))

    def test_items_are_taken_off_in_any_spelling(self):
        prospect = self.edit("--no-phone", "(312) 555-0142", "--no-email", "D@ACME.example",
                             "--no-tag", "hot")
        self.assertEqual(([], [], []), (prospect["phones"], prospect["emails"], prospect["tags"]))

    def test_item_that_is_not_there_cannot_be_taken_off(self):
        for option, value in (("--no-phone", "555 9999"), ("--no-email", "a@b.example"),
                              ("--no-tag", "Hot")):
            self.run_refused(3, "prospect", "edit", "1", "--title", "x", option, value)

    def test_item_is_exchanged_in_one_go(self):
        prospect = self.edit("--no-phone", "+1 312 555 0142", "--phone", "555 0199")
        self.assertEqual(["555 0199"], prospect["phones"])

    def test_every_field_but_the_name_can_be_cleared(self):
        for field, key in (("company", "company"), ("title", "title"),
                           ("pronunciation", "pronunciation"),
                           ("cadence", "cadence"), ("formality", "formality"), ("source", "source"),
                           ("time-zone", "time_zone"), ("phones", "phones"), ("emails", "emails"),
                           ("tags", "tags")):
            with self.subTest(field):
                self.assertIn(self.edit("--clear", field)[key], (None, []))
        self.assertIsNone(self.show()["time_zone_source"])

    def test_field_is_cleared_before_it_is_filled(self):
        self.assertEqual(["new"], self.edit("--clear", "tags", "--tag", "new")["tags"])

    def test_several_fields_are_cleared_at_once(self):
        prospect = self.edit("--clear", "company", "--clear", "title")
        self.assertEqual((None, None), (prospect["company"], prospect["title"]))

    def test_do_not_call_is_set_and_taken_back(self):
        self.assertTrue(self.edit("--do-not-call")["do_not_call"])
        self.assertTrue(self.edit("--title", "x")["do_not_call"])
        self.assertFalse(self.edit("--may-call")["do_not_call"])

    def test_one_bad_option_changes_nothing(self):
        self.run_refused(2, "prospect", "edit", "1", "--title", "x", "--time-zone", "Mars/Base")
        self.run_refused(2, "prospect", "edit", "1", "--title", "x", "--phone", "none")

    def test_promise_follows_the_new_name(self):
        self.run_ok("promise-call", "1", "thu 10:15")
        self.edit("--name", "Dana Smith")
        self.assertEqual("Dana Smith", self.run_json("due", "--all")[0]["prospect"])


if __name__ == "__main__":
    unittest.main()
