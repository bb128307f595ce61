"""Puts load on a server from a process of its own, so lean that the server is the busier of the two.

Requests are finished bytes, made before the clock starts. Each connection sends its next request when the answer to
the last one is complete, and not before its pace allows: as many are under way as there are connections, never more.
"""

import asyncio
import multiprocessing
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, cycle
from statistics import quantiles

from benchmarks.apparatus.processes import busy_core_seconds

_LONGEST_ANSWER_SECONDS = 30
_END_OF_HEADERS = b"\r\n\r\n"


@dataclass(frozen=True, kw_only=True)
class Volley:
    """What to send: the requests of each connection, which end with the time or before.

    With `other_ports` connections go to each port in turn, as through a proxy. `pace` is the least time in
    seconds from one request of a connection to its next; connections begin spread over it.
    """

    port: int
    lanes: Sequence[Iterable[bytes]]
    seconds: float
    pace: float = 0.0
    other_ports: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came back. Times in seconds, by the status of the answer. `busy_cores` of the machine, meanwhile."""

    seconds: float
    times_by_status: dict[int, list[float]]
    busy_cores: float

    @property
    def times(self) -> list[float]:
        """Of all answers."""
        return list(chain.from_iterable(self.times_by_status.values()))

    @property
    def statuses(self) -> dict[int, int]:
        """How many answers of each."""
        return {status: len(times) for status, times in self.times_by_status.items()}

    @property
    def per_second(self) -> float:
        """Answers per second, whatever they say: see `require`."""
        return len(self.times) / self.seconds

    def require(self, status: int) -> "Outcome":
        """A fast refusal is not a fast answer. Ends the run unless all answers have this status."""
        if set(self.statuses) != {status}:
            raise SystemExit(f"All answers should be {status}, but they are {self.statuses}.")
        return self

    def milliseconds(self, percent: int, *, status: int | None = None) -> float:
        """The time that so many of a hundred answers (those with this status) do not exceed."""
        times = self.times if status is None else self.times_by_status[status]
        return quantiles(times, n=100)[percent - 1] * 1000


def fire(volley: Volley) -> Outcome:
    """In a process of its own, which ends with it."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as elsewhere:
        return elsewhere.submit(_fire_here, volley).result(volley.seconds + _LONGEST_ANSWER_SECONDS + 30)


def _fire_here(volley: Volley) -> Outcome:
    return asyncio.run(_fire(volley))


async def _fire(volley: Volley) -> Outcome:
    loop = asyncio.get_running_loop()
    until = time.perf_counter() + volley.seconds
    lanes = [_Lane(iter(lane), until, volley.pace) for lane in volley.lanes]
    ports = cycle((volley.port, *volley.other_ports))
    for lane, port in zip(lanes, ports, strict=False):
        await loop.create_connection(lambda lane=lane: lane, "127.0.0.1", port)  # type: ignore[misc]
    begun, busy = time.perf_counter(), busy_core_seconds()
    for number, lane in enumerate(lanes):
        loop.call_later(volley.pace * number / len(lanes), lane.start)
    async with asyncio.timeout(volley.seconds + _LONGEST_ANSWER_SECONDS):
        await asyncio.gather(*(lane.done for lane in lanes))
    times: dict[int, list[float]] = defaultdict(list)
    for lane in lanes:
        for status, seconds in lane.times:
            times[status].append(seconds)
    seconds, busy = time.perf_counter() - begun, busy_core_seconds() - busy
    return Outcome(seconds=seconds, times_by_status=dict(times), busy_cores=busy / seconds)


@dataclass(eq=False)
class _Lane(asyncio.Protocol):
    requests: Iterator[bytes]
    until: float
    pace: float
    times: list[tuple[int, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._buffer = b""
        self._expected = 0
        self._status = 0
        self._sent = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("The server closed the connection."))

    def start(self) -> None:
        """Send the next request, if there is one and there is time."""
        request = next(self.requests, None) if time.perf_counter() < self.until else None
        if request is None:
            self.done.set_result(None)
            self._transport.close()
        else:
            self._sent = time.perf_counter()
            self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._expected:
            self._read_head()
        if self._expected and len(self._buffer) >= self._expected:
            taken = time.perf_counter() - self._sent
            self.times.append((self._status, taken))
            self._buffer, self._expected = b"", 0
            self._go_on(after=self.pace - taken)

    def _go_on(self, *, after: float) -> None:
        if after > 0:
            asyncio.get_running_loop().call_later(after, self.start)
        else:
            self.start()

    def _read_head(self) -> None:
        head, end, _ = self._buffer.partition(_END_OF_HEADERS)
        if end:
            self._status = int(head[9:12])
            self._expected = len(head) + len(end) + _content_length(head)


def _content_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0
