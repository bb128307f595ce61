"""`aksio serve` as a process that can be stopped, killed and started again on the same data."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.services.service import free_port

PATIENCE_SECONDS = 60.0


@dataclass
class Served:
    """Always on the same port; what it prints is added to `log`. `variables` are settings of this test's own."""

    database_url: str
    directory: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    program: str = "aksio.entrypoints.cli.main"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def printed(self) -> str:
        return (self.directory / "log").read_text()

    def start(self) -> None:
        """Until it is ready."""
        settings = {
            "AKSIO_DATABASE_URL": self.database_url,
            "AKSIO_DATA_DIR": str(self.directory),
            "AKSIO_PORT": str(self.port),
            "AKSIO_RATE_LIMITS": "off",
            "AKSIO_LOG_LEVEL": "error",
            **self.variables,
        }
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.program, "serve"],
                cwd=self.directory, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, start_new_session=True, env={**os.environ, **settings},
            )  # fmt: skip
        self._wait(lambda: self._status("/health/ready") == 200)

    def tell(self, what: signal.Signals, *, all_processes: bool = False) -> int:
        """Send a signal to the main process, or to all as a terminal does; the exit code, once nobody answers."""
        assert self.process is not None
        (os.killpg if all_processes else os.kill)(self.process.pid, what)
        code = self.process.wait(PATIENCE_SECONDS)
        self._wait(lambda: self._status("/health/live") is None)
        return code

    def end(self) -> None:
        """Whatever state it is in."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _status(self, path: str) -> int | None:
        try:
            return httpx.get(f"{self.url}{path}", timeout=5).status_code
        except httpx.TransportError:
            return None

    def _wait(self, good: Callable[[], bool]) -> None:
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while not good():
            assert time.monotonic() < give_up_at, self.printed
            time.sleep(0.05)
