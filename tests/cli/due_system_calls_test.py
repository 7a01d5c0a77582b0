"""`due` reads no more of the system than it needs: of the zones, the seller's own and the rules'
version. Walking the zone folder would cost more than all the rest."""

import re
import shutil
import subprocess
import unittest

from program import BINARY, CommandTest


@unittest.skipUnless(shutil.which("strace"), "strace is not installed")
class SystemCalls(CommandTest):
    def files_of(self, *arguments):
        """What a run opens, or looks at, below the zone folder."""
        trace = self.home.path / "trace"
        subprocess.run(["strace", "-f", "-e", "trace=%file,getdents64", "-o", str(trace), BINARY,
                        *arguments], check=True,
                       # The leak checker can't work beside strace.
                       env={**self.home.environment, "ASAN_OPTIONS": "detect_leaks=0"},
                       stdout=subprocess.DEVNULL)
        text = trace.read_text()
        self.assertIn(str(self.home.database), text)
        self.assertNotIn("getdents", text)
        return {name for name in re.findall(r'"([^"]+)"', text)
                if name.startswith("/usr/share/zoneinfo")}

    def test_due_reads_the_sellers_zone_and_the_version_of_the_rules(self):
        for number, zone in enumerate(("America/Chicago", "Asia/Tokyo", "Europe/Dublin"), 1):
            self.run_ok("prospect", "add", f"Prospect {number}", "--time-zone", zone)
            self.run_ok("promise-call", str(number), f"thu 1{number}:00")
        expected = {"/usr/share/zoneinfo/Europe/Berlin", "/usr/share/zoneinfo/tzdata.zi"}
        for arguments in ((), ("--week",), ("--json", "--week"), ("--format", "{name}")):
            self.assertLessEqual(self.files_of("due", *arguments), expected)


if __name__ == "__main__":
    unittest.main()
