"""A real `aksio serve` in a process of its own."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from benchmarks.apparatus.processes import descendants
from tests.services.service import free_port

_READY_WITHIN_SECONDS = 60
_STOP_WITHIN_SECONDS = 20


@dataclass(frozen=True)
class Server:
    """Where it answers, which process it is, and how long it took until it was ready."""

    port: int
    pid: int
    seconds_to_ready: float

    @property
    def worker_pid(self) -> int:
        """The one process that answers; the other looks after it."""
        return descendants(self.pid)[-1]

    def connect(self) -> HTTPConnection:
        """For single requests."""
        return HTTPConnection("127.0.0.1", self.port, timeout=120)


@contextmanager
def started(environment: Mapping[str, str]) -> Iterator[Server]:
    """Serve until the block ends. The log goes to a file; when the server does not start, it is shown."""
    port = free_port()
    command = [sys.executable, "-m", "aksio.entrypoints.cli.main", "serve", "--port", str(port)]
    with tempfile.TemporaryFile("w+") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            while not _is_ready(port):
                if process.poll() is not None or time.perf_counter() - begun > _READY_WITHIN_SECONDS:
                    log.seek(0)
                    raise SystemExit(f"The server did not start:\n{log.read()}")
                time.sleep(0.01)
            yield Server(port=port, pid=process.pid, seconds_to_ready=time.perf_counter() - begun)
        finally:
            process.terminate()
            process.wait(_STOP_WITHIN_SECONDS)


def _is_ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
