"""A server under load, as one runner of a race."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.apparatus.load import Outcome, Volley, fire
from benchmarks.figures import Figure

Lanes = Sequence[Iterable[bytes]]


class Http:
    """`requests` are made anew for each run; every answer must have this status."""

    def __init__(self, port: int, requests: Callable[[float], Lanes], *, status: int) -> None:
        self._port = port
        self._requests = requests
        self._status = status
        self._last: Outcome | None = None

    def run(self, seconds: float) -> float:
        """Answers per second."""
        volley = Volley(port=self._port, lanes=self._requests(seconds), seconds=seconds)
        self._last = fire(volley).require(self._status)
        return self._last.per_second

    def times(self) -> Iterator[Figure]:
        """How long the answers of the last run took."""
        assert self._last is not None
        for percent in (50, 99):
            value = self._last.milliseconds(percent)
            yield Figure(what=f"{percent} of 100 within", value=value, unit="ms", note="HTTP, the last round")
