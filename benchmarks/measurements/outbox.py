"""Events to Kafka: how many a second, how soon after their commit, and what the outbox costs a write.

Data: an empty database on Postgres, courses that are created in this process, and librdkafka's mock brokers in a
process of their own. The time from commit to Kafka ends at the acknowledgement. Beside the cost of the outbox
stands the same statement without the outbox' row.
"""

import asyncio
from collections.abc import Iterator, Sequence
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete

from aksio.adapters.sql.tables.machinery import outbox
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.sql.writes import Insert, Write
from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.publish_events import NotPublished, PublishEvents
from aksio.domain.courses.course import Course
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.publication import Publication
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Figure
from tests.make.polling import until
from tests.services import kafka

_BACKLOG = 5_000
_WRITERS = 6
_WRITES = 300
LEARNER = LearnerId(uuid4())


class Silent(SqlUnitOfWork):
    """Writes everything but the outbox: what a write would cost without it."""

    def write(self, *writes: Write) -> None:
        super().write(*(each for each in writes if not (isinstance(each, Insert) and each.table is outbox)))


class Timed:
    """A publisher that notes when each event was acknowledged."""

    def __init__(self, publisher: Any) -> None:
        self._publisher = publisher
        self.at: dict[UUID, float] = {}

    async def count(self) -> int:
        """How many were acknowledged so far."""
        return len(self.at)

    async def publish(self, rows: Sequence[OutboxRow]) -> dict[UUID, NotPublished]:
        refused: dict[UUID, NotPublished] = await self._publisher.publish(rows)
        now = perf_counter()
        self.at |= {UUID(row.aggregate_key): now for row in rows if row.id not in refused}
        return refused


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    brokers = kafka.start()
    try:
        installation = lab.installation().changed(kafka_bootstrap_servers=brokers.url)
        yield from installation.do(_measured)
    finally:
        brokers.stop()


async def _measured(container: Container) -> list[Figure]:
    figures = [await _throughput(container)]
    for writers in (1, _WRITERS):
        figures += await _delays(container, writers)
    return figures + await _cost(container)


async def _throughput(container: Container) -> Figure:
    await _write(container, _BACKLOG, kind=SqlUnitOfWork)
    publish, published, begun, busy = container.shared.publish_events(), 0, perf_counter(), process_time()
    while done := (await publish()).published:
        published += done
    seconds, busy = perf_counter() - begun, process_time() - busy
    note = f"this process computed {busy / seconds:.0%} of the time; the rest is Postgres and the brokers"
    return Figure(what="events published", value=published / seconds, unit="/s", note=note)


async def _delays(container: Container, writers: int) -> list[Figure]:
    """The relay runs as in `aksio worker`, in this same process."""
    adapters, stopping = container.adapters, asyncio.Event()
    timed = Timed(adapters.event_publisher())
    publish = PublishEvents(adapters.publication_outbox(), timed, adapters.clock())
    relay = asyncio.create_task(Publication(publish, adapters.publication_leadership()).run(stopping))
    lanes = [_write(container, _WRITES // writers, kind=SqlUnitOfWork, pause=0.01) for _ in range(writers)]
    committed: dict[UUID, float] = {}
    for lane in await asyncio.gather(*lanes):
        committed |= lane
    await until(timed.count, lambda count: count >= len(committed))
    stopping.set()
    await relay
    cuts = quantiles([1000 * (timed.at[each] - at) for each, at in committed.items()], n=100)
    who = "alone" if writers == 1 else f"with {writers} writers"
    return [
        Figure(what=f"from commit to Kafka, {who}, p50", value=cuts[49], unit="ms", note="it looks every 50 ms"),
        Figure(what=f"from commit to Kafka, {who}, p99", value=cuts[98], unit="ms"),
    ]


async def _cost(container: Container) -> list[Figure]:
    """In turn, so that what else the machine does falls on both."""
    took: dict[type[SqlUnitOfWork], float] = {SqlUnitOfWork: 0.0, Silent: 0.0}
    for _ in range(3):
        for kind in took:
            begun = perf_counter()
            await _write(container, _WRITES, kind=kind)
            took[kind] += perf_counter() - begun
    async with container.adapters.database().connect() as connection:
        await connection.execute(delete(outbox))
    with_it, without = (1000 * took[kind] / (3 * _WRITES) for kind in (SqlUnitOfWork, Silent))
    return [
        Figure(what="a write with its event", value=with_it, unit="ms", note=f"{without:.2f} ms without the outbox"),
        Figure(what="    beside the write alone", value=with_it / without, unit="×"),
    ]


async def _write(
    container: Container, count: int, *, kind: type[SqlUnitOfWork], pause: float = 0.0
) -> dict[UUID, float]:
    """Courses one after the other; when each was committed."""
    adapters = container.adapters
    committed: dict[UUID, float] = {}
    for _ in range(count):
        course = Course.create(id=CourseId(uuid4()), learner_id=LEARNER, name="Optics", now=adapters.clock().now())
        async with kind(adapters.database(), clock=adapters.clock(), ids=adapters.ids()) as uow:
            uow.courses.add(course)
            await uow.commit()
        committed[course.id] = perf_counter()
        await asyncio.sleep(pause)
    return committed
