"""Where a C++ file could be changed by one operator or constant, and into what."""

import dataclasses
import re

# What must stay as it is: words, and what the compiler alone looks at. A capacity that is reserved
# changes nothing that could be noticed.
KEPT = re.compile(r"""//[^\n]*
                    | /\*.*?\*/
                    | R"(?P<end>\w*)\(.*?\)(?P=end)"
                    | "(?:\\.|[^"\\\n])*"
                    | (?<!\d)'(?:\\.|[^'\\\n])*'
                    | ^[ ]*\#[^\n]*
                    | \bstatic_assert\(.*?\);
                    | \breserve\([^;]*\);""", re.VERBOSE | re.DOTALL | re.MULTILINE)
# The format puts blanks around operators and none before these brackets.
BRACKETS = re.compile(r"(?:(?<=\w)|(?<=template ))<[^<>;(){}]*>")

INSTEAD = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"),
    "==": ("!=",), "!=": ("==",), "&&": ("||",), "||": ("&&",), "&": ("|",), "|": ("&",),
    "+": ("-",), "-": ("+",), "*": ("/",), "/": ("*",), "%": ("*",),
    "+=": ("-=",), "-=": ("+=",), "++": ("--",), "--": ("++",), "!": ("",),
    "true": ("false",), "false": ("true",),
}
SITE = re.compile(r"""(?<=\s)(?:[<>=!]=|&&|\|\||[-+]=|[-+*/%<>&|])(?=\s)
                    | \+\+ | --
                    | !(?=[\w(])
                    | \b(?:true|false)\b
                    | (?<![\w.'])\d[\d']*(?![\w.'])""", re.VERBOSE)


@dataclasses.dataclass(frozen=True)
class Mutation:
    """One change of a file."""

    file: str
    start: int
    line: int
    column: int
    old: str
    new: str

    def apply(self, text):
        return text[:self.start] + self.new + text[self.start + len(self.old):]

    def __str__(self):
        return f"{self.file}:{self.line}:{self.column}: '{self.old}' -> '{self.new}'"


def blanked(match):
    return re.sub(r"[^\n]", " ", match[0])


def code_of(text):
    """The text with blanks where nothing may be changed."""
    text = KEPT.sub(blanked, text)
    while True:
        shorter = BRACKETS.sub(blanked, text)
        if shorter == text:
            return text
        text = shorter


def instead_of(old):
    if not old[0].isdigit():
        return INSTEAD[old]
    number = int(old.replace("'", ""))
    return (str(number + 1), str(number - 1)) if number > 0 else ("1",)


def mutations_of(file, text):
    """All of them, from the file's first line to its last."""
    code = code_of(text)
    for match in SITE.finditer(code):
        line_start = code.rfind("\n", 0, match.start()) + 1
        for new in instead_of(match[0]):
            yield Mutation(file, match.start(), code.count("\n", 0, match.start()) + 1,
                           match.start() - line_start + 1, match[0], new)
