"""A server that the tests may use, and how one that we start is started and stopped."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60.0
Command = Sequence[str | Path]
_started: list[subprocess.Popen[bytes]] = []  # Python complains about a child that is forgotten while it runs


class NoService(Exception):
    """There is no such server, and no program to start one."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """Where a server answers, and how it was come by. `pid` and `directory` are set when we started it."""

    url: str
    origin: str
    pid: int | None = None
    directory: str | None = None

    def stop(self) -> None:
        """End the server, if it is ours, and remove its files."""
        if self.pid is not None:
            _end(self.pid)
        if self.directory is not None:
            shutil.rmtree(self.directory, ignore_errors=True)

    def to_json(self) -> str:
        """For the other processes of this run."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Service":
        """Read what `to_json` wrote."""
        return cls(**json.loads(text))


@dataclass(frozen=True, kw_only=True)
class Program:
    """A server program, as this machine can run it. `user` is somebody else when it refuses to run as root.

    `variables` are added to our own environment.
    """

    command: Command
    directory: Path
    user: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict)

    def start(self, answers: Callable[[], bool]) -> int:
        """Run it apart from this terminal until it answers; its process id. What it prints is in `log`."""
        with (self.directory / "log").open("wb") as log:
            process = subprocess.Popen(
                self.command, cwd=self.directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, user=self.user, group=self.user and _group_of(self.user),
                extra_groups=[] if self.user else None, env={**os.environ, **self.variables},
            )  # fmt: skip
        _started.append(process)
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while not answers():
            if process.poll() is not None or time.monotonic() > give_up_at:
                os.killpg(process.pid, signal.SIGKILL)
                raise NoService((self.directory / "log").read_text(errors="replace"))
            time.sleep(0.05)
        return process.pid


def private_directory(name: str, owner: str | None = None) -> Path:
    """A new folder that only `owner` (by default we) can enter."""
    directory = Path(tempfile.mkdtemp(prefix=f"aksio-test-{name}-"))
    if owner is not None:
        shutil.chown(directory, owner)
    return directory


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _group_of(user: str) -> int:
    import pwd  # there is none on Windows, where there is no root either

    return pwd.getpwnam(user).pw_gid


def _end(pid: int) -> None:
    """Ask to shut down at once without waiting for clients, which is SIGINT for Postgres and Redis alike."""
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            os.kill(pid, signal.SIGINT)
            os.waitpid(pid, os.WNOHANG)
        except ProcessLookupError:
            return
        except ChildProcessError:
            pass  # another process of this run started it, and has left
        if time.monotonic() > give_up_at:
            with suppress(ProcessLookupError):  # it has just ended
                os.killpg(pid, signal.SIGKILL)
        time.sleep(0.05)
