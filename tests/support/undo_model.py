"""What commands do to people, notes, touches and promises, told once more and in another way.

A Model knows nothing of the database. Times are seconds since 1970; a refusal is raised with the
exit code that the program must end with, and leaves everything as it was.
"""

import datetime
import zoneinfo

OWN_ZONE = "Europe/Berlin"
KEEPS_BEFORE = 15 * 60
CLASH = 10 * 60
FIRST_HOUR, LAST_HOUR = 8 * 60, 21 * 60

# By the number as it is typed: as it is dialled from anywhere, and the zone that it suggests.
PHONES = {
    "+1 312 555 0142": ("+13125550142", "America/Chicago"),
    "+1 (312) 555-0142": ("+13125550142", "America/Chicago"),
    "+1 312 555 0177": ("+13125550177", "America/Chicago"),
    "+1 212 555 0143": ("+12125550143", "America/New_York"),
    "+49 30 5550144": ("+49305550144", "Europe/Berlin"),
    "555 01 55 99": (None, None),
}

TEXT_FIELDS = ("company", "title", "pronunciation", "source", "cadence", "formality")
LISTS = ("phones", "emails", "tags")


class Refused(Exception):
    def __init__(self, code):
        super().__init__(f"exit {code}")
        self.code = code


def digits(phone):
    return "".join(c for c in PHONES[phone][0] or phone if c in "0123456789")


# What makes two items of a list the same thing, though they may be typed in different ways.
SAME = {"phones": digits, "emails": str.lower, "tags": str}


def local(instant, zone):
    moment = datetime.datetime.fromtimestamp(instant, zoneinfo.ZoneInfo(zone))
    return moment.replace(tzinfo=None)


def instant_of(local_time, zone):
    return int(local_time.replace(tzinfo=zoneinfo.ZoneInfo(zone)).timestamp())


