"""Random commands, undos and redos against a model: a small share of undo_property_long_test.py."""

import unittest

from shares import EVERY
from undo_property import UndoProperty


class Undo(UndoProperty):
    def test_program_and_model_agree(self):
        self.run_sequences(sequences=24 // EVERY, steps=50, seed=7)


if __name__ == "__main__":
    unittest.main()
