"""What a busy team records over years, as rows of the database in the order of their recording.

A team works on weekdays, in American office hours. It goes once through the whole list of prospects
and tries to reach each of them for two months; the other half of the touches may be with anybody.
"""

import calendar
import datetime
import itertools
import random
import struct
import zoneinfo

NOW = "2026-11-23T15:00:00Z"
NOW_SECONDS = calendar.timegm((2026, 11, 23, 15, 0, 0))
DAY = 86400
TOMORROW = NOW_SECONDS + DAY
FIRST_DAY = calendar.timegm((2020, 1, 1, 13, 0, 0))  # a Wednesday
LAST_DAY = calendar.timegm((2037, 12, 31, 0, 0, 0))
WORKING_DAYS = 5 * 359 + 3  # up to the Friday before NOW
WORKING_SECONDS = 10 * 3600

ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
         "Europe/Berlin", "Asia/Kolkata")
SYLLABLES = ("ba", "den", "el", "for", "gar", "han", "is", "jo", "kel", "lo", "mar", "nor", "or",
             "pe", "quin", "ros", "san", "tor", "ul", "ver", "wil", "yan", "zed")
WORDS = ("warehouse", "quote", "pricing", "contract", "renewal", "delivery", "opens", "second",
         "site", "May", "budget", "prefers", "mornings", "assistant", "answers", "travels",
         "decides", "with", "finance", "asked", "about", "support", "likes", "short", "calls",
         "moved", "office", "competitor", "expires", "sample", "shipped", "happy")

# Texts are made of threes of words, as that is quicker. All threes are there, so that each word of
# a text is as likely after every other as if it were drawn alone.
THREES = [" ".join(words) for words in itertools.product(WORDS, repeat=3)]
NAMES = ["".join(two).title() for two in itertools.product(SYLLABLES, repeat=2)]
# One note in eight mentions one of these, so that each is in about ten of a million.
RARE_WORDS = ["".join(three) for three in itertools.product(SYLLABLES, repeat=3)]

# How many of a hundred touches are what, and how many texts of twelve words they have.
TOUCHES = (
    (30, "voicemail", "outbound", None, 2),
    (24, "call", "outbound", "no-answer", 0),
    (9, "call", "outbound", "spoke", 1),
    (6, "call", "outbound", "gatekeeper", 0),
    (3, "call", "outbound", "busy", 0),
    (2, "call", "outbound", "hung-up", 0),
    (1, "call", "outbound", "wrong-number", 0),
    (16, "email", "outbound", None, 1),
    (3, "call", "inbound", "spoke", 1),
    (5, "email", "inbound", None, 1),
    (1, "voicemail", "inbound", None, 1),
)
BITS_OF_TOUCH = 10
CLOSED_STATES = ("kept",) * 8 + ("missed", "canceled")


def moments(count):
    """Ever later moments of the past, in working hours."""
    for day in range(WORKING_DAYS):
        first, end = day * count // WORKING_DAYS, (day + 1) * count // WORKING_DAYS
        weeks, weekday = divmod(day, 5)
        weekend = 2 if weekday > 2 else 0
        morning = FIRST_DAY + (7 * weeks + weekday + weekend) * DAY
        for i in range(end - first):
            yield morning + i * WORKING_SECONDS // (end - first)


