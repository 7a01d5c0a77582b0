"""Readers of calendars that others wrote: libical, khal, calcurse, vdirsyncer with Radicale."""

import contextlib
import ctypes
import ctypes.util
import shutil
import socket
import subprocess
import time
import unittest

KHAL = """[calendars]
[[calls]]
path = {folder}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
[sqlite]
path = {cache}
"""

RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {folder}
"""

VDIRSYNCER = """[general]
status_path = "{status}"
[pair one]
a = "first"
b = "server"
collections = ["calls"]
[pair two]
a = "second"
b = "server"
collections = ["calls"]
[storage first]
type = "filesystem"
path = "{first}"
fileext = ".ics"
[storage second]
type = "filesystem"
path = "{second}"
fileext = ".ics"
[storage server]
type = "caldav"
url = "http://127.0.0.1:{port}/kim/"
username = "kim"
password = "x"
"""


def need(program):
    if not shutil.which(program):
        raise unittest.SkipTest(f"{program} is not installed")


def run(home, *command, **options):
    """What a program prints, its errors included. It must succeed."""
    environment = {**home.environment, "LC_ALL": "C.UTF-8"}
    completed = subprocess.run(command, env=environment, cwd=home.path, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, check=False, **options)
    if completed.returncode != 0:
        raise AssertionError(f"{command}: {completed.stdout}")
    return completed.stdout


def libical_errors(calendar):
    """How many errors libical's parser finds, and whether it misses or minds a property."""
    name = ctypes.util.find_library("ical")
    if not name:
        raise unittest.SkipTest("libical is not installed")
    library = ctypes.CDLL(name)
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for function in (library.icalrestriction_check, library.icalcomponent_count_errors):
        function.argtypes = [ctypes.c_void_p]
    component = library.icalparser_parse_string(calendar)
    if not component:
        return "not a calendar"
    valid = library.icalrestriction_check(component)
    return library.icalcomponent_count_errors(component) + (0 if valid else 1)


def khal_list(home, folder, begin, days):
    """The week as khal shows it, on the wall in Berlin."""
    need("khal")
    config = home.path / "khal.conf"
    config.write_text(KHAL.format(folder=folder, cache=home.path / "khal.db"))
    return run(home, "khal", "-c", str(config), "list", begin, f"{days}d")


def calcurse_import(home, file):
    """What calcurse says about a file, and then shows."""
    need("calcurse")
    folder = home.path / "calcurse"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    said = run(home, "calcurse", "-D", str(folder), "-i", str(file))
    return said, run(home, "calcurse", "-D", str(folder), "-s11/23/2026", "-r14")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def radicale(home):
    """A server on this machine; yields its port."""
    need("radicale")
    port = free_port()
    config = home.path / "radicale.conf"
    config.write_text(RADICALE.format(port=port, folder=home.path / "radicale"))
    with subprocess.Popen(["radicale", "--config", str(config)], env=home.environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            deadline = time.monotonic() + 60
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                if time.monotonic() > deadline or server.poll() is not None:
                    raise AssertionError("radicale did not start")
                time.sleep(0.05)
            yield port
        finally:
            server.terminate()


class Vdirsyncer:
    """Two folders that share a server's calendar `calls`."""

    def __init__(self, home, port):
        need("vdirsyncer")
        self.home = home
        self.config = home.path / "vdirsyncer.conf"
        self.folders = [home.path / "first", home.path / "second"]
        for folder in self.folders:
            (folder / "calls").mkdir(parents=True, exist_ok=True)
        self.config.write_text(VDIRSYNCER.format(
            status=home.path / "status", first=self.folders[0], second=self.folders[1], port=port))
        self.run("discover", input="y\n" * 10)

    def run(self, *arguments, **options):
        return run(self.home, "vdirsyncer", "-c", str(self.config), *arguments, **options)

    def sync(self):
        self.run("sync", "one")
        self.run("sync", "two")

    def items(self):
        """What both folders hold: bytes by name, but for the ends of lines, which vdirsyncer makes
        its own."""
        return [{file.name: file.read_bytes().replace(b"\r\n", b"\n") for file in (folder / "calls").iterdir()}
                for folder in self.folders]
