"""File systems of a test's own, which nobody else sees."""

import os
import pathlib
import subprocess
import sys
import unittest

MARK = "VMCOACH_TEST_MOUNTS"


def main():
    """unittest.main() in a mount namespace of its own, where the system permits one."""
    if MARK not in os.environ:
        unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
        if subprocess.run([*unshare, "mount", "-t", "tmpfs", "none", "/mnt"],
                          capture_output=True).returncode == 0:
            os.environ[MARK] = "1"
            os.execvp(unshare[0], [*unshare, sys.executable, "-B", *sys.argv])
    unittest.main()


class SmallDisk:
    """A tmpfs of `size` bytes. Skips the test where it can't be mounted."""

    def __init__(self, path, size):
        if MARK not in os.environ:
            raise unittest.SkipTest("this system lets no user mount a tmpfs (unshare -rm)")
        self.path = path
        self.ballast = path / "ballast"
        path.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", path], check=True)

    def leave_free(self, size):
        """Fills all but `size` bytes."""
        self.make_room()
        status = os.statvfs(self.path)
        self.ballast.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - size)))

    def make_room(self):
        pathlib.Path(self.ballast).unlink(missing_ok=True)

    def unmount(self):
        subprocess.run(["umount", self.path], check=True)
