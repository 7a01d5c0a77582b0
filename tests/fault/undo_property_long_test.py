"""A thousand sequences of fifty commands, undos and redos. UNDO_SEED chooses others."""

import os
import unittest

from shares import EVERY
from undo_commands import WEIGHTS
from undo_property import UndoProperty


class UndoLong(UndoProperty):
    def test_program_and_model_agree(self):
        self.run_sequences(1000 // EVERY, steps=50, seed=int(os.environ.get("UNDO_SEED", "1")))
        print(dict(sorted(self.counts.items())))
        for name in set(WEIGHTS) - {"forget", "remind", "nonsense"}:
            # Otherwise it was too seldom that a command succeeded to show anything.
            self.assertGreater(self.counts[f"undo of {name}"], 50 // EVERY, name)
            self.assertGreater(self.counts[f"redo of {name}"], 50 // EVERY, name)


if __name__ == "__main__":
    unittest.main()
