"""The manual's hooks, each as it is written there: typed in a shell, then run as cron runs it."""

import os
import pty
import re
import subprocess
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

from manual import PAGES, plain
from program import BINARY, CommandTest

MANUAL = PAGES / "vmcoach-remind-crontab.1"
DUE = "2026-11-26T16:15:00Z"
LINE = "call Dana Ortiz, Acme, +1 312 555 0142: Thu 26 Nov 2026 10:15 (17:15 for you), now"
# Keeps what it is called with in a file beside it.
STAND_IN = '#!/bin/sh\nprintf "%s\\n" "$@" "$DBUS_SESSION_BUS_ADDRESS" >"$0.told"\ncat >>"$0.told"\n'


def examples():
    lines = re.findall(r"^\.Dl (vmcoach remind crontab .*)$", MANUAL.read_text(), re.MULTILINE)
    return [plain(line) for line in lines]


class Examples(CommandTest):
    def setUp(self):
        super().setUp()
        self.add_dana()
        self.run_ok("promise-call", "1", "thu 10:15")
        self.programs = self.home.path / "bin"
        self.programs.mkdir()
        (self.programs / "vmcoach").symlink_to(BINARY)
        for name in ("notify-send", "mail"):
            (self.programs / name).write_text(STAND_IN)
            (self.programs / name).chmod(0o755)
        self.notify, self.mail, self.terminal, self.gateway = examples()

    def told(self, name):
        return (self.programs / f"{name}.told").read_text()

    def run_example(self, example, **options):
        """Types it, then does with the printed line what cron does."""
        environment = {**self.home.environment, "PATH": f"{self.programs}:/usr/bin:/bin"}
        line = subprocess.run(["sh", "-c", example], env=environment, check=True, text=True,
                              stdout=subprocess.PIPE, **options).stdout
        command = line.removeprefix("* * * * * ").replace("\\%", "%")
        job = {"HOME": environment["HOME"], "PATH": environment["PATH"], "VMCOACH_NOW": DUE}
        completed = subprocess.run(["sh", "-c", command], env=job, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, check=False)
        self.assertEqual((0, b"", b""),
                         (completed.returncode, completed.stdout, completed.stderr))

    def test_message_on_the_desktop(self):
        self.run_example(self.notify)
        text, bus = self.told("notify-send").splitlines()[:2]
        self.assertEqual(LINE, text)
        self.assertEqual(f"unix:path=/run/user/{os.getuid()}/bus", bus)

    def test_mail(self):
        self.run_example(self.mail)
        self.assertEqual(f"-s\na call is due\nkim@example.com\n\n{LINE}\n", self.told("mail"))

    def test_line_and_bell_on_the_terminal(self):
        ours, theirs = pty.openpty()
        try:
            self.run_example(self.terminal, stdin=theirs)
            self.assertEqual(f"\a{LINE}\r\n", os.read(ours, 1000).decode().replace("\r\r", "\r"))
        finally:
            os.close(ours)
            os.close(theirs)

    def test_text_message(self):
        received = []

        class Gateway(BaseHTTPRequestHandler):
            def do_POST(self):  # pylint: disable=invalid-name
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                received.append((self.path, self.headers["Idempotency-Key"], parse_qs(body)))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *arguments):
                pass

        with HTTPServer(("127.0.0.1", 0), Gateway) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.run_example(self.gateway.replace("https://gateway.example",
                                                  f"http://127.0.0.1:{server.server_port}"))
            server.shutdown()
        [(path, key, form)] = received
        self.assertEqual(("/send", {"text": [LINE]}), (path, form))
        self.assertRegex(key, "^[0-9a-f-]{36}$")


if __name__ == "__main__":
    unittest.main()
