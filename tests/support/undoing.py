"""What the tests of undo have in common."""

import soundness
from contents import contents
from program import CommandTest


class UndoTest(CommandTest):
    def contents(self):
        return contents(self.home.database)

    def there_and_back(self, *words, **options):
        """Twice, so that a redo is taken back, too."""
        before = self.contents()
        self.run_ok(*words, **options)
        after = self.contents()
        self.assertNotEqual(before, after)
        for command, state in 2 * [("undo", before), ("redo", after)] + [("undo", before)]:
            self.run_ok(command)
            self.assertEqual(state, self.contents(), command)
            self.assertEqual([], soundness.problems(self.home.database))
