"""The long run of broken files: `python -m tests.ingest.fuzz --minutes N` (see docs/fuzzing.md)."""

import argparse
import faulthandler
import gzip
import io
import logging
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType

from leadpact.errors import LeadpactError
from tests.ingest.corpus.cases import all_cases
from tests.ingest.corpus.formats import archive
from tests.ingest.invariants import checked

SECONDS_A_FILE = 60
_logger = logging.getLogger(__name__)
_GRACE = 30
_MOST_CHANGES = 8
_LONGEST_PIECE = 400
_SLOWEST = 5
_KEPT_OF_A_KIND = 10
_PIECES = (
    *(b'"', b'""', b"'", b"\\", b'\\"', b",", b";", b"\t", b"|", b"\x1f", b" ", b"\0", b"\n"),
    *(b"\r", b"\r\n", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80"),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"sep=;\n", b"{", b"}", b"[", b"]", b"[" * 3_000, b'{"a":'),
    *(b":", b"null", b"1e999", b"-", b'"\\ud800"', b"PK\3\4", b"PK\5\6", b"PAR1", b"\x1f\x8b\x08"),
    *(b"\xff" * 8, b"\x7f\xff\xff\xff", b"<", b"/>", b"&", b"&#0;", b"<![CDATA[", b"x" * 70_000),
    *(b'"' * 501, b"," * 2_100, b"\n" * 1_200),
)


class TooSlowError(Exception):
    """A file took longer than it may."""


@dataclass
class Tally:
    """What came out of a run."""

    files: int = 0
    tables: int = 0
    rows: int = 0
    rejects: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """The corpus: the name of each file and its bytes."""
    return tuple((case.file_name, case.content()) for case in all_cases())


def broken_file(seed: int, number: int) -> tuple[str, bytes]:
    """The name and bytes of one file of the run; the same numbers give the same file."""
    rng = random.Random(f"{seed}/{number}")
    name, content = rng.choice(seeds())
    if rng.random() < 0.5 and content.startswith(b"PK"):
        return name, _changed_inside(rng, content)
    if rng.random() < 0.7 and content.startswith(b"\x1f\x8b"):
        return name, _changed_packed(rng, content)
    return name, _changed(rng, content)


def _changed(rng: random.Random, content: bytes) -> bytes:
    for _ in range(rng.randint(1, _MOST_CHANGES)):
        content = rng.choice(_CHANGES)(rng, content)
    return content


def _changed_inside(rng: random.Random, content: bytes) -> bytes:
    """A ZIP archive whose sums are right, with one of its members changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = [(one.filename, packed.read(one)) for one in packed.infolist()]
    except zipfile.BadZipFile:
        members = []
    if not members:
        return _changed(rng, content)
    place = rng.randrange(len(members))
    name, inner = members[place]
    members[place] = (name, _changed(rng, inner))
    return archive(*members)


def _changed_packed(rng: random.Random, content: bytes) -> bytes:
    try:
        inner = gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        inner = b""
    return gzip.compress(_changed(rng, inner), 1, mtime=0)


def _stretch(rng: random.Random, content: bytes) -> tuple[int, int]:
    start = rng.randint(0, len(content))
    return start, min(len(content), start + rng.randint(1, _LONGEST_PIECE))


def _flip(rng: random.Random, content: bytes) -> bytes:
    if not content:
        return content
    place = rng.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << rng.randrange(8)]) + content[place + 1 :]


def _insert(rng: random.Random, content: bytes) -> bytes:
    place = rng.randint(0, len(content))
    return content[:place] + rng.choice(_PIECES) + content[place:]


def _insert_noise(rng: random.Random, content: bytes) -> bytes:
    place = rng.randint(0, len(content))
    return content[:place] + rng.randbytes(rng.randint(1, 20)) + content[place:]


def _cut(rng: random.Random, content: bytes) -> bytes:
    start, end = _stretch(rng, content)
    return content[:start] + content[end:]


def _cut_off(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randint(0, len(content))] if rng.random() < 0.3 else content


def _double(rng: random.Random, content: bytes) -> bytes:
    start, end = _stretch(rng, content)
    return content[:end] + content[start:end] * rng.choice((1, 1, 1, 50)) + content[end:]


def _splice(rng: random.Random, content: bytes) -> bytes:
    _, other = rng.choice(seeds())
    start, end = _stretch(rng, other)
    place = rng.randint(0, len(content))
    return content[:place] + other[start:end] + content[place:]


def _swap_all(rng: random.Random, content: bytes) -> bytes:
    """Every occurrence of one byte becomes another piece, in a stretch of the file."""
    if not content:
        return content
    start, end = _stretch(rng, content)
    wanted = bytes([rng.choice(content)])
    piece = rng.choice(_PIECES[:20])
    return content[:start] + content[start:end].replace(wanted, piece) + content[end:]


_CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _flip,
    _insert,
    _insert_noise,
    _cut,
    _cut_off,
    _double,
    _splice,
    _swap_all,
)


@contextmanager
def _watched() -> Iterator[None]:
    """Breaks off what takes too long; what cannot be broken off ends the process."""

    def too_slow(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(SECONDS_A_FILE)
    faulthandler.dump_traceback_later(SECONDS_A_FILE + _GRACE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(seed: int, seconds: float, keep: Path) -> Tally:
    """Read broken files until the time is over; files that fail are left in `keep`.

    The file being read lies there as "current", so that it is known should the process die.
    """
    keep.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        tally.files += 1
        name, content = broken_file(seed, tally.files)
        path = keep / f"current{''.join(Path(name).suffixes)}"
        path.write_bytes(content)
        started = time.monotonic()
        problem = _read(path, tally)
        taken = time.monotonic() - started
        tally.slowest = sorted([*tally.slowest, (taken, f"{tally.files} {name}")])[-_SLOWEST:]
        if problem:
            _keep(path, problem, tally)
        path.unlink(missing_ok=True)
    return tally


def _read(path: Path, tally: Tally) -> str:
    """Count what comes of the file; gives the traceback of what must not come of it."""
    try:
        with _watched():
            found = checked(path)
    except Exception:
        _logger.exception("File %d failed", tally.files)
        return traceback.format_exc()
    if isinstance(found, LeadpactError):
        tally.errors[stem(found)] += 1
    else:
        tally.tables += 1
        tally.rows += found.row_count
        tally.rejects += len(found.rejects)
    return ""


def stem(error: LeadpactError) -> str:
    """The error's kind and message without what differs from file to file."""
    text = re.sub(r"\b(current|export)(\.\w+)+", "<file>", error.message)
    text = re.sub(r"'[^']*'|\"[^\"]*\"", "'…'", text)
    return f"{type(error).__name__}: {re.sub(r'[0-9][0-9,.]*', 'N', text)[:110]}"


def _keep(path: Path, problem: str, tally: Tally) -> None:
    frames = re.findall(r'File "[^"]*/([^"/]+)", line (\d+)', problem)
    kind = f"{problem.strip().splitlines()[-1][:80]} at {':'.join(frames[-1])}"
    tally.failures[kind] += 1
    if tally.failures[kind] <= _KEPT_OF_A_KIND:
        kept = path.with_name(path.name.replace("current", f"file-{tally.files}", 1))
        path.rename(kept)
        kept.with_name(f"{kept.name}.txt").write_text(problem, encoding="utf-8")


def summary(tally: Tally) -> str:
    """The run in words and numbers."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024
    lines = [
        f"files {tally.files:,}",
        f"tables {tally.tables:,}, with {tally.rows:,} rows and {tally.rejects:,} rejects",
        f"named errors {tally.errors.total():,}",
        *(f"  {count:8,}  {kind}" for kind, count in tally.errors.most_common(40)),
        f"failures {tally.failures.total():,}",
        *(f"  {count:8,}  {kind}" for kind, count in tally.failures.most_common()),
        "slowest",
        *(f"  {seconds:8.2f} s  file {which}" for seconds, which in reversed(tally.slowest)),
        f"memory at its peak {memory:,} MB",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """The run as it is asked for; 1 when any file failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        tally = run(said.seed, said.minutes * 60, said.keep)
    sys.stdout.write(f"seed {said.seed}, {said.minutes:g} minutes\n{summary(tally)}")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
