"""One worker's hold on a generation."""

from collections.abc import Callable
from datetime import datetime, timedelta

from aksio.application.assessments.generation.craft import B, D, Keep, Keeping
from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.assessments.generation.passage_work import PassageWork
from aksio.application.shared.hold import Hold
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import until_first
from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import GenerationId, LearnerId


class HeldGeneration:
    """Every step is one transaction, guarded by the token: a worker that lost its hold writes nothing more.

    The learner may cancel, or change deck or quiz, while a step is under way: then it looks again and repeats it.

    A step returns the generation as it then is. It raises WorkTaken when that is in other hands, or over.
    """

    def __init__(
        self,
        generation_id: GenerationId,
        learner_id: LearnerId,
        *,
        hold: Hold,
        uow: GenerationUnitOfWork,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._generation_id = generation_id
        self._learner_id = learner_id
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
        return await until_first(lambda: self._record(work, keep))

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

        return await until_first(once)

    async def _load(self, uow: GenerationUnitOfWork) -> Generation:
        return await uow.generations.get(self._generation_id, learner_id=self._learner_id)
