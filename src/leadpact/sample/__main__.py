"""`python -m leadpact.sample FOLDER [--leads N] [--seed N]` writes the sample's files."""

import argparse
from pathlib import Path

from leadpact.sample.files import LEADS, SEED, write_sample


def main() -> None:
    """Writes the sample into the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m leadpact.sample")
    parser.add_argument("folder", type=Path, help="where the files go")
    parser.add_argument("--leads", type=int, default=LEADS, help="how many leads")
    parser.add_argument("--seed", type=int, default=SEED, help="the same seed, the same files")
    chosen = parser.parse_args()
    write_sample(chosen.folder, chosen.leads, chosen.seed)


if __name__ == "__main__":
    main()
