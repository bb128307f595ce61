"""The parallel part of a generation: several passages at a time, saved one by one."""

from collections import deque
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from typing import Generic

from aksio.application.assessments.generation.budgeted_writing import BudgetedWriting
from aksio.application.assessments.generation.craft import B, Craft, D, Standing
from aksio.application.assessments.generation.generation_storage_ports import CourseCard
from aksio.application.assessments.generation.held_generation import HeldGeneration
from aksio.application.assessments.generation.passage_work import PassageWork
from aksio.application.assessments.generation.question_ports import CourseQuestion
from aksio.application.shared.side_by_side import SideBySide
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.failure import Failure

AT_ONCE = 4
MOST_AVOIDED = 30


class GenerationRun(Generic[D, B]):
    """Ends when there is enough, when no passage is left, or when the writer is away.

    Passages that the writer could not serve stay undone, for the next run.
    """

    def __init__(
        self,
        generation: Generation,
        *,
        held: HeldGeneration,
        craft: Craft[D, B],
        writing: BudgetedWriting[D, B],
        passages: Sequence[Passage],
        known: KnownCards,
        cards: Sequence[CourseCard | CourseQuestion] = (),
        show_life_every: timedelta,
    ) -> None:
        self._generation = generation
        self._held = held
        self._craft = craft
        self._writing = writing
        self._cards = cards
        self._known = known
        self._todo = deque(passage for passage in passages if passage.key not in generation.passages_done)
        self._todo.rotate(-AT_ONCE * generation.work.pauses)  # those that failed before the pause come last
        self._writers = SideBySide[PassageWork[D, B], None](AT_ONCE, show_life=self._keep, every=show_life_every)

    async def complete(self) -> None:
        """Write, and leave the generation finished, failed or paused. Raises WorkTaken."""
        async with self._writers:
            while await self._start():
                async for work, _ in self._writers.served():
                    await self._record(work)
        trouble = self._writers.trouble
        if self._generation.wanted == 0 or trouble is None:
            await self._held.finish(await self._craft.missing(self._generation))
        elif isinstance(trouble, Unavailable):
            await self._held.pause(timedelta(seconds=trouble.retry_after))
        else:
            await self._held.fail(Failure(code=trouble.code, detail=trouble.detail))

    async def _start(self) -> bool:
        """Put free hands to work; False when there is nothing to wait for."""
        while self._todo and self._writers.has_room and len(self._writers.under_way) < self._generation.wanted:
            chosen = await self._craft.choose(self._standing())
            if chosen is None:
                break
            passage, brief = chosen
            self._todo.remove(passage)
            work = PassageWork(
                passage=passage,
                brief=brief,
                known=self._known,
                writer=self._writing.writer,
                languages=self._writing.languages,
                check=self._craft.check,
            )
            writing = self._writing.write(work, learner_id=self._generation.learner_id, purpose=self._craft.purpose)
            self._writers.begin(work, writing)
        return bool(self._writers.under_way) and self._generation.wanted > 0

    async def _keep(self) -> None:
        self._generation = await self._held.keep()

    async def _record(self, work: PassageWork[D, B]) -> None:
        if self._generation.wanted:
            self._generation = await self._held.record(work, keep=self._craft.keep)

    def _standing(self) -> Standing[B]:
        under_way = [work.brief for work in self._writers.under_way]
        return Standing(generation=self._generation, todo=self._todo, under_way=under_way, avoid=self._made_of)

    def _made_of(self, passage: Passage) -> tuple[str, ...]:
        made = (
            card.front for card in self._cards if (card.document_id, card.page) == (passage.document_id, passage.page)
        )
        return tuple(islice(made, MOST_AVOIDED))
