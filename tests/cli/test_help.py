"""Help, version, and the page of the docs that describes every command."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from tests.cli.commands import Command

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def commands(leadpact: Command) -> list[str]:
    listed = leadpact("--help").out.split("Commands:")[1]
    return re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)


def sections() -> dict[str, str]:
    """The page's section for each command, by the command's name."""
    parts = re.split(r"^## `leadpact ([a-z]+)", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section_and_no_other_has(leadpact: Command) -> None:
    assert commands(leadpact) == ["serve", "import", "metrics", "suggest", "score"]
    assert list(sections()) == commands(leadpact)


def test_every_option_stands_in_its_commands_section_and_no_other_does(leadpact: Command) -> None:
    for name, section in sections().items():
        found = leadpact(name, "--help").out.split("Options:")[1]
        options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", found, re.MULTILINE))
        described = set(re.findall(r"^\| `(?:-\w, )?(--[a-z-]+)", section, re.MULTILINE))
        assert described == options - {"--help"}, name


def test_no_arguments_give_help(leadpact: Command) -> None:
    done = leadpact()
    assert done.code == 2
    assert "Usage: leadpact" in done.out + done.err


def test_the_version_is_the_packages(leadpact: Command) -> None:
    done = leadpact("--version")
    assert (done.code, done.out) == (0, f"leadpact {version('leadpact')}\n")


def test_help_loads_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys, leadpact.cli\n"
        "heavy = {'duckdb', 'numpy', 'pandas', 'pydantic', 'sklearn', 'statsmodels', 'streamlit'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout == b"\n"
