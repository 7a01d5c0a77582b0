"""The manual says what the command tree says."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
REFERENCE = os.environ["VMCOACH_REFERENCE"]


class Reference(unittest.TestCase):
    def test_manual(self):
        with tempfile.TemporaryDirectory() as folder:
            self.render(ROOT / "man/pages", folder)
            rendered = {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir()}
        committed = {file.name: file.read_bytes() for file in (ROOT / "man").glob("*.*")}
        self.assertEqual(sorted(rendered), sorted(committed))
        for name, page in rendered.items():
            self.assertEqual(page, committed[name],
                             f"man/{name} is out of date: run scripts/reference")

    def test_missing_source_is_told_with_what_to_write(self):
        with tempfile.TemporaryDirectory() as folder:
            sources = pathlib.Path(folder) / "pages"
            shutil.copytree(ROOT / "man/pages", sources)
            (sources / "vmcoach-due.1.in").unlink()
            self.assertEqual(f"write {sources}/vmcoach-due.1.in\n", self.refused(sources, folder))

    def test_source_without_a_command_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            sources = pathlib.Path(folder) / "pages"
            shutil.copytree(ROOT / "man/pages", sources)
            source = sources / "vmcoach-gone.1.in"
            source.write_text(".Dd November 24, 2026\nDoes nothing any more.\n")
            self.assertEqual(f"{source} is the page of no command\n",
                             self.refused(sources, folder))

    def render(self, sources, folder, check=True):
        return subprocess.run([REFERENCE, sources, folder], check=check, text=True,
                              stderr=subprocess.PIPE)

    def refused(self, sources, folder):
        result = self.render(sources, folder, check=False)
        self.assertEqual(1, result.returncode)
        return result.stderr


if __name__ == "__main__":
    unittest.main()
