"""The examples of the manual: what its pages show, and a home in which they are true."""

import contextlib
import fcntl
import os
import pathlib
import pty
import re
import shlex
import struct
import subprocess
import termios

from hub import Hub
from program import BINARY
from terminal import Terminal

ROOT = pathlib.Path(__file__).parents[2]
PAGES = ROOT / "man"

# What the escapes of mdoc stand for.
ESCAPES = {r"\e": "\\", r"\-": "-", r"\(dq": '"', r"\(aq": "'", r"\&": ""}

SETTINGS = '[seller]\nname = "Kim Lee"\ncompany = "Initech"\n'

# What the seller has done before; the last of it half an hour before the examples.
NOW = "2026-11-23T15:30:00Z"
EARLIER = "2026-11-23T15:00:00Z"
HISTORY = """
prospect add "Dana Ortiz" --company Acme --phone "+1 312 555 0142" --time-zone America/Chicago
prospect edit dana --pronunciation or-TEEZ --cadence fast --formality casual --tag warehouse
prospect add "Lena Vogel" --company Kontor --phone "+49 30 5550 1234"
prospect add "D. Ortiz" --company Acme --email dana@acme.example
note dana "opens a second warehouse in May" --fact
voicemail dana "Hi Dana, Kim Lee from Initech. Congratulations on the second warehouse! I'll call you Thursday at ten fifteen, your time." --seconds 9
promise-call dana thu 10:15 --about "the warehouse"
promise-call lena fri 14:00
note lena "likes short messages"
export jsonl vmcoach.jsonl
"""
FILES = {
    "draft.txt": "Hi Dana, it's Kim Lee from Initech. Twenty new people in spring, what a year for "
                 "you! I'd love to hear how you hire so many.\nI'll call you on Thursday at ten "
                 "fifteen, your time. Have a great week!\n",
    "contacts.csv": "Name,Company,Phone,Email\nSam Reed,Globex,+1 212 555 0170,sam@globex.example\n"
                    "Dana Ortiz,Acme,+1 312 555 0142,\n",
    "kontakte.csv": "Vorname;Nachname;Firma\nJörg;Brandt;Kontor\n",
    "contacts.vcf": "BEGIN:VCARD\nVERSION:4.0\nFN:Sam Reed\nORG:Globex\nEND:VCARD\n",
}
# Programs that an example calls and that a test must not.
STAND_IN = "#!/bin/sh\ncat >/dev/null\n"
STAND_INS = ["crontab", "notify-send"]


# What the margin of a page leaves.
COLUMNS = 78


class Example:
    """A line to type; `output` is what it prints, or None where the page doesn't show it.

    Long lines are broken in the page.
    """

    def __init__(self, command, output=None, prompts=None):
        self.command = command
        self.output = output
        self.prompts = prompts  # what it waits at for keys, on a terminal


class Step:
    """What a comment of a page asks for: another moment, a command beforehand, or a login of a hub
    at hub.example.com, whose clock is then the real one."""

    def __init__(self, kind, value):
        self.kind = kind
        self.value = value


def plain(text):
    return re.sub(r"\\(?:[e&-]|\([ad]q)", lambda match: ESCAPES[match[0]], text)


def steps_of(page):
    """The examples of a page's text, and what the comments between them ask for, in order."""
    prompts = None
    lines = iter(page.splitlines())
    for line in lines:
        if comment := re.match(r'\.\\" (now|before|prompts|hub): (.*)', line):
            if comment[1] == "prompts":
                prompts = comment[2].split("|")
            else:
                yield Step(comment[1], comment[2])
        elif line.startswith(".Dl ") and "vmcoach " in line and "vmcoach: " not in line:
            yield Example(plain(line[4:]), prompts=prompts)
            prompts = None
        elif line.startswith(".Bd -literal"):
            shown = []
            for inner in lines:
                if inner == ".Ed":
                    break
                if shown and shown[-1][0].endswith("\\"):
                    shown[-1][0] = shown[-1][0][:-1] + plain(inner).strip()
                elif inner.startswith("$ "):
                    shown.append([plain(inner[2:]), ""])
                elif shown:
                    shown[-1][1] += plain(inner) + "\n"
            yield from (Example(*example) for example in shown)


def pages():
    """Every page of the manual, by file name."""
    return {file.name: file.read_text() for file in sorted(PAGES.glob("*.[157]"))}


def read(descriptor):
    """What a terminal shows next; nothing when all programs on it have ended."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


class Desk:
    """A home with people, promises and files in it, where `vmcoach` is in the path."""

    def __init__(self, home):
        self.home = home
        self.now = NOW
        self.stack = contextlib.ExitStack()
        self.programs = home.path / "bin"
        self.programs.mkdir()
        (self.programs / "vmcoach").symlink_to(BINARY)
        for name in STAND_INS:
            (self.programs / name).write_text(STAND_IN)
            (self.programs / name).chmod(0o755)
        home.environment["VMCOACH_ZONE"] = "America/New_York"
        home.environment["PATH"] = f"{self.programs}:/usr/bin:/bin"
        home.write_config(SETTINGS)
        for name, text in FILES.items():
            (home.path / name).write_text(text)
        (home.path / "backups").mkdir()
        for line in HISTORY.strip().splitlines():
            result = home.run(*shlex.split(line), now=EARLIER)
            assert result.code == 0, (line, result)

    def type(self, command):
        """Runs a line as a shell on a terminal does, whose width fits a page of the manual."""
        environment = {**self.home.environment, "NO_COLOR": "1", "TERM": "xterm"}
        environment.pop("VMCOACH_NOW", None)
        if self.now:
            environment["VMCOACH_NOW"] = self.now
        ours, theirs = pty.openpty()
        try:
            fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
            with subprocess.Popen(["sh", "-c", command], env=environment, cwd=self.home.path,
                                  stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs) as shell:
                os.close(theirs)
                printed = b""
                while chunk := read(ours):
                    printed += chunk
            text = printed.decode().replace(str(self.home.path), "/home/kim")
            return shell.returncode, text.replace("\r\n", "\n")
        finally:
            os.close(ours)

    def answer(self, command, prompts):
        """Runs one command on a terminal, and answers each prompt with the key behind it, or n."""
        terminal = Terminal(self.home, *shlex.split(command)[1:],
                            environment={"VMCOACH_NOW": self.now})
        for prompt in prompts:
            prompt, _, key = prompt.partition("=")
            terminal.wait_for(prompt)
            terminal.send(key or "n")
        return terminal.finish()

    def begin_hub(self, login):
        hub = self.stack.enter_context(Hub())
        hub.add_login(login, "CREATEROLE")
        hub.sql(f"ALTER DATABASE vmcoach OWNER TO {login}")
        self.home.environment.update(hub.environment(), PGHOSTADDR="127.0.0.1",
                                     PGPORT=str(hub.port))
        self.now = None

    def follow(self, step):
        if step.kind == "now":
            self.now = step.value
        elif step.kind == "hub":
            self.begin_hub(step.value)
        else:
            code, printed = self.type(step.value)
            assert code == 0, (step.value, printed)
