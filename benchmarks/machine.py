"""The machine and the versions that a measurement was made with."""

import os
import platform
import resource
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("duckdb", "numpy", "pandas", "statsmodels")
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Machine:
    """Cores, memory in megabytes, the system, Python, and the versions of the packages used."""

    cores: int
    memory_mb: int
    system: str
    python: str
    packages: dict[str, str]


def this_machine() -> Machine:
    """The machine this process runs on."""
    return Machine(
        cores=os.cpu_count() or 1,
        memory_mb=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MEGABYTE,
        system=platform.platform(),
        python=platform.python_version(),
        packages={name: version(name) for name in _PACKAGES},
    )


def peak_memory_mb() -> int:
    """The most memory that this process has held, in megabytes."""
    # Linux gives kilobytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def resident_memory_mb() -> int:
    """The memory that this process holds now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // _MEGABYTE
