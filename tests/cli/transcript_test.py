"""A promise from Monday to Thursday, as a seller sees it: what is typed and all that is printed."""

import shlex
import unittest

from program import CommandTest

# The seller is in Berlin, Dana in Chicago; Monday is 2026-11-23.
TRANSCRIPT = """
2026-11-23T15:00:00Z $ vmcoach voicemail dana "Hi Dana, Kim at Initech. Congratulations on the second warehouse! I'd love to hear how you found the place. I'll call you Thursday at ten fifteen, your time. Have a great week!" --seconds 12 --promise "thu 10:15"
logged t1: Dana Ortiz, Acme, voicemail, 12 s
p1 Dana Ortiz: Thu 26 Nov 2026 10:15 America/Chicago (in 3 days) = 17:15 for you
2026-11-26T16:05:00Z $ vmcoach due
Today
  p1  Dana Ortiz [or-TEEZ]  +1 312 555 0142
      Thu 26 Nov 2026 10:15 (17:15 for you), in 10 min
      last: Mon 23 Nov 2026, voicemail, 12 s: Hi Dana, Kim at Initech. Congratulations on the second warehouse! I'd love to hear how you found the place. I'll call you Thursday at ten fifteen, your time. Have a great week!
2026-11-26T16:15:00Z $ vmcoach due
Now
  p1  Dana Ortiz [or-TEEZ]  +1 312 555 0142
      Thu 26 Nov 2026 10:15 (17:15 for you), now
      last: Mon 23 Nov 2026, voicemail, 12 s: Hi Dana, Kim at Initech. Congratulations on the second warehouse! I'd love to hear how you found the place. I'll call you Thursday at ten fifteen, your time. Have a great week!
2026-11-26T16:40:00Z $ vmcoach due
Overdue
  p1  Dana Ortiz [or-TEEZ]  +1 312 555 0142
      Thu 26 Nov 2026 10:15 (17:15 for you), 25 min ago
      last: Mon 23 Nov 2026, voicemail, 12 s: Hi Dana, Kim at Initech. Congratulations on the second warehouse! I'd love to hear how you found the place. I'll call you Thursday at ten fifteen, your time. Have a great week!
2026-11-26T16:17:00Z $ vmcoach voicemail dana "Hi Dana, Kim at Initech, Thursday at ten fifteen, as I said. I'll try you tomorrow at nine." --seconds 9 --promise "tomorrow 9:00"
logged t2: Dana Ortiz, Acme, voicemail, 9 s
p1 kept 2 min late: Thu 26 Nov 2026 10:15 America/Chicago
p2 Dana Ortiz: Fri 27 Nov 2026 09:00 America/Chicago (in 22 h 43 min) = 16:00 for you
2026-11-26T16:20:00Z $ vmcoach due
2026-11-26T16:20:00Z $ vmcoach promise list dana --all
p1\tDana Ortiz\tThu 26 Nov 2026 10:15\tAmerica/Chicago\tkept 2 min late\t
p2\tDana Ortiz\tFri 27 Nov 2026 09:00\tAmerica/Chicago\topen\t
"""


class Transcript(CommandTest):
    def test_what_is_printed_is_what_the_transcript_shows(self):
        self.add_dana()
        self.run_ok("prospect", "edit", "1", "--pronunciation", "or-TEEZ")
        replayed = "\n"
        for line in TRANSCRIPT.splitlines():
            now, prompt, command = line.partition(" $ vmcoach ")
            if prompt:
                result = self.run_ok(*shlex.split(command), now=now)
                replayed += line + "\n" + result.text
        self.assertEqual(TRANSCRIPT, replayed)


if __name__ == "__main__":
    unittest.main()
