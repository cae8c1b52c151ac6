"""`python -m benchmarks [--leads N]` measures, prints a table and writes results.json."""

import argparse
import sys
from pathlib import Path

from benchmarks.report import table, write_json
from benchmarks.run import measure_all
from benchmarks.sizes import Sizes

_HERE = Path(__file__).parent


def main(arguments: list[str] | None = None) -> None:
    """Measure what the command line asks for; a goal that is missed is said, not an error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--leads", type=int, default=1_000_000, help="how many leads to import")
    parser.add_argument("--many", type=int, default=10_000_000, help="how many to collapse")
    parser.add_argument("--most", type=int, default=100_000_000, help="how many for sliders only")
    parser.add_argument("--runs", type=int, default=3, help="how often each process is run")
    parser.add_argument(
        "--folder", type=Path, default=_HERE / ".cache", help="where the leads are made and kept"
    )
    parser.add_argument(
        "--results", type=Path, default=_HERE / "results.json", help="the file for the numbers"
    )
    parser.add_argument(
        "--browser", action=argparse.BooleanOptionalAction, default=True, help="Chromium too"
    )
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    sizes = Sizes(chosen.leads, chosen.many, chosen.most, chosen.runs)
    results = measure_all(chosen.folder, sizes, _say, in_browser=chosen.browser)
    write_json(results, chosen.results)
    print(table(results))


def _say(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
