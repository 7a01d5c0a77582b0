"""The spoken length of scripts, against a speech synthesizer.

A person says a phone number digit by digit; espeak-ng would say "three hundred twelve". It is given
the digits, group by group, and everything else as it is written.
"""

import pathlib
import re
import shutil
import statistics
import subprocess
import unittest

from program import CommandTest
from shares import EVERY

SCRIPTS = sorted((pathlib.Path(__file__).parent / "speech").glob("*.txt"))
RATES = (130, 150, 175)

PHONE = re.compile(r"\+?\(?\d{3,4}\)?[ -]\d{3}[ -]\d{4}|\+\d{1,2} \d{3} \d{3} \d{4}")
SILENCE = "silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse".split()


def digit_by_digit(match):
    groups = re.findall(r"\d+", match[0])
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in groups)


def missing(tool):
    return shutil.which(tool) is None


@unittest.skipIf(missing("espeak-ng") or missing("sox"), "espeak-ng or sox is not installed")
class Speech(CommandTest):
    def measured(self, text, rate):
        """Seconds from the first sound to the last."""
        raw, cut = self.home.path / "raw.wav", self.home.path / "cut.wav"
        subprocess.run(["espeak-ng", "-v", "en-us", "-s", str(rate), "-w", raw, "--stdin"],
                       input=PHONE.sub(digit_by_digit, text).encode(), check=True)
        subprocess.run(["sox", raw, cut, *SILENCE], check=True)
        return float(subprocess.check_output(["soxi", "-D", cut]))

    def test_estimates_are_close_to_speech(self):
        errors, worst, wrong_side = [], (0, ""), []
        for file in SCRIPTS[::EVERY]:
            text = file.read_text()
            for rate in RATES:
                said = self.measured(text, rate)
                check = self.home.run("--json", "script", "check", "--wpm", str(rate),
                                      stdin=text.encode()).json
                error = abs(check["seconds"] - said)
                errors.append(error / said)
                worst = max(worst, (error, f"{file.name} at {rate}: {check['seconds']} for {said}"))
                for bound in (10, 20):
                    if not (check["seconds_low"] <= bound <= check["seconds_high"]) and (
                            check["seconds"] < bound) != (said < bound):
                        wrong_side.append((file.name, rate, bound, check["seconds"], said))
        print(f"{len(errors)} readings: median error {100 * statistics.median(errors):.1f} %, "
              f"worst {worst[0]:.2f} s ({worst[1]})")
        self.assertLessEqual(statistics.median(errors), 0.04)
        self.assertLessEqual(worst[0], 1.5, worst[1])
        self.assertEqual([], wrong_side)


if __name__ == "__main__":
    unittest.main()
