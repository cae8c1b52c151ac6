"""Texts that have broken programs before: each of them is just text."""

from types import MappingProxyType

NAUGHTY = MappingProxyType(
    {
        # Marks of the file formats themselves.
        "comma": "first, second; third\tfourth|fifth",
        "quotes": 'He said "buy", then "sell"',
        "only quotes": '"' * 600,
        "quote at its end": 'a rack of 48"',
        "apostrophes": "'tis the O'Neill's",
        "lines": "first\nsecond\r\nthird\rfourth",
        "blank lines": "above\n\n\nbelow",
        "line that looks like a record": "x\n1,2,3\ny",
        "quote and line end": '"\n"',
        "JSON": '{"name": "Ann, \\"B\\"", "tags": ["a", null], "n": 1e5}',
        "JSON array": "[1, 2, 3]",
        "separator line": "sep=;",
        "backslashes": "C:\\temp\\new\\",
        "escaped NUL as text": "\\0 \\x00 \\u0000",
        "comment": "# not a comment",
        # Words that mean something to somebody else.
        "true": "True",
        "infinity": "-Infinity",
        "exponent": "1e1000",
        "hexadecimal": "0x1F",
        "leading zeros": "000123",
        "number too long": "9" * 60,
        "decimal comma": "1.234,50-",
        "date that is none": "2026-02-31T25:61:00Z",
        # Commands in other languages.
        "formula": "=1+1",
        "formula with a command": "@SUM(1+1)*cmd|' /C calc'!A0",
        "plus and minus": "-1+1",
        "SQL": "'; drop table lead;--",
        "SQL in double quotes": '"; select * from lead; --',
        "SQL comment": "*/ or 1=1 /*",
        "parameter": "$lead_id ? :name %s {0} {{x}}",
        "shell": "$(touch x) `touch x` ; rm -rf ~ &",
        "path": "../../etc/passwd",
        "Windows device": "CON.txt",
        "HTML": "<script>alert(1)</script>",
        "HTML entity": "&lt;b&gt; &#0; &nbsp;",
        "Markdown": "![x](http://localhost/y.png) **bold** | cell |",
        "XML": "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>",
        "template": "{% for x in y %}{{ x }}{% endfor %}",
        "log": "%n %x ${jndi:ldap://localhost/a}",
        # Letters.
        "right to left": "\u202eesrever\u202c and \u200fmark",
        "Hebrew and digits": "\u05e9\u05dc\u05d5\u05dd 123 abc",
        "zero-width joiners": "a\u200bb\u200cc\u200dd\u2060e",
        "mark inside": "be\ufefffore",
        "combining": "Zo\u0065\u0308 \u0041\u030a\u0327",
        "many combining": "Z" + "\u0301\u0322\u0335" * 40,
        "same look, other letters": "\u0405t\u0430ge",
        "ligature": "\ufb01le \ufb03",
        "dotless": "I\u0307stanbul \u0131 \u0130",
        "sharp s": "STRASSE Straße STRA\u1e9eE",
        "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308",
        "astral": "\U0001d4d0\U0001d4d1 \U00020000 \U0010ffff",
        "private and unassigned": "\ue000 \u0378 \ufffe",
        "replacement": "K\ufffdln",
        "next line": "a\x85b",
        "line separators": "a\u2028b\u2029c",
        "blanks of other widths": "a\u00a0b\u2003c\u3000d",
        "soft hyphen": "Haupt\u00admann",
        "controls": "a\x01b\x07c\x08d\x0be\x0cf\x1bg\x7fh",
        "separators of old": "a\x1cb\x1db\x1ec\x1fd",
        "terminal": "a\x1b[31mred\x1b[0m",
        "digits of other scripts": "\u0661\u0662\u0663 \u0967\u0968 \uff11\uff12",
        "fraction and power": "\u00bd x\u00b2 \u2460",
        "half a pair as text": "\\ud800 &#xD800; %ED%A0%80",
        "Chinese": "\u4e2d\u6587\uff0c\u6d4b\u8bd5",
        "Thai": "\u0e01\u0e33\u0e19\u0e31\u0e19",
        "long word": "pneumo" * 500,
        "long text": 'A note with commas, quotes " and more. ' * 300 + "End",
    }
)
"""Texts without blanks at their ends, by what is naughty in them."""

IN_BLANKS = MappingProxyType(
    {
        "blanks": "  two on each side  ",
        "tabs": "\ttab\t",
        "line ends": "\r\nlines\n",
        "no-break space": "\u00a0text\u00a0",
    }
)
"""Texts that are trimmed when they are imported, and not when they are read."""

NOTHING = ("NULL", "\\N", "NaN", "undefined", "n/a", "None", "-", "   ", "\u00a0")
"""Texts that say "nothing": read as they are, imported as empty."""
