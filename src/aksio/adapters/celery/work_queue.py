"""Rows for the workers, by way of Celery's broker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from celery import Celery
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from aksio.adapters.celery.app import DELIVER
from aksio.adapters.celery.queues import REACTIONS
from aksio.application.shared.in_thread import in_thread
from aksio.domain.shared.errors import Unavailable


class BrokerAway(Unavailable):
    """The broker does not answer."""

    code = "broker_away"

    def __init__(self) -> None:
        super().__init__("The broker does not answer.")


class CeleryWorkQueue:
    """See the port. Celery's own retries are off: the outbox tries again."""

    def __init__(self, app: Celery, queue: str = REACTIONS) -> None:
        self._app = app
        self._queue = queue

    async def put(self, row_id: UUID, *, token: UUID, until: datetime) -> None:
        """See the port."""
        with _translated():
            await in_thread(lambda: self._send(row_id, token, until))

    async def waiting(self) -> int:
        """See the port."""
        with _translated():
            return await in_thread(self._count)

    def _send(self, row_id: UUID, token: UUID, until: datetime) -> None:
        self._app.send_task(DELIVER, args=(str(row_id), str(token)), queue=self._queue, expires=until, retry=False)

    def _count(self) -> int:
        with self._app.pool.acquire(block=True) as connection:
            return int(connection.default_channel.queue_declare(self._queue).message_count)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, RedisError, OSError, TimeoutError) as error:
        raise BrokerAway from error
