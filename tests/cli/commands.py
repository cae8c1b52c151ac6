"""What a test needs to run commands and to read what they print."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from leadpact.cli import main

LEADS = """\
lead_id,source,created_at,outcome,won_at,Favourite colour
1,Google,2026-01-05,won,2026-02-04,red
2,google ,2026-01-06,lost,,blue
3,List,2026-01-07,open,,
4,List,2026-01-07,open,,
4,List,2026-01-07,open,,
5,List,soon,open,,
"""


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Command:
    """The command line of one test."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Outcome:
        self.capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = self.capture.readouterr()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return Outcome(code or 0, printed.out, printed.err)


def write(name: str, text: str) -> str:
    """A file of that name with that text, in the folder where the command runs."""
    Path(name).write_text(text, encoding="utf-8")
    return name
