"""What Celery's workers do: the reactions to rows that the relay handed over, and timed work.

Each of their processes has one event loop, one container and so one engine, made after the fork and kept until its end.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any
from uuid import UUID

import structlog

from aksio.application.shared.hand_over import DeliverHandedOver
from aksio.application.shared.outbox import OutboxRow
from aksio.domain.shared.errors import AksioError
from aksio.entrypoints.composition import delivery
from aksio.entrypoints.composition.closing import close
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.logs import configure_logs
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.composition.writers import get_ready_to_write
from aksio.entrypoints.worker.schedule import timed_work
from aksio.entrypoints.worker.subscriptions import Subscriptions

log = structlog.get_logger("aksio.worker")


class WorkerProcess:
    """One of a worker's processes. It does one task at a time."""

    def __init__(self, settings: Settings) -> None:
        configure_logs(settings)
        self._runner = asyncio.Runner()
        self._container = Container(settings=settings)
        adapters = self._container.adapters
        self._deliver = DeliverHandedOver(
            adapters.leases(),
            adapters.event_decoder(),
            Subscriptions(self._container),
            adapters.clock(),
            adapters.ids(),
            lease=adapters.delivery_lease(),
            report=_report,
        )
        self._timed = {timed.name: timed for timed in timed_work(self._container)}

    def deliver(self, row_id: str, token: str) -> None:
        """Reactions to one event. What fails is written down in its row; Celery itself tries nothing again."""
        self._do(self._deliver(UUID(row_id), UUID(token)), work="deliver")

    def do_timed(self, name: str) -> None:
        """One piece of timed work; a name of an older or newer version is nobody's."""
        if name in self._timed:
            self._do(_awaited(self._timed[name].use_case()()), work=name)

    def end(self) -> None:
        """Close what was opened."""
        self._runner.run(close(self._container))
        self._runner.close()

    def _do(self, work_itself: Coroutine[Any, Any, object], *, work: str) -> None:
        structlog.contextvars.clear_contextvars()
        try:
            self._runner.run(work_itself)
        except AksioError as error:
            log.warning("work_waits", work=work, reason=error.code)
        except Exception as error:  # the row's lease, or the next turn, brings it again
            log.error("work_failed", work=work, exc_info=error)


def run_worker(settings: Settings, *, processes: int, only: str | None = None) -> None:
    """Until SIGTERM; `only` what waits in one of the queues. Raises BadSettings without a broker.

    Nothing is opened before the fork, only loaded.
    """
    get_ready_to_write(settings)
    app = delivery.celery(settings)
    delivery.add_tasks(app, lambda: WorkerProcess(settings))
    queues = delivery.QUEUES.values() if only is None else [delivery.QUEUES[only]]
    options = [f"--concurrency={processes}", f"--loglevel={settings.log_level}", f"--queues={','.join(queues)}"]
    app.worker_main(["worker", *options, "--without-gossip", "--without-mingle", "--without-heartbeat"])


def run_beat(settings: Settings) -> None:
    """Hand out timed work until SIGTERM. Raises BadSettings without a broker."""
    app = delivery.celery(settings)
    periods = {timed.name: timed.every for timed in timed_work(Container(settings=settings))}
    delivery.run_beat(app, periods, log_level=settings.log_level)


async def _awaited(work: Any) -> object:
    return await work


def _report(row: OutboxRow, error: Exception) -> None:
    log.warning("delivery_failed", event_id=str(row.id), event_name=row.name, attempts=row.attempts + 1, exc_info=error)
