"""What a mutation run may change, and what it leaves alone."""

import unittest

from mutations import mutations_of


def changes(text):
    return [f"{mutation.line}:{mutation.column} {mutation.old}->{mutation.new}"
            for mutation in mutations_of("x.cpp", text)]


class Mutations(unittest.TestCase):
    def test_operators_and_constants(self):
        self.assertEqual(["1:7 <-><=", "1:7 <->>=", "1:11 &&->||", "1:14 !->", "2:3 +=->-=",
                          "2:6 10->11", "2:6 10->9"], changes("if (a < b && !c)\nx += 10;"))
        self.assertEqual(["1:10 true->false", "1:16 0->1"], changes("call(x2, true, 0)"))

    def test_what_is_no_code_for_the_program(self):
        for text in ('"a < 1"', "'1'", "// a < 1", "/* 1\n2 */", '#include "1.hpp"',
                     'R"sql(a < 1 AND ")" = 2)sql"', "static_assert(sizeof(a) == 1);",
                     "std::array<std::pair<int, 3>, 12> a;", "template <int a> T* f(U&& x);",
                     "text.reserve(a + 1);", "3.5", r"'\''", '"\\" 1"'):
            with self.subTest(text=text):
                self.assertEqual([], changes(text))

    def test_code_goes_on_behind_a_text(self):
        self.assertEqual(["2:3 ==->!="], changes('f("a // b");\na == \'"\' ;'))

    def test_a_change_is_made_in_its_place(self):
        text = "a == b; c == d;"
        first, second = mutations_of("x.cpp", text)
        self.assertEqual("a != b; c == d;", first.apply(text))
        self.assertEqual("a == b; c != d;", second.apply(text))


if __name__ == "__main__":
    unittest.main()
