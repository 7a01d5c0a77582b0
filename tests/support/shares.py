"""What a test takes of a list that takes long."""

import os
import random

# A sanitized process takes ten times as long: where chance makes the items, one of so many is made.
EVERY = int(os.environ.get("VMCOACH_EVERY", "1"))

# Of long lists one item of so many is taken. The runs that are labelled `long` take all.
SHARE = int(os.environ.get("VMCOACH_SHARE", "1"))


def share(items, test, keep=lambda item: False):
    """A share of the items in their order: always the same of one test, and another of another.

    keep: which items are never left out"""
    items = list(items)
    chance = random.Random(test.id())
    taken = set(chance.sample(range(len(items)), -(-len(items) // SHARE)))
    return [item for place, item in enumerate(items) if place in taken or keep(item)]
