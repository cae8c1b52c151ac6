"""The collapse of many leads, in processes of their own: time, memory, restart, other filters."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SECONDS_GOAL = 5.0
PEAK_GOAL_MB = 2_048
FILTER_GOAL = 1.0


@dataclass(frozen=True)
class OtherFilter:
    """What is let through, in words, and the seconds to its patterns."""

    name: str
    seconds: float


@dataclass(frozen=True)
class CollapseResult:
    """From the leads in the store to their patterns: the median of the seconds, the highest peak.

    `shares` is how often the share done was told; `restart_seconds` are those of a new process,
    `repeated` whether that had to collapse again.
    """

    leads: int
    seconds: float
    seconds_goal: float
    peak_mb: int
    peak_goal_mb: int
    shares: int
    restart_seconds: float
    repeated: bool
    filters: tuple[OtherFilter, ...]
    filter_goal: float
    passed: bool


@dataclass(frozen=True)
class _Went:
    seconds: float
    peak_mb: int
    told: list[float]
    filters: dict[str, float]


def measure_collapse(home: Path, leads: int, runs: int) -> CollapseResult:
    """So many first collapses, each followed by a restart with other filters."""
    firsts: list[_Went] = []
    agains: list[_Went] = []
    for _ in range(runs):
        firsts.append(_went(home, "first"))
        agains.append(_went(home, "again"))
    took = median(one.seconds for one in firsts)
    peak = max(one.peak_mb for one in (*firsts, *agains))
    repeated = any(one.told for one in agains)
    filters = tuple(
        OtherFilter(name, median(one.filters[name] for one in agains)) for name in agains[0].filters
    )
    return CollapseResult(
        leads=leads,
        seconds=took,
        seconds_goal=SECONDS_GOAL,
        peak_mb=peak,
        peak_goal_mb=PEAK_GOAL_MB,
        shares=len(firsts[0].told),
        restart_seconds=median(one.seconds for one in agains),
        repeated=repeated,
        filters=filters,
        filter_goal=FILTER_GOAL,
        passed=took <= SECONDS_GOAL
        and peak <= PEAK_GOAL_MB
        and not repeated
        and all(one.seconds <= FILTER_GOAL for one in filters),
    )


def _went(home: Path, way: str) -> _Went:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_collapse", str(home.resolve()), way],
        capture_output=True,
        text=True,
        check=True,
    )
    return _Went(**json.loads(done.stdout))
