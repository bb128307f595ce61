"""A server under load, as one runner of a race."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.apparatus.load import Outcome, Volley, fire
from benchmarks.apparatus.processes import processor_seconds
from benchmarks.apparatus.server import Server
from benchmarks.figures import Figure

Lanes = Sequence[Iterable[bytes]]


class Http:
    """`requests` are made anew for each run; every answer must have this status."""

    def __init__(self, server: Server, requests: Callable[[float], Lanes], *, status: int) -> None:
        self._server = server
        self._worker = server.worker_pid
        self._requests = requests
        self._status = status
        self._last: Outcome | None = None
        self._work = 0.0

    def run(self, seconds: float) -> float:
        """Answers per second."""
        volley = Volley(port=self._server.port, lanes=self._requests(seconds), seconds=seconds)
        before = processor_seconds(self._worker)
        self._last = fire(volley).require(self._status)
        self._work = processor_seconds(self._worker) - before
        return self._last.per_second

    def about_last(self) -> Iterator[Figure]:
        """How long the answers of the last run took, and how much work one is for the server's process."""
        assert self._last is not None
        for percent in (50, 99):
            value = self._last.milliseconds(percent)
            yield Figure(what=f"{percent} of 100 within", value=value, unit="ms", note="HTTP, the last round")
        work = 1000 * self._work / len(self._last.times)
        yield Figure(what="processor time of the server", value=work, unit="ms", note="for one answer")
