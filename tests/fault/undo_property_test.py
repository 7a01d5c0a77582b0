"""Random commands, undos and redos against a model: a small share of undo_property_long_test.py."""

import os
import unittest

from undo_property import UndoProperty

EVERY = int(os.environ.get("VMCOACH_EVERY", "1"))


class Undo(UndoProperty):
    def test_program_and_model_agree(self):
        self.run_sequences(sequences=24 // EVERY, steps=50, seed=7)


if __name__ == "__main__":
    unittest.main()
