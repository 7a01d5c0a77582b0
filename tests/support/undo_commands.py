"""Random commands, each as the words of a command line and as what a Model is to do.

Names, numbers and texts come from short lists, so that duplicates, namesakes and refusals of every
kind happen by themselves. So do ids that nobody has.
"""

import csv
import datetime
import io

from undo_model import PHONES

NAMES = ["Dana Ortiz", "Kim Lee", "Zoë Brandt", "Ravi", "Mary-Ann O'Hara"]
EMAILS = ["dana@acme.example", "Dana@Acme.example", "kim@initech.example", "zoe@brandt.example"]
TEXTS = ["opens a second warehouse", "über drei Söhne", "wants\ntwo lines", "it's 5 % of \"all\"",
         "'); DROP TABLE note; --", "🙂", " blanks around "]
ZONES = ["America/Chicago", "America/New_York", "Europe/Berlin", "Asia/Kolkata"]
FIELDS = {
    "company": ["Acme", "ACME", "Initech", "Ünal & Co"],
    "title": ["Head of Sales", "CEO"],
    "pronunciation": ["or-TEEZ", "KIM"],
    "source": ["a fair", "Ravi"],
    "cadence": ["slow", "measured", "fast"],
    "formality": ["formal", "neutral", "casual"],
}
MANNER = ("pronunciation", "cadence", "formality")
ITEMS = {"phones": list(PHONES), "emails": EMAILS, "tags": ["vip", "fair", "später"]}
OPTIONS = {"phones": "--phone", "emails": "--email", "tags": "--tag", "zone": "--time-zone"}
CLEARABLE = [*FIELDS, *ITEMS, "time-zone"]
OUTCOMES = ["spoke", "no-answer", "busy", "gatekeeper", "wrong-number", "hung-up"]
KINDS = ["note", "fact", "connection", "greeting"]
WEIGHTS = {"add": 9, "edit": 10, "merge": 3, "forget": 0.4, "import_contacts": 4, "note": 8,
           "mend": 4, "remove_note": 3, "remove_touch": 4, "call": 10, "voicemail": 6, "email": 3,
           "promise_call": 11, "move": 7, "keep": 4, "miss": 5, "cancel": 4, "remind": 1,
           "nonsense": 1}


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M")


def instant(seconds):
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# What there must be for a command to have a chance.
NEEDED = {"edit": "people", "merge": "people", "note": "people", "call": "people",
          "voicemail": "people", "email": "people", "promise_call": "people", "mend": "notes",
          "remove_note": "notes", "remove_touch": "touches", "move": "promises",
          "keep": "promises", "miss": "promises", "cancel": "promises"}


