"""One worker's hold on a generation."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from aksio.application.assessments.generation.craft import B, D, Keep, Keeping
from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.assessments.generation.passage_work import PassageWork
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import Failure, GenerationTaken
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import GenerationId, LearnerId
from aksio.domain.shared.lease import Lease

MOST_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Hold:
    """Which generation, and the token that proves the hold. A lease lasts for `lasting` unless it is renewed."""

    generation_id: GenerationId
    learner_id: LearnerId
    token: UUID
    lasting: timedelta

    def lease(self, now: datetime) -> Lease:
        """A lease from now on."""
        return Lease(token=self.token, expires_at=now + self.lasting)


class HeldGeneration:
    """Every step is one transaction, guarded by the token: a worker that lost its hold writes nothing more.

    A step returns the generation as it then is. It raises GenerationTaken when that is in other hands, or over.
    """

    def __init__(self, hold: Hold, *, uow: GenerationUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._hold = hold
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def take_up(self) -> Generation:
        """Begin, or go on after another."""
        return await self._step(lambda generation, now: generation.take_up(lease=self._hold.lease(now), now=now))

    async def keep(self) -> Generation:
        """Show life."""
        return await self._step(lambda generation, now: generation.keep(lease=self._hold.lease(now), now=now))

    async def pause(self, at_least: timedelta) -> Generation:
        """Go on later."""
        token = self._hold.token
        return await self._step(lambda generation, now: generation.pause(token=token, at_least=at_least, now=now))

    async def hand_back(self) -> Generation:
        """Let another worker go on."""
        token = self._hold.token
        return await self._step(lambda generation, now: generation.hand_back(token=token, now=now))

    async def finish(self, missing: tuple[MissingType, ...] = ()) -> Generation:
        """All is done that can be; this is missing."""
        token = self._hold.token
        return await self._step(lambda generation, now: generation.finish(token=token, missing=missing, now=now))

    async def fail(self, failure: Failure) -> Generation:
        """It cannot be done."""
        token = self._hold.token
        return await self._step(lambda generation, now: generation.fail(token=token, failure=failure, now=now))

    async def record(self, work: PassageWork[D, B], *, keep: Keep[D]) -> Generation:
        """The recovery point: what a passage gave and the generation's progress, together or not at all."""
        return await _unless_changed(lambda: self._record(work, keep))

    async def _record(self, work: PassageWork[D, B], keep: Keep[D]) -> Generation:
        async with self._uow as uow:
            now = self._clock.now()
            generation = await self._load(uow)
            kept = await keep(
                Keeping(
                    generation=generation,
                    passage=work.passage,
                    uow=uow,
                    ids=self._ids,
                    now=now,
                    brief=work.brief,
                ),
                work.drafts,
            )
            generation.record_passage(
                lease=self._hold.lease(now),
                passage_key=work.passage.key,
                deck_id=kept.deck_id,
                flashcard_ids=kept.flashcard_ids,
                quiz_id=kept.quiz_id,
                question_ids=kept.question_ids,
                tally=work.tally.plus(CardTally(written=kept.count)),
                usage=work.usage,
                now=now,
            )
            uow.generations.save(generation)
            await uow.commit()
        return generation

    async def _step(self, change: Callable[[Generation, datetime], None]) -> Generation:
        async def once() -> Generation:
            async with self._uow as uow:
                generation = await self._load(uow)
                change(generation, self._clock.now())
                uow.generations.save(generation)
                await uow.commit()
            return generation

        return await _unless_changed(once)

    async def _load(self, uow: GenerationUnitOfWork) -> Generation:
        return await uow.generations.get(self._hold.generation_id, learner_id=self._hold.learner_id)


async def _unless_changed(step: Callable[[], Awaitable[Generation]]) -> Generation:
    """The learner may cancel, or change deck or quiz, while a step is under way: look again and repeat it."""
    for tried in range(1, MOST_TRIES + 1):
        try:
            return await step()
        except GenerationTaken:
            raise
        except Conflict:
            if tried == MOST_TRIES:
                raise
    raise AssertionError("the loop returns or raises")
