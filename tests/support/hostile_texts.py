"""Texts that programs have lost, split or changed, or that have driven a terminal, shell or SQL."""

LIMIT = 64 * 1024

# Valid UTF-8 of 1 to 65,536 bytes, none of them `-`, which stands for standard input.
STORABLE = [
    # parsers of command lines
    "++", "[]", "[a,b]", "[[a],[b]]", "{}", "{a}", "{0}", "%%", "%s%n", "%d", "=", "=1", "=0",
    "=0x", "a=b", "--", "---", "-x", "-h", "--help", "--json", "--db=/tmp/x", "--company=Evil",
    "due", "note", "prospect", "prospect add", "config", "true", "false", "null", "NULL", "nan",
    "0", "-1", "007", "1e9", "0x10", "p1", "n1", "t1", "@file", "a,b", "a;b", "a|b", ",", ";",
    ".", "..", "/", "/dev/null", "~", "~root", "*", "?", "#", "# heading", "!", "!!", "\\", "\\\\",
    "\\n", "\\0", "\\x41", "\\u0041", "a\\",
    # quotes
    "'", "''", '"', '""', "`", "´", "O'Brien", 'say "hi"', "'; DROP TABLE prospect; --", "' OR 1=1",
    "“quoted”", "„quoted“", "«guillemets»", "‘single’", "\"unbalanced", "'unbalanced",
    # shells and terminals
    "$(x)", "$(touch x)", "`touch x`", "${HOME}", "$HOME", "$'\\n'", "&& exit", "> x", "< x",
    "\x1b[31mred", "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1b", "\x9b31m", "\x07", "\x08\x08\x08",
    "\x7f", "\x01", "\x1f", "\x85", "\x9f",
    # white space
    " ", "  ", " lead", "trail ", "two  blanks", "\t", "a\tb", "\n", "\n\n", "a\nb", "\na", "a\n",
    "a\n\n", "\r", "\r\n", "a\r\nb", "a\r", "\v\f", "\u00a0", "\u2003", "\u3000", "\u2028",
    "\u2029", "\u200b", "\ufeff", "\ufeffbom first",
    # scripts, directions, marks and emoji
    "Zo\u00eb", "Zoe\u0308", "\u00e9", "e\u0301", "\u0301", "\u0301alone", "\u00c5", "\u212b", "A\u030a",
    "\ufb01", "\u017f", "ß", "\u0130", "\u0131", "\u03a9", "\u2126", "中文", "日本語テスト",
    "\ud55c\uad6d\uc5b4", "\u1112\u1161\u11ab", "العربية", "עברית",
    "\u202eright to left", "\u2066isolated\u2069", "\u200e", "\u200f", "\u061c", "ไทย", "हिन्दी",
    "👋", "👩‍👩‍👧‍👦", "🇩🇪", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Z̸̢͍̈́͠a̵l̶g̷o̸", "a" + "\u0300" * 200, "\ufffd", "\ufffe", "\uffff", "\ufdd0",
    "\U0001f600", "\U0010ffff", "\ue000",
    # formats
    "<b>&amp;</b>", "&#0;", "{\"a\": 1}", "[1, 2", "a: b", "- item", "---\n...", "key = 'x'", "=cmd|x",
    "BEGIN:VCARD", "a,\"b\"\"c\"", "\"\\u0000\"",
    # lengths
    "x" * 1000, "ä" * 30000, "y" * (60 * 1024), "z" * LIMIT,
]

# Nothing, too long, not UTF-8, or with a NUL.
REFUSED = [
    b"", b"x" * (LIMIT + 1), "é".encode() * (LIMIT // 2) + b"x",
    b"\xff", b"\xfe", b"a\x80", b"\x80a", b"\xbf", b"\xc3", b"caf\xe9", b"\xe2\x82", b"\xf0\x9f\x91",
    b"\xc0\xaf", b"\xc1\x81", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xc0\x80", b"\xed\xa0\x80",
    b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb1\x8b", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80",
    b"\xfc\x84\x80\x80\x80\x80", b"\xe2\x28\xa1", b"good \xff\xfe bad",
    b"\0", b"a\0b", b"a\0", b"\0a",
]
