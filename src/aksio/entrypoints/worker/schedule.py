"""What is done by the clock: one line each."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from aksio.domain.shared.errors import AksioError
from aksio.entrypoints.composition.container import Container

log = structlog.get_logger("aksio.schedule")


@dataclass(frozen=True)
class Timed:
    """A use case without arguments, and how often it runs."""

    name: str
    every: timedelta
    use_case: Callable[[], Callable[[], Awaitable[object]]]


def timed_work(container: Container) -> list[Timed]:
    """Everything that Aksio does by the clock."""
    translations = container.translations
    return [
        Timed("forget_old_answers", timedelta(hours=1), container.shared.forget_old_answers),
        Timed("purge_old_rows", timedelta(hours=1), lambda: _purge(container)),
        Timed("forget_old_sessions", timedelta(hours=1), container.accounts.forget_old_sessions),
        Timed("forget_messages", timedelta(hours=1), container.realtime.forget_messages),
        Timed("announce_letters", timedelta(minutes=10), container.notifications.announce_letters),
        Timed("interrupt_lost_answers", timedelta(seconds=3), container.chat.interrupt_lost_answers),
        Timed("requeue_stalled_generations", timedelta(seconds=3), container.generation.requeue_stalled_generations),
        Timed("requeue_stalled_summaries", timedelta(seconds=3), container.summaries.requeue_stalled_summaries),
        Timed("submit_overdue_attempts", timedelta(seconds=15), container.quizzes.submit_overdue_attempts),
        Timed("reveal_attempts", timedelta(seconds=15), container.quizzes.reveal_attempts),
        Timed("reconcile_subscriptions", timedelta(hours=1), container.billing.reconcile_subscriptions),
        Timed("forget_reservations", timedelta(hours=1), container.billing.forget_reservations),
        Timed("requeue_stalled_readings", timedelta(seconds=3), container.quizzes.requeue_stalled_readings),
        Timed("send_notices", timedelta(seconds=1), container.webhooks.send_notices),
        Timed("close_forgotten_sessions", timedelta(minutes=1), container.goals_and_sessions.close_forgotten_sessions),
        Timed("adapt_plans", timedelta(minutes=5), container.planning.adapt_plans),
        Timed("requeue_stalled_translations", timedelta(seconds=3), translations.requeue_stalled_translations),
        Timed("tell_deck_languages", timedelta(seconds=15), container.assessments.tell_deck_languages),
        Timed("refresh_documents", timedelta(seconds=3), container.material.refresh_documents),
    ]


def _purge(container: Container) -> Callable[[], Awaitable[None]]:
    async def purged_and_said() -> None:
        for kind, count in (await container.shared.purge_old_rows()()).items():
            if count:
                log.info("old_rows_purged", kind=kind, count=count)

    return purged_and_said


async def run_schedule(work: list[Timed], stopping: asyncio.Event) -> None:
    """Run each at its own pace, first one period after the start, until `stopping` is set."""
    async with asyncio.TaskGroup() as group:
        for timed in work:
            group.create_task(_repeat(timed, stopping))


async def _repeat(timed: Timed, stopping: asyncio.Event) -> None:
    while not await _stopped_within(timed.every, stopping):
        try:
            await timed.use_case()()
        except AksioError as error:
            log.warning("timed_work_waits", work=timed.name, reason=error.code)
        except Exception as error:
            log.error("timed_work_failed", work=timed.name, exc_info=error)


async def _stopped_within(period: timedelta, stopping: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(stopping.wait(), period.total_seconds())
    except TimeoutError:
        return False
    return True
