"""The command line, run in this process with a store of its own."""

from pathlib import Path

import pytest

from tests.cli.commands import Command


@pytest.fixture
def leadpact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs `leadpact` with the given arguments, in `tmp_path`, and gives what came of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEADPACT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEADPACT_MEMORY", "1GB")
    return Command(capsys)
