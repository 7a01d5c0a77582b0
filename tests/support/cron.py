"""Debian's cron in a mount namespace of its own, with nobody's jobs but the test's."""

import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

import mounts

# How long a test waits for what must come; far more than it ever takes.
PATIENCE = 150
SENDMAIL = "#!/bin/sh\nexec cat >>/mnt/mail\n"


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


class Cron:
    """A running cron with one crontab; its clock may be a faster one. Skips the test where there is
    none, or the system doesn't let it have its folders to itself."""

    def __init__(self):
        if os.geteuid() != 0 or mounts.MARK not in os.environ:
            raise unittest.SkipTest("only root can run cron, with folders of its own")
        for program in ("cron", "crontab", "faketime"):
            if not shutil.which(program):
                raise unittest.SkipTest(f"{program} is not installed")
        self.process = None
        self.prepare_folders()
        self.mail = pathlib.Path("/mnt/mail")
        self.mail.write_bytes(b"")

    def prepare_folders(self):
        """Once in a namespace: an empty spool, no jobs of the system, a sendmail that writes down."""
        crontabs = pathlib.Path("/var/spool/cron/crontabs")
        if not os.path.ismount("/var/spool/cron"):
            for folder in ("/mnt", "/var/spool/cron", "/etc/cron.d", "/run"):
                run("mount", "-t", "tmpfs", "none", folder)
            run("mount", "--bind", "/dev/null", "/etc/crontab")
            shutil.copytree("/usr/sbin", "/mnt/sbin", symlinks=True)
            sendmail = pathlib.Path("/mnt/sbin/sendmail")
            sendmail.unlink(missing_ok=True)
            sendmail.write_text(SENDMAIL)
            sendmail.chmod(0o755)
            run("mount", "--bind", "/mnt/sbin", "/usr/sbin")
        if not crontabs.exists():
            crontabs.mkdir()
            shutil.chown(crontabs, "root", "crontab")
            crontabs.chmod(0o1730)

    def install(self, crontab):
        """As a user would: crontab -"""
        run("crontab", "-", input=crontab)

    def start(self, speed=1):
        command = ["cron", "-f"]
        if speed > 1:
            command = ["faketime", "-f", f"+0 x{speed}", *command]
        self.process = subprocess.Popen(command, start_new_session=True)

    def wait_until(self, condition, what):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come; the mail: {self.mail.read_bytes()!r}")
            time.sleep(0.02)

    def stop(self):
        if self.process:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()
        subprocess.run(["crontab", "-r"], stderr=subprocess.DEVNULL, check=False)
