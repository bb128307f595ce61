"""A process that can be killed and started again, as often as one likes."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60.0


@dataclass
class Killable:
    """`ready` says whether it does its work; what it prints goes to `<name>.log` in its directory."""

    name: str
    command: Sequence[str | Path]
    directory: Path
    ready: Callable[[], bool]
    variables: Mapping[str, str] = field(default_factory=dict)
    user: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """It comes up by itself: whoever needs it waits with `wait_until_ready`."""
        with (self.directory / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, env={**os.environ, **self.variables}, user=self.user,
                extra_groups=[] if self.user else None,
            )  # fmt: skip

    def wait_until_ready(self) -> None:
        """Fails with what it printed."""
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while not self.ready():
            assert self._is_alive(), f"{self.name} ended: {self.printed}"
            assert time.monotonic() < give_up_at, f"{self.name} does not become ready: {self.printed}"
            time.sleep(0.05)

    def tell(self, what: signal.Signals) -> None:
        """To it and all that it started, without waiting."""
        assert self.process is not None
        os.killpg(self.process.pid, what)

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """By default at once and without a word; waits until it is gone."""
        if self.process is None or not self._is_alive():
            return
        self.tell(how)
        self.process.wait(PATIENCE_SECONDS)

    def _is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def printed(self) -> str:
        """The end of its log."""
        return (self.directory / f"{self.name}.log").read_text(errors="replace")[-4000:]