class Commands:
    """`next` returns a name, the words, standard input, and a function of a model."""

    def __init__(self, random, model):
        self.random, self.model = random, model

    def next(self):
        [name] = self.random.choices(list(WEIGHTS), WEIGHTS.values())
        if name in NEEDED and not self.model.state[NEEDED[name]] and self.sometimes(0.95):
            return self.next()
        words, *stdin, act = getattr(self, name)()
        return name, words, stdin[0] if stdin else b"", act

    # Values

    def sometimes(self, probability=0.5):
        return self.random.random() < probability

    def pick(self, choices):
        return self.random.choice(list(choices))

    def id(self, table):
        """One that somebody has, as a rule."""
        there = self.model.state[table]
        if there and self.sometimes(0.93):
            return self.pick(there)
        return self.random.randint(1, self.model.given[table] + 3)

    def who(self):
        way = self.random.random()
        return self.pick(NAMES) if way < 0.1 else self.pick(EMAILS) if way < 0.15 else str(
            self.id("people"))

    def open_promises(self):
        return [row for row in self.model.state["promises"].values() if row["state"] == "open"]

    def given(self, fields, items=()):
        """Some options of `prospect add`, for the model and as words."""
        given = {field: self.pick(FIELDS[field]) for field in fields if self.sometimes(0.2)}
        words = [word for field in given for word in (f"--{field}", given[field])]
        for field in items:
            if self.sometimes(0.25):
                given[field] = self.random.choices(ITEMS[field], k=self.random.randint(1, 2))
                words += [word for item in given[field] for word in (OPTIONS[field], item)]
        if items and self.sometimes(0.15):
            given["zone"] = self.pick(ZONES)
            words += ["--time-zone", given["zone"]]
        return given, words

    def when(self):
        """A time as the model has it, and as words; some are past."""
        minutes = self.pick([-30, 0, 5, 20, 90, 300, 1440, 4000]) + self.random.randint(0, 60)
        seconds = (self.model.now // 60 + minutes) * 60
        clock = self.pick(["none", "theirs", "mine"])
        due = [row["due_at"] for row in self.open_promises()]
        if due and self.sometimes(0.2):
            clock, seconds = "none", self.pick(due) + self.pick([-11, -10, 0, 10, 11]) * 60
        time = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).replace(tzinfo=None)
        phrase = iso(time) + ("Z" if clock == "none" else "")
        return (clock, time, phrase), [phrase], ["--my-time"] if clock == "mine" else []

    def override(self):
        reason = self.pick(["she asked for it", None])
        return reason, ["--override", reason] if reason else []

    def past(self):
        """A time that has been, or none for now; some lie ahead."""
        if self.sometimes(0.7):
            return None, []
        at = self.model.now + self.pick([-7200, -1800, -600, -60, 0, 60])
        return at, ["--at", instant(at)]

    def text(self):
        return self.pick(TEXTS)

    # People

    def add(self):
        name = self.pick(NAMES)
        given, words = self.given(FIELDS, ITEMS)
        duplicate = self.sometimes(0.7)
        words += ["--allow-duplicate"] if duplicate else []
        return (["prospect", "add", name, *words],
                lambda model: model.add(name, given, duplicate))

    def edit(self):
        who = self.who()
        given, words = self.given(FIELDS, ITEMS)
        more = {}
        if self.sometimes(0.2):
            more["name"] = self.pick(NAMES)
            words += ["--name", more["name"]]
        if self.sometimes(0.25):
            more["clear"] = self.random.sample(CLEARABLE, self.random.randint(1, 3))
            words += [word for field in more["clear"] for word in ("--clear", field)]
        if self.sometimes(0.25):
            field = self.pick(ITEMS)
            there = [item[1] for item in self.model.state["people"].get(
                int(who) if who.isdigit() else 0, {}).get(field, ())]
            item = self.pick(there or ITEMS[field])
            more["take_off"] = [(field, item)]
            words += [OPTIONS[field].replace("--", "--no-"), item]
        if self.sometimes(0.15):
            option = self.pick(["do_not_call", "may_call", "may_call"])
            more[option] = True
            words += ["--" + option.replace("_", "-")]
        if not words:
            return self.same_again()
        return (["prospect", "edit", who, *words], lambda model: model.edit(who, given, **more))

    def same_again(self):
        """Changes nothing but when it was changed."""
        who = self.id("people")
        name = self.model.state["people"].get(who, {}).get("name", "Nobody")
        return (["prospect", "edit", str(who), "--name", name],
                lambda model: model.edit(str(who), {}, name=name))

    def merge(self):
        who, into = self.who(), self.who()
        return ["prospect", "merge", who, into], lambda model: model.merge(who, into)

    def forget(self):
        """Of somebody who is there, or has never been: of others the log may still tell."""
        never = self.model.given["people"] + 1
        who = str(self.pick([*self.model.state["people"], never]))
        return ["prospect", "forget", who, "--yes"], lambda model: model.forget(who)

    def import_contacts(self):
        rows = []
        for _ in range(self.random.randint(1, 3)):
            row = {"name": self.pick(NAMES), "company": self.pick(FIELDS["company"]),
                   "title": self.pick(FIELDS["title"]), "email": self.pick(EMAILS),
                   "note": self.pick(TEXTS[:5])}
            rows.append({field: row[field] for field in row if field == "name" or self.sometimes()})
        table = io.StringIO()
        columns = {"name": "Name", "company": "Company", "title": "Job Title", "email": "Email",
                   "note": "Notes"}
        writer = csv.writer(table)
        writer.writerow(columns.values())
        writer.writerows([row.get(field, "") for field in columns] for row in rows)
        update = self.sometimes(0.7)
        return (["import", "csv", "-", *(["--update"] if update else [])],
                table.getvalue().encode(), lambda model: model.import_contacts(rows, update))

    # Notes and touches

    def note(self):
        who, kind = self.who(), self.pick(KINDS)
        given, words = self.given(MANNER) if self.sometimes(0.4) else ({}, [])
        text = None if given and self.sometimes() else self.text()
        if text is not None:
            words += [f"--{kind}"] if kind != "note" else []
            words = [text, *words]
        return ["note", who, *words], lambda model: model.note(who, text, kind, given)

    def mend(self):
        note, text = self.id("notes"), self.text()
        return ["edit", f"n{note}", text], lambda model: model.mend(note, text)

    def remove_note(self):
        note = self.id("notes")
        return ["remove", f"n{note}"], lambda model: model.remove_note(note)

    def remove_touch(self):
        touch = self.id("touches")
        return ["remove", f"t{touch}"], lambda model: model.remove_touch(touch)

    def touch(self, words, who, kind, **told):
        at, at_words = self.past()
        more = {"at": at, "inbound": self.sometimes(0.1)}
        words += at_words + (["--inbound"] if more["inbound"] else [])
        if kind != "email" and self.sometimes(0.3):
            more["when"], when_words, clock_words = self.when()
            more["override"], override_words = self.override()
            words += ["--promise", *when_words, *clock_words, *override_words]
        return [kind, who, *words], lambda model: model.touch(who, kind, **more, **told)

    def callee(self):
        """Rather somebody who waits for a call."""
        waiting = [row["who"] for row in self.open_promises()]
        return str(self.pick(waiting)) if waiting and self.sometimes(0.6) else self.who()

    def call(self):
        who, outcome = self.callee(), self.pick(OUTCOMES)
        recognized = self.sometimes(0.3)
        text = self.text() if self.sometimes(0.4) else None
        words = [outcome, *(["--recognized"] if recognized else []),
                 *(["--note", text] if text else [])]
        return self.touch(words, who, "call", outcome=outcome, recognized=int(recognized),
                          text=text)

    def voicemail(self):
        """One with a text tells its length: what the coach would make of it is not told here."""
        who = self.callee()
        text = self.text() if self.sometimes(0.7) else None
        seconds = self.random.randint(1, 60) if text or self.sometimes() else None
        words = [*([text] if text else []), *(["--seconds", str(seconds)] if seconds else [])]
        return self.touch(words, who, "voicemail", text=text, seconds=seconds)

    def email(self):
        who, text = self.who(), self.text() if self.sometimes() else None
        return self.touch([text] if text else [], who, "email", text=text)

    # Promises

    def promise(self):
        if self.sometimes(0.3):
            return self.who()
        promises = self.model.state["promises"]
        there = [key for key in promises if promises[key]["state"] == "open"]
        return f"p{self.pick(there) if there and self.sometimes(0.8) else self.id('promises')}"

    def about(self):
        about = self.text() if self.sometimes(0.4) else None
        return about, ["--about", about] if about else []

    def planned(self, command, target, act):
        when, when_words, clock_words = self.when()
        about, about_words = self.about()
        override, override_words = self.override()
        return ([*command, target, *when_words, *clock_words, *about_words, *override_words],
                lambda model: act(model)(target, when, about, override))

    def promise_call(self):
        return self.planned(["promise-call"], self.who(), lambda model: model.promise_call)

    def move(self):
        return self.planned(["promise", "move"], self.promise(), lambda model: model.move)

    def keep(self):
        promise = self.promise()
        at, words = self.past()
        return ["promise", "keep", promise, *words], lambda model: model.keep(promise, at)

    def miss(self):
        promise = self.promise()
        return ["promise", "miss", promise], lambda model: model.miss(promise)

    def cancel(self):
        promise = self.promise()
        why = self.text() if self.sometimes() else None
        return (["promise", "cancel", promise, *(["--why", why] if why else [])],
                lambda model: model.cancel(promise, why))

    # What changes nothing that a model knows of

    def remind(self):
        return ["remind", "--lead", "2h"], lambda model: False

    def nonsense(self):
        return self.pick([["note", "1", ""], ["call", "1", "sang"], ["prospect", "edit", "1"],
                          ["remove", "p1"], ["edit", "t1", "x"],
                          ["prospect", "add", "N", "--time-zone", "Mars/Base"]]), refuse


def refuse(model):
    model.refuse(2)
