"""One worker's hold on a summary."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from aksio.application.courses.summaries.material import Material
from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.shared.hold import Hold
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import until_first
from aksio.domain.courses.summaries.content import Digest, SummaryContent
from aksio.domain.courses.summaries.parts import sources_of
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import LearnerId, SummaryId
from aksio.domain.shared.model_usage import ModelUsage

Change = Callable[[Summary, SummaryUnitOfWork, datetime], Awaitable[None]]


class HeldSummary:
    """Every step is one transaction, guarded by the token: a worker that lost its hold writes nothing more.

    Steps raise WorkTaken when it is in other hands, or over, and SummaryNotFound when it is gone.
    """

    def __init__(
        self, summary_id: SummaryId, learner_id: LearnerId, *, hold: Hold, uow: SummaryUnitOfWork, clock: Clock
    ) -> None:
        self._summary_id = summary_id
        self._learner_id = learner_id
        self._hold = hold
        self._uow = uow
        self._clock = clock

    async def take_up(self) -> Summary:
        """Begin, or go on after another."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.take_up(lease=self._hold.lease(now), now=now)

        return await self._step(change)

    async def keep(self) -> None:
        """Show life."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.keep(lease=self._hold.lease(now), now=now)

        await self._step(change)

    async def pause(self, at_least: timedelta) -> None:
        """Go on later."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.pause(token=self._hold.token, at_least=at_least, now=now)

        await self._step(change)

    async def hand_back(self) -> None:
        """Let another worker go on."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.hand_back(token=self._hold.token, now=now)

        await self._step(change)

    async def read(self, material: Material) -> dict[str, Digest]:
        """The material is known. Returns what earlier workers made of its parts."""
        done: dict[str, Digest] = {}

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            keys = {part.key for part in material.parts}
            known = await uow.summaries.digests(summary.id)
            done.update((key, digest) for key, digest in known.items() if key in keys)
            summary.read(
                lease=self._hold.lease(now),
                source_ids=sources_of(material.parts),
                is_partial=material.is_partial,
                parts=len(material.parts),
                parts_done=len(done),
                now=now,
            )
            uow.summaries.name_sources(summary)

        await self._step(change)
        return done

    async def record(self, key: str, digest: Digest, usage: ModelUsage) -> None:
        """The recovery point: what a part gave and the summary's progress, together or not at all."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.record_part(lease=self._hold.lease(now), usage=usage, now=now)
            uow.summaries.add_digest(summary.id, key, digest)

        await self._step(change)

    async def finish(self, content: SummaryContent, *, language: str | None, has_gaps: bool, usage: ModelUsage) -> None:
        """It is written."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.finish(
                token=self._hold.token,
                content=content,
                language=language,
                has_gaps=has_gaps,
                usage=usage,
                now=now,
            )
            uow.summaries.clear_digests(summary.id)

        await self._step(change)

    async def fail(self, failure: Failure, usage: ModelUsage = ModelUsage.NONE) -> None:
        """It cannot be done."""

        async def change(summary: Summary, uow: SummaryUnitOfWork, now: datetime) -> None:
            summary.fail(token=self._hold.token, failure=failure, usage=usage, now=now)
            uow.summaries.clear_digests(summary.id)

        await self._step(change)

    async def _step(self, change: Change) -> Summary:
        """Its sources may change while a step is under way: look again and repeat it."""
        return await until_first(lambda: self._once(change))

    async def _once(self, change: Change) -> Summary:
        async with self._uow as uow:
            summary = await uow.summaries.get(self._summary_id, learner_id=self._learner_id)
            await change(summary, uow, self._clock.now())
            uow.summaries.save(summary)
            await uow.commit()
        return summary
