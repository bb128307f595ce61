"""Celery as we use it: at least once, one task at a time for each process, and nothing true in the broker."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Protocol

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown

from aksio.adapters.celery.queues import REACTIONS

DELIVER = "aksio.deliver"
TIMED = "aksio.timed"
_UNACKNOWLEDGED_FOR_SECONDS = 3600
_BROKER = {
    "visibility_timeout": _UNACKNOWLEDGED_FOR_SECONDS,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 10,
    "retry_on_timeout": False,
    "global_keyprefix": "aksio:",
}


def celery_app(broker_url: str) -> Celery:
    """Connects when it is first used."""
    app = Celery("aksio", broker=broker_url, set_as_current=False)
    app.conf.update(
        task_default_queue=REACTIONS,
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        worker_pool="prefork",
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        worker_send_task_events=False,
        worker_enable_remote_control=False,
        worker_soft_shutdown_timeout=10,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_connection_timeout=2,
        broker_transport_options=_BROKER,
        enable_utc=True,
        timezone="UTC",
    )
    return app


class Process(Protocol):
    """What one of a worker's processes can do."""

    def deliver(self, row_id: str, token: str) -> None:
        """Run the reactions to a row that was handed over."""

    def do_timed(self, name: str) -> None:
        """Do one piece of timed work."""

    def end(self) -> None:
        """Close what was opened."""


def add_tasks(app: Celery, new_process: Callable[[], Process]) -> None:
    """Teach the application our tasks. `new_process` is called after the fork, once in each process."""
    processes: list[Process] = []

    def begin(**_: object) -> None:
        processes.append(new_process())

    def end(**_: object) -> None:
        for process in processes:
            process.end()

    def deliver(row_id: str, token: str) -> None:
        processes[0].deliver(row_id, token)

    def do_timed(name: str) -> None:
        processes[0].do_timed(name)

    worker_process_init.connect(begin, weak=False)
    worker_process_shutdown.connect(end, weak=False)
    app.task(name=DELIVER)(deliver)
    app.task(name=TIMED)(do_timed)


def run_beat(app: Celery, periods: Mapping[str, timedelta], *, log_level: str) -> None:
    """Hand out timed work until SIGTERM. The times are kept in memory: a file could be broken by a hard stop.

    A turn that no worker took before the next one is due is dropped.
    """
    app.conf.beat_schedule = {
        name: {"task": TIMED, "schedule": every, "args": (name,), "options": {"expires": every.total_seconds()}}
        for name, every in periods.items()
    }
    app.Beat(loglevel=log_level, quiet=True, scheduler="celery.beat:Scheduler").run()
