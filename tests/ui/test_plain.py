"""Uploaded text inside Markdown."""

import pytest

from leadpact.ui.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Leads March.csv", "Leads March.csv"),
        ("![x](evil.png)", r"!\[x\](evil.png)"),
        ("*bold* _slanted_ `code`", r"\*bold\* \_slanted\_ \`code\`"),
        (":red[x] $a$ <b>", r"\:red\[x\] \$a\$ \<b\>"),
        ("# title", r"\# title"),
        ("1. first", r"1\. first"),
        ("two\nlines", "two lines"),
    ],
)
def test_marks_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("address", ["https://evil.example", "www.evil.example", "a@evil.example"])
def test_an_address_is_broken_so_that_it_is_no_link(address: str) -> None:
    """A word joiner, which nobody sees, stands in the address."""
    shown = plain(address)
    assert address not in shown
    assert shown.replace("\u2060", "").replace("\\", "") == address
