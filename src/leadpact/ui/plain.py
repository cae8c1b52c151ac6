"""Uploaded text inside Markdown, shown letter by letter."""

import re

_WORD_JOINER = "\u2060"
_ADDRESS = re.compile(r"://|www(?=\.)|@", re.IGNORECASE)
_INLINE = re.compile(r"[\\`*_\[\]<>$~&]|:(?=\S)")
_START = re.compile(r"^(\d*)([-#+=|.)])")


def plain(text: str) -> str:
    """The text so that Streamlit's Markdown makes neither image, link, colour nor formula of it.

    Escapes do not keep bare addresses from becoming links, so these get an invisible character.
    """
    one_line = " ".join(text.split())
    unlinked = _ADDRESS.sub(lambda found: found[0] + _WORD_JOINER, one_line)
    return _START.sub(r"\1\\\2", _INLINE.sub(lambda found: f"\\{found[0]}", unlinked))
