"""The app as a person starts it: `leadpact serve`, on a port and in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SECONDS = 120


def leadpact() -> Path:
    """The command beside the Python that runs the tests."""
    return Path(sys.executable).with_name("leadpact")


def environment(home: Path) -> dict[str, str]:
    """The environment of a command whose store lies in `home`."""
    return {**os.environ, "LEADPACT_HOME": str(home), "LEADPACT_MEMORY": "1GB"}


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of a fresh server whose store lies in `home`; it ends with the block."""
    home.mkdir(parents=True, exist_ok=True)
    port = free_port()
    log = home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [leadpact(), "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment(home),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until_ready(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_until_ready(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server answers; raises RuntimeError with its log when it does not."""
    deadline = time.monotonic() + _SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if _is_healthy(port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")


def _is_healthy(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