class Model:
    """`state` has the rows by table and id; `given` the last ids, which undo lets be."""

    def __init__(self):
        # Which touch has kept a promise, by the promise.
        self.state = {"people": {}, "notes": {}, "touches": {}, "promises": {}, "erased": set(),
                      "kept_by": {}}
        self.given = dict.fromkeys(("people", "notes", "touches", "promises", *LISTS), 0)
        self.now = 0

    def copy_state(self):
        copy = {table: {key: dict(row) for key, row in rows.items()}
                for table, rows in self.state.items() if table not in ("erased", "kept_by")}
        return {**copy, "erased": set(self.state["erased"]),
                "kept_by": dict(self.state["kept_by"])}

    def attempt(self, command):
        """@return the exit code, and whether a command was noted, which ends the way to redo"""
        before, given = self.copy_state(), dict(self.given)
        try:
            return 0, command(self) is not False
        except Refused as refusal:
            self.state, self.given = before, given
            return refusal.code, False

    @staticmethod
    def refuse(code):
        raise Refused(code)

    # Rows

    def new_id(self, table):
        self.given[table] += 1
        return self.given[table]

    def insert(self, table, **row):
        row_id = self.new_id(table)
        self.state[table][row_id] = row
        return row_id

    def find(self, table, row_id):
        if row_id not in self.state[table]:
            raise Refused(3)
        return self.state[table][row_id]

    def who(self, who):
        """The id that a number, a whole name or an address stands for."""
        people = self.state["people"]
        if who.isdigit():
            found = [int(who)] if int(who) in people else []
        elif "@" in who:
            found = self.with_item("emails", who)
        else:
            found = [key for key, person in people.items() if person["name"] == who]
        if len(found) != 1:
            raise Refused(4 if found else 3)
        return found[0]

    def with_item(self, field, item):
        same = SAME[field]
        return [key for key, person in sorted(self.state["people"].items())
                if same(item) in {same(typed) for _, typed in person[field]}]

    def namesakes(self, name, company):
        return [key for key, person in sorted(self.state["people"].items())
                if person["name"] == name
                and (person["company"] or "").lower() == (company or "").lower()]

    def open_promises(self, who):
        promises = self.state["promises"]
        return sorted((key for key, promise in promises.items()
                       if promise["who"] == who and promise["state"] == "open"),
                      key=lambda key: (promises[key]["due_at"], key))

    # People

    def suggest_zone(self, person):
        if person["zone_source"] == "given":
            return
        zones = {PHONES[typed][1] for _, typed in person["phones"]} - {None}
        person["zone"] = zones.pop() if len(zones) == 1 else None
        person["zone_source"] = "suggested" if person["zone"] else None

    def set_list(self, person, field, wanted):
        """Items that stay keep their ids."""
        before = {typed for _, typed in person[field]}
        kept = [item for item in person[field] if item[1] in wanted]
        new = [(self.new_id(field), typed) for typed in wanted if typed not in before]
        person[field] = tuple(kept + new)

    def apply(self, person, wanted, given):
        """What the options of `prospect add` say; lists go into `wanted`."""
        for field in TEXT_FIELDS:
            person[field] = given.get(field, person[field])
        for field in LISTS:
            for typed in given.get(field, ()):
                if typed not in wanted[field]:
                    wanted[field].append(typed)
        if "zone" in given:
            person["zone"], person["zone_source"] = given["zone"], "given"

    def add(self, name, given, allow_duplicate=False):
        if not allow_duplicate and (
                self.namesakes(name, given.get("company"))
                or any(self.with_item(field, typed)
                       for field in ("emails", "phones") for typed in given.get(field, ()))):
            raise Refused(5)
        self.insert_person(name, given)

    def insert_person(self, name, given):
        person = dict.fromkeys((*TEXT_FIELDS, "zone", "zone_source"))
        person.update(name=name, do_not_call=0, phones=(), emails=(), tags=(),
                      created_at=self.now, updated_at=self.now)
        wanted = {field: [] for field in LISTS}
        self.apply(person, wanted, given)
        for field in LISTS:
            self.set_list(person, field, wanted[field])
        self.suggest_zone(person)
        return self.insert("people", **person)

    def edit(self, who, given, name=None, clear=(), take_off=(), do_not_call=False,
             may_call=False):
        person = self.state["people"][self.who(who)]
        wanted = {field: [typed for _, typed in person[field]] for field in LISTS}
        phones_before = list(wanted["phones"])
        for field in clear:
            if field in LISTS:
                wanted[field] = []
            elif field == "time-zone":
                person["zone"] = person["zone_source"] = None
            else:
                person[field] = None
        for field, unwanted in sorted(take_off, key=lambda item: LISTS.index(item[0])):
            same = SAME[field]
            left = [typed for typed in wanted[field] if same(typed) != same(unwanted)]
            if left == wanted[field]:
                raise Refused(3)
            wanted[field] = left
        person["name"] = name or person["name"]
        self.apply(person, wanted, given)
        person["do_not_call"] = int((person["do_not_call"] or do_not_call) and not may_call)
        phones_changed = wanted["phones"] != phones_before
        for field in LISTS:
            self.set_list(person, field, wanted[field])
        if phones_changed:
            self.suggest_zone(person)
        person["updated_at"] = self.now

    def merge(self, who, into):
        gone, kept = self.who(who), self.who(into)
        if gone == kept:
            raise Refused(2)
        person, other = self.state["people"][kept], self.state["people"].pop(gone)
        for field, compared in (("phones", str), ("emails", str.lower), ("tags", str)):
            there = {compared(typed) for _, typed in person[field]}
            moved = [item for item in other[field] if compared(item[1]) not in there]
            person[field] = tuple(sorted((*person[field], *moved)))
        for table in ("notes", "touches", "promises"):
            for row in self.state[table].values():
                row["who"] = kept if row["who"] == gone else row["who"]
        for field in TEXT_FIELDS:
            person[field] = person[field] or other[field]
        if other["zone_source"] == "given" != person["zone_source"]:
            person["zone"], person["zone_source"] = other["zone"], "given"
        person["do_not_call"] |= other["do_not_call"]
        person["updated_at"] = self.now
        self.suggest_zone(person)
        lines = []
        for field in ("name", "company", "title", "pronunciation", "source", "zone", "cadence",
                      "formality"):
            told = field != "zone" or other["zone_source"] == "given"
            if told and other[field] and other[field] != person[field]:
                lines.append(f"{'time zone' if field == 'zone' else field}: {other[field]}")
        if lines:
            self.insert_note(kept, "note", "\n".join(["merged with", *lines]))

    def forget(self, who):
        key = self.who(who)
        person = self.state["people"].pop(key)
        self.state["erased"].add(("person", key))
        self.state["erased"] |= {("email", typed.lower()) for _, typed in person["emails"]}
        for promise, row in self.state["promises"].items():
            if row["who"] == key:
                self.state["erased"].add(("promise", promise))
        for table in ("notes", "touches", "promises"):
            self.state[table] = {row_id: row for row_id, row in self.state[table].items()
                                 if row["who"] != key}

    def import_contacts(self, rows, update):
        """Each row is a dictionary with name, company, title, email and note, or some of them."""
        changed = False
        for row in rows:
            company, email = row.get("company"), row.get("email")
            known = self.with_item("emails", email) if email else []
            if company or not email:
                known += self.namesakes(row["name"], company)
            if not known:
                given = {field: row[field] for field in ("company", "title") if field in row}
                person = self.insert_person(row["name"],
                                            {**given, "emails": [email] if email else []})
                if email and ("email", email.lower()) in self.state["erased"]:
                    self.state["people"][person]["do_not_call"] = 1
                if "note" in row:
                    self.insert_note(person, "note", row["note"])
                changed = True
            elif update:
                changed = self.complete(known[0], row) or changed
        return changed

    def complete(self, key, row):
        person, more = self.state["people"][key], False
        for field in ("company", "title"):
            if person[field] is None and field in row:
                person[field], more = row[field], True
        if "email" in row and key not in self.with_item("emails", row["email"]):
            person["emails"] += ((self.new_id("emails"), row["email"]),)
            more = True
        if more:
            self.suggest_zone(person)
            person["updated_at"] = self.now
        if "note" in row and not any(note["who"] == key and note["text"] == row["note"]
                                     for note in self.state["notes"].values()):
            self.insert_note(key, "note", row["note"])
            more = True
        return more

    # Notes and touches

    def insert_note(self, who, kind, text):
        self.insert("notes", who=who, kind=kind, text=text, created_at=self.now)

    def note(self, who, text, kind, given):
        key = self.who(who)
        if given:
            person = self.state["people"][key]
            self.apply(person, None, given)
            person["updated_at"] = self.now
        if text is not None:
            self.insert_note(key, kind, text)

    def mend(self, note, text):
        row = self.find("notes", note)
        changed = row["text"] != text
        row["text"] = text
        return changed

    def remove_note(self, note):
        self.find("notes", note)
        del self.state["notes"][note]

    def touch(self, who, kind, at=None, inbound=False, when=None, override=None, **told):
        at = self.now if at is None else at
        if at > self.now:
            raise Refused(2)
        key = self.who(who)
        row = {"outcome": None, "text": None, "seconds": None, "recognized": None, **told}
        touch = self.insert("touches", who=key, kind=kind, at=at,
                            direction="inbound" if inbound else "outbound", **row)
        if not inbound and kind != "email":
            for promise in self.open_promises(key):
                row = self.state["promises"][promise]
                if at >= row["due_at"] - KEEPS_BEFORE and at >= row["made_at"]:
                    self.close(row, "kept", at)
                    self.state["kept_by"][promise] = touch
                    break
        if when is not None:
            self.promise_call(str(key), when, None, override)

    def remove_touch(self, touch):
        """With a call that kept a promise, that it was kept goes, too."""
        row = self.find("touches", touch)
        del self.state["touches"][touch]
        if self.state["people"][row["who"]]["do_not_call"] or self.open_promises(row["who"]):
            return
        for key, promise in self.state["promises"].items():
            if promise["state"] == "kept" and self.state["kept_by"].get(key) == touch:
                promise.update(state="open", closed_at=None, minutes_late=None)

    # Promises

    def close(self, promise, state, at):
        promise["state"], promise["closed_at"] = state, at
        if state == "kept":
            promise["minutes_late"] = at // 60 - promise["due_at"] // 60

    def promise_call(self, who, when, about, override, moved_from=None):
        """@param when  on which clock ("theirs", "mine", "none") it is a time, and the time"""
        key = self.who(who)
        person = self.state["people"][key]
        if person["do_not_call"]:
            raise Refused(5)
        zone = person["zone"] or OWN_ZONE
        clock, time, phrase = when
        clock_zone = {"theirs": zone, "mine": OWN_ZONE}.get(clock)
        due_at = instant_of(time, clock_zone or "UTC")
        if due_at <= self.now:
            raise Refused(2)
        if set(self.open_promises(key)) - {moved_from}:
            raise Refused(5)
        there = local(due_at, zone)
        if override is None:
            open_elsewhere = [row["due_at"] for promise, row in self.state["promises"].items()
                              if row["state"] == "open" and promise != moved_from]
            if not FIRST_HOUR <= there.hour * 60 + there.minute <= LAST_HOUR or any(
                    abs(due_at - other) <= CLASH for other in open_elsewhere):
                raise Refused(5)
        self.insert("promises", who=key, anchor="wall" if clock_zone == zone else "instant",
                    local_time=there.strftime("%Y-%m-%dT%H:%M"), zone=zone, due_at=due_at,
                    phrase=phrase, about=about, state="open", made_at=self.now, closed_at=None,
                    minutes_late=None, moved_from=moved_from, override_reason=override, why=None)

    def named(self, promise):
        """The id of an open promise, named by its id or by whom it was made to."""
        if promise[0] == "p" and promise[1:].isdigit():
            key = int(promise[1:])
            if self.find("promises", key)["state"] != "open":
                raise Refused(5)
            return key
        found = self.open_promises(self.who(promise))
        if len(found) != 1:
            raise Refused(4 if found else 3)
        return found[0]

    def move(self, promise, when, about, override):
        key = self.named(promise)
        row = self.state["promises"][key]
        self.promise_call(str(row["who"]), when, about or row["about"], override, key)
        self.close(row, "moved", self.now)

    def keep(self, promise, at=None):
        at = self.now if at is None else at
        if at > self.now:
            raise Refused(2)
        key = self.named(promise)
        row = self.state["promises"][key]
        if at < row["made_at"]:
            raise Refused(2)
        self.close(row, "kept", at)
        self.state["kept_by"].pop(key, None)

    def miss(self, promise):
        row = self.state["promises"][self.named(promise)]
        if row["due_at"] > self.now:
            raise Refused(5)
        self.close(row, "missed", self.now)

    def cancel(self, promise, why):
        row = self.state["promises"][self.named(promise)]
        row["why"] = why
        self.close(row, "canceled", self.now)
