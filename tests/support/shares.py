"""What a test takes of a list that takes long."""

import os
import zlib

# Of the run under sanitizers, whose processes take ten times as long, every so many.
EVERY = int(os.environ.get("VMCOACH_EVERY", "1"))

# Of texts and minutes. The runs that are labelled `long` take all.
SHARE = int(os.environ.get("VMCOACH_SHARE", "1"))


def share(items, test):
    """Every so many of them, from one on that differs from test to test: where several take of the
    same list, none is likely to be left out by all."""
    return items[zlib.crc32(test.id().encode()) % SHARE::SHARE]
