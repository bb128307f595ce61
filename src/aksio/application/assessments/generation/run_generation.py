"""Write the cards or questions of a generation, from where it stands."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from aksio.application.assessments.generation.budgeted_writing import BudgetedWriting
from aksio.application.assessments.generation.crafts import CARD_CRAFT, question_craft
from aksio.application.assessments.generation.generation_material import material_of
from aksio.application.assessments.generation.generation_ports import CardBrief, PassageFinder
from aksio.application.assessments.generation.generation_run import GenerationRun
from aksio.application.assessments.generation.generation_storage_ports import CourseCards, GenerationUnitOfWork
from aksio.application.assessments.generation.held_generation import HeldGeneration
from aksio.application.assessments.generation.question_ports import CourseQuestions, QuestionBrief, RoomFinder
from aksio.application.shared.hold import Hold, in_hand
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import GenerationKind, GenerationNotFound
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.shared.errors import NotFound, Unavailable
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import GenerationId, LearnerId

MOST_KNOWN_CARDS = 5_000
MOST_KNOWN_QUIZZES = 100
LEASE = timedelta(seconds=30)
"""A worker that saved nothing and showed no life for so long counts as gone."""


@dataclass(frozen=True, kw_only=True)
class RunGenerationCommand:
    """Which one, and whose."""

    generation_id: GenerationId
    learner_id: LearnerId


class RunGeneration:
    """Starts a generation, or goes on after a crash or a pause. When another worker has it, this one does nothing.

    Nothing is raised for a writer or material that is away: the generation waits, and is put into the queue again.
    """

    def __init__(
        self,
        *,
        uow: GenerationUnitOfWork,
        passages: PassageFinder,
        cards: CourseCards,
        questions: CourseQuestions,
        writing: BudgetedWriting[CardDraft, CardBrief],
        question_writing: BudgetedWriting[QuestionDraft, QuestionBrief],
        rooms: RoomFinder,
        clock: Clock,
        ids: Ids,
        lease: timedelta = LEASE,
    ) -> None:
        self._uow = uow
        self._passages = passages
        self._cards = cards
        self._questions = questions
        self._writing = writing
        self._question_writing = question_writing
        self._rooms = rooms
        self._clock = clock
        self._ids = ids
        self._lease = lease

    async def __call__(self, command: RunGenerationCommand) -> None:
        held = HeldGeneration(
            command.generation_id,
            command.learner_id,
            hold=Hold(token=self._ids.new(), lasting=self._lease),
            uow=self._uow,
            clock=self._clock,
            ids=self._ids,
        )
        await in_hand(held, lambda generation: self._run(generation, held), gone=GenerationNotFound)

    async def _run(self, generation: Generation, held: HeldGeneration) -> None:
        try:
            passages = await material_of(generation, self._passages)  # the search has timeouts below the lease
        except Unavailable as away:
            await held.pause(timedelta(seconds=away.retry_after))
            return
        except NotFound as gone:
            await held.fail(Failure(code=gone.code, detail=gone.detail))
            return
        if generation.kind is GenerationKind.QUIZ:
            await self._write_quiz(generation, held, passages)
        else:
            await self._write_cards(generation, held, passages)

    async def _write_cards(self, generation: Generation, held: HeldGeneration, passages: list[Passage]) -> None:
        course_id, learner_id = generation.course_id, generation.learner_id
        cards = await self._cards.cards_of(course_id, learner_id=learner_id, limit=MOST_KNOWN_CARDS)
        run = GenerationRun(
            generation,
            held=held,
            craft=CARD_CRAFT,
            writing=self._writing,
            passages=passages,
            known=KnownCards((card.front, card.back) for card in cards),
            cards=cards,
            show_life_every=self._lease / 3,
        )
        await run.complete()

    async def _write_quiz(self, generation: Generation, held: HeldGeneration, passages: list[Passage]) -> None:
        course_id, learner_id = generation.course_id, generation.learner_id
        asked = await self._questions.questions_of(course_id, learner_id=learner_id, limit=MOST_KNOWN_QUIZZES)
        run = GenerationRun(
            generation,
            held=held,
            craft=question_craft(passages, await self._quiz_so_far(generation), self._rooms),
            writing=self._question_writing,
            passages=passages,
            known=KnownCards((question.front, question.back) for question in asked),
            cards=asked,
            show_life_every=self._lease / 3,
        )
        await run.complete()

    async def _quiz_so_far(self, generation: Generation) -> Quiz | None:
        """None before the first question, and when the learner deleted it."""
        if generation.quiz_id is None:
            return None
        async with self._uow as uow:
            with suppress(QuizNotFound):
                return await uow.quizzes.get(generation.quiz_id, learner_id=generation.learner_id)
        return None
