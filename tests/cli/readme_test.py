"""What the README shows is what happens: each console block is run, in order, and compared."""

import os
import pathlib
import re
import shlex
import unittest

from program import ProgramTest

README = pathlib.Path(__file__).parents[2] / "README.md"


def settings():
    """The settings file that it shows."""
    return re.search(r"```toml\n(.*?)```", README.read_text(), re.DOTALL)[1]


def examples():
    """(command, output) of every console block."""
    for block in re.findall(r"```console\n(.*?)```", README.read_text(), re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            yield command, output


class Readme(ProgramTest):
    def test_examples(self):
        self.home.environment["VMCOACH_ZONE"] = "America/New_York"
        self.home.write_config(settings())
        count = 0
        for command, output in examples():
            with self.subTest(command=command):
                command, _, typed = command.partition(" <<< ")
                program, *arguments = shlex.split(command)
                self.assertEqual("vmcoach", program)
                result = self.home.run(*arguments, stdin="\n".join([*shlex.split(typed), ""]).encode())
                self.assertEqual(output, result.text + result.error_text)
                count += 1
        self.assertEqual(15, count)

    def test_the_commands_it_names_exist(self):
        for name in re.findall(r"`?(scripts/[a-z]+)", README.read_text()):
            self.assertTrue(os.access(README.parent / name, os.X_OK), name)


if __name__ == "__main__":
    unittest.main()
