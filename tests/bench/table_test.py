"""That the benchmarks run, and that both sides of each find the same. Not how long they take."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
COLUMNS = 9
TITLES = ("`--version`", "`due`, 50 due", "`search s`, 20 shown", "completion of a name", "`stats`",
          "`note`", "`promise-call`", "`import csv`, 300 rows")


class TableTest(unittest.TestCase):
    def test_table(self):
        with tempfile.TemporaryDirectory() as folder:
            completed = subprocess.run([sys.executable, HERE / "table.py", folder, "--sizes", "300",
                                        "--pairs", "2", "--no-instructions"],
                                       stdout=subprocess.PIPE, text=True, check=True)
        lines = completed.stdout.splitlines()
        for line in lines:
            self.assertEqual(line.count("|"), COLUMNS + 1, line)
        for title in TITLES:
            self.assertTrue(any(line.startswith(f"| {title} |") for line in lines), title)


if __name__ == "__main__":
    unittest.main()