class TeamRows:
    def __init__(self, *, prospects, notes, touches, open_promises, due, seed):
        """Of so many rows; all numbers but the seed are totals."""
        self.prospects = prospects
        self.notes = notes
        self.touches = touches
        self.open_promises = open_promises
        self.due = due
        self.random = random.Random(seed)

    def tables(self):
        """Each table, its columns and an iterator of its rows."""
        yield ("prospect", "id, uid, name, name_key, company, time_zone, time_zone_source,"
               " pronunciation, created_at, updated_at", self.people())
        yield "phone", "uid, prospect_id, typed, e164, match_key", self.phones()
        yield "note", "uid, prospect_id, kind, text, created_at", self.written_notes()
        yield ("touch", "uid, prospect_id, kind, direction, outcome, text, seconds, recognized,"
               " at", self.made_touches())
        yield ("promise", "uid, prospect_id, anchor, local_time, time_zone, due_at, phrase,"
               " zone_rules, about, made_at, state, closed_at, minutes_late", self.promises())

    def uid(self, second, pack=struct.Struct(">QQ").pack):
        """A UUIDv7."""
        bits = self.random.getrandbits
        return pack(second * 1000 << 16 | 7 << 12 | bits(12), 2 << 62 | bits(62))

    def anyone(self):
        return int(self.random.random() * self.prospects) + 1

    def text(self):
        """Twelve words."""
        bits = self.random.getrandbits(60)
        return (f"{THREES[bits & 32767]} {THREES[bits >> 15 & 32767]}"
                f" {THREES[bits >> 30 & 32767]} {THREES[bits >> 45]}")

    def name(self):
        return f"{self.random.choice(NAMES)} {self.random.choice(NAMES)}"

    def people(self):
        for id, at in zip(range(1, self.prospects + 1), moments(self.prospects)):
            name = self.name()
            yield (id, self.uid(at), name, name.lower(), self.name() + " Inc.",
                   self.random.choice(ZONES), "given", name.upper(), at, at)

    def phones(self):
        for id, at in zip(range(1, self.prospects + 1), moments(self.prospects)):
            area, digits = self.random.randint(201, 989), f"{id:07d}"
            yield (self.uid(at), id, f"+1 {area} {digits[:3]} {digits[3:]}", f"+1{area}{digits}",
                   f"1{area}{digits}"[::-1])

    def written_notes(self):
        for at in moments(self.notes):
            text = self.text()
            if not self.random.getrandbits(3):
                text = f"{text} {self.random.choice(RARE_WORDS)}"
            yield self.uid(at), self.anyone(), "note", text, at

    def kinds_of_touches(self):
        for _, kind, direction, outcome, texts in self.random.choices(
                TOUCHES, [touch[0] for touch in TOUCHES], k=1 << BITS_OF_TOUCH):
            seconds = recognized = None
            if kind == "voicemail" and direction == "outbound" and self.random.random() < 0.9:
                seconds = max(4, round(self.random.gauss(16, 6)))
            if outcome == "spoke" and self.random.random() < 0.8:
                recognized = self.random.choice((0, 1))
            yield kind, direction, outcome, texts, seconds, recognized

    def made_touches(self):
        kinds = list(self.kinds_of_touches())
        at_a_time = max(1, self.prospects // 40)
        for i, at in enumerate(moments(self.touches)):
            kind, direction, outcome, texts, seconds, recognized = kinds[
                self.random.getrandbits(BITS_OF_TOUCH)]
            text = " ".join([self.text() for _ in range(texts)]) or None
            person = self.anyone()
            if self.random.getrandbits(1):
                first = i * self.prospects // self.touches
                person = (first + person % at_a_time) % self.prospects + 1
            yield (self.uid(at), person, kind, direction, outcome, text, seconds, recognized, at)

    def promises(self):
        """Those that are open, and one that is closed to every two of them."""
        opened = self.open_promises_made()
        zones = {name: zoneinfo.ZoneInfo(name) for name in ZONES}
        for i, made_at in enumerate(moments(self.open_promises + self.open_promises // 2)):
            person, due_at, state, closed_at, late = (
                self.closed_promise(made_at) if i % 3 == 2 else next(opened))
            zone = self.random.choice(ZONES)
            local = datetime.datetime.fromtimestamp(due_at, zones[zone])
            local_time = local.isoformat(timespec="minutes")[:16]
            yield (self.uid(made_at), person, "wall", local_time, zone, due_at, local_time,
                   "2025b", self.random.choice(THREES), made_at, state, closed_at, late)

    def open_promises_made(self):
        """At most one a prospect."""
        people = self.random.sample(range(1, self.prospects + 1), self.open_promises)
        due = set(self.random.sample(range(self.open_promises), self.due))
        for i, person in enumerate(people):
            earliest, latest = ((NOW_SECONDS - 3 * DAY, NOW_SECONDS) if i in due
                                else (TOMORROW, LAST_DAY))
            yield person, self.random.randrange(earliest, latest, 60), "open", None, None

    def closed_promise(self, made_at):
        due_at = made_at + 60 * self.random.randrange(60, 2 * 24 * 60)
        late = round(self.random.gauss(1, 4))
        state = self.random.choice(CLOSED_STATES)
        return (self.anyone(), due_at, state, due_at + 60 * late,
                late if state == "kept" else None)
