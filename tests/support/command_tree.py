"""The commands and options of the real binary, as its own help lists them."""

import re


class CommandTree:
    """What `--help` of the program and of each command tells."""

    def __init__(self, home):
        self.home = home
        text = self.help()
        section = text.split("\ncommands:\n")[1].split("\n\n")[0]
        #: `prospect add`, `due`: every command that does something
        self.commands = [match.strip() for match in
                         re.findall(r"^  ((?:[a-z-]+ )+) ", section + "\n", re.MULTILINE)]
        self.families = sorted({command.split()[0] for command in self.commands
                                if " " in command} - set(self.commands))
        self.global_options = self.options()

    def help(self, command=""):
        result = self.home.run(*command.split(), "--help")
        assert result.code == 0, (command, result)
        return result.text

    def options(self, command=""):
        """The long names of a command's own options, each with the short one or None."""
        found = re.findall(r"^  (?:(-\w), )?(--[a-z-]+)", self.help(command), re.MULTILINE)
        return {name: short or None for short, name in found}

    def examples(self, command):
        """The lines that its help shows as examples."""
        block = self.help(command).split("\nexample:\n")[1].split("\n\n")[0]
        return [line.strip() for line in block.splitlines()]
