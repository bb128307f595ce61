"""An Aksio of our own: settings, a database and a data directory."""

import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from aksio.entrypoints.cli.running import run_with
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.settings import Settings, variable
from benchmarks.apparatus.server import Server, started

T = TypeVar("T")


@dataclass(frozen=True)
class Installation:
    """Rate limits are off: here one machine asks for everybody."""

    settings: Settings

    def changed(self, **settings: object) -> "Installation":
        """The same one with other settings."""
        return Installation(msgspec.structs.replace(self.settings, **settings))

    def do(self, work: Callable[[Container], Awaitable[T]]) -> T:
        """Work with its use cases, in this process."""
        return run_with(self.settings, work)

    @contextmanager
    def served(self) -> Iterator[Server]:
        """Its real server process, `aksio serve`."""
        with started(self._environment()) as server:
            yield server

    def _environment(self) -> dict[str, str]:
        """The machine's own variables, without those that would change Aksio."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("AKSIO_")}
        defaults = Settings()
        changed = {
            variable(name): str(getattr(self.settings, name))
            for name in Settings.__struct_fields__
            if getattr(self.settings, name) != getattr(defaults, name)
        }
        return inherited | changed
