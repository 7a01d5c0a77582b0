"""Of 300 one-letter typos of commands and options, the hint names what was meant."""

import random
import unittest

from command_tree import CommandTree
from program import CommandTest

COUNT = 300
SHARE = 0.95
ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]


def neighbours(letter):
    """The keys around a letter; each row stands half a key further to the right."""
    for row, keys in enumerate(ROWS):
        column = keys.find(letter)
        if column >= 0:
            return [key for r in (row - 1, row, row + 1) if 0 <= r < len(ROWS)
                    for c, key in enumerate(ROWS[r])
                    if key != letter and abs((2 * c + r) - (2 * column + row)) <= 2]
    return []


def typo(word, chance):
    """The word with one slip of the fingers."""
    place = chance.randrange(len(word))
    before, letter, behind = word[:place], word[place], word[place + 1:]
    kind = chance.choice(["omitted", "doubled", "swapped", "replaced", "inserted"])
    if kind == "omitted":
        return before + behind
    if kind == "doubled":
        return before + letter + letter + behind
    if kind == "swapped":
        return before + behind[:1] + letter + behind[1:]
    near = neighbours(letter)
    if not near:
        return word
    return before + (letter if kind == "inserted" else "") + chance.choice(near) + behind


class Typos(CommandTest):
    def setUp(self):
        super().setUp()
        self.tree = CommandTree(self.home)
        self.chance = random.Random(300)

    def words_with_typo(self):
        """A command line with one typo, and the word that was meant."""
        command = self.chance.choice(self.tree.commands)
        words = command.split()
        options = [*self.tree.options(command), *self.tree.global_options]
        if self.chance.random() < 0.5:
            place = self.chance.randrange(len(words))
            meant = words[place]
            words[place] = wrong = typo(meant, self.chance)
            valid = {other.split()[place] for other in [*self.tree.commands, *self.tree.families]
                     if other.split()[:place] == words[:place] and len(other.split()) > place}
        else:
            meant = self.chance.choice(options)
            wrong = "--" + typo(meant[2:], self.chance)
            words.append(wrong)
            valid = {*options, "--help"}
        if wrong in valid or wrong.startswith("-") != meant.startswith("-"):
            return self.words_with_typo()
        return words, meant

    def test_hint_names_what_was_meant(self):
        wrong = []
        for _ in range(COUNT):
            words, meant = self.words_with_typo()
            error = self.run_error(2, *words)
            named = (error["hint"] or "").split("'")
            first = named[1].split()[-1] if len(named) > 1 else None
            if "did you mean" not in (error["hint"] or "") or first != meant:
                wrong.append((" ".join(words), meant, error["hint"]))
        right = COUNT - len(wrong)
        print(f"{right} of {COUNT} typos ({right / COUNT:.1%}) get the right suggestion")
        self.assertGreaterEqual(right, SHARE * COUNT, "\n".join(map(str, wrong)))


if __name__ == "__main__":
    unittest.main()
