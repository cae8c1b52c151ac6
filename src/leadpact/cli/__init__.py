"""The command line: the same metrics, without the browser.

Results go to standard output, progress and words to standard error. Exit 0: done; 1: a named
problem with the data; 2: wrong usage. Each command imports what it needs, so that help is quick.
"""

import io
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from leadpact.cli.import_command import import_files
from leadpact.cli.metrics_command import metrics
from leadpact.cli.score_command import score
from leadpact.cli.serve_command import serve
from leadpact.cli.streams import complain, say
from leadpact.cli.suggest_command import suggest
from leadpact.errors import LeadpactError

app = typer.Typer(
    name="leadpact",
    help="What sales and marketing both call a good lead, settled with their own data.",
    epilog="The store lies in LEADPACT_HOME, or in .leadpact here. See docs/command-line.md.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("serve")(serve)
app.command("import", no_args_is_help=True)(import_files)
app.command("metrics")(metrics)
app.command("suggest")(suggest)
app.command("score")(score)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        app(args=arguments, prog_name="leadpact")
    except LeadpactError as error:
        complain(error)
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"Error: {where}{error.strerror or error}")
        say("Check the folder's permissions and the space left on the disk.")
        sys.exit(1)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"leadpact {version('leadpact')}")
        raise typer.Exit


@app.callback()
def _leadpact(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    del version
