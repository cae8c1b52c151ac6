"""What the commands say, to whom: results to standard output, words to standard error."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from leadpact.errors import LeadpactError

Progress = Callable[[float, str], None]


def printable(text: str) -> str:
    """The text without what could steer a terminal; line ends stay."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )


def say(text: str) -> None:
    """Words for a person, on standard error."""
    typer.echo(printable(text), err=True)


def print_text(text: str) -> None:
    """A result for a person, on standard output."""
    typer.echo(printable(text))


def print_json(result: object) -> None:
    """The one JSON object of a command, on standard output, ASCII whatever the terminal."""
    import json

    typer.echo(json.dumps(result, indent=2, allow_nan=False))


def complain(error: LeadpactError) -> None:
    """What is wrong, and what to do next, on standard error."""
    say(f"Error: {error.message}")
    if error.hint:
        say(error.hint)


@contextmanager
def wrong_usage() -> Iterator[None]:
    """Inside it, an error is one of usage: it is said, and the command ends with exit code 2."""
    try:
        yield
    except LeadpactError as error:
        complain(error)
        raise typer.Exit(2) from error


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Something to tell the share done (0 to 1) and what is going on; a bar in a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _share, _words: None
        return
    template = "[%(bar)s] %(info)s  %(label)s"
    with typer.progressbar(
        range(100), show_eta=False, bar_template=template, file=sys.stderr
    ) as bar:

        def tell(share: float, words: str) -> None:
            bar.label = printable(words)
            bar.update(round(share * 100) - bar.pos)

        yield tell


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """The rows as text in columns, parted by two blanks."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
