"""Ask for flashcards out of course material."""

from dataclasses import dataclass

from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.assessments.ports import OwnCourses
from aksio.application.assessments.references import require_course
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind
from aksio.domain.shared.ids import CourseId, DeckId, GenerationId, LearnerId


@dataclass(frozen=True, kw_only=True)
class RequestGenerationCommand:
    """`deck_id` is where the cards go; without it a deck is made for them.

    With an `id`, asking again is asking once.
    """

    learner_id: LearnerId
    course_id: CourseId
    kind: GenerationKind
    parameters: GenerationParameters
    deck_id: DeckId | None = None
    id: GenerationId | None = None


class RequestGeneration:
    """The cards are written in the background. Raises Invalid, UnknownCourse, DeckNotFound, LimitReached."""

    def __init__(
        self,
        uow: GenerationUnitOfWork,
        courses: OwnCourses,
        allowance: Allowance,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._allowance = allowance
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestGenerationCommand) -> GenerationView:
        generation = Generation.request(
            id=command.id or GenerationId(self._ids.new()),
            learner_id=command.learner_id,
            course_id=command.course_id,
            kind=command.kind,
            parameters=command.parameters,
            deck_id=command.deck_id,
            now=self._clock.now(),
        )
        await require_course(self._courses, command.course_id, learner_id=command.learner_id)
        async with set_aside(self._allowance, generation.id, learner_id=generation.learner_id):
            return await self._added(generation, is_named=command.id is not None)

    async def _added(self, generation: Generation, *, is_named: bool) -> GenerationView:
        """The new one, or the one that was asked for with the same id before."""
        async with self._uow as uow:
            if is_named and not await uow.first_time(f"generation:{generation.id}"):
                return GenerationView.of(await uow.generations.get(generation.id, learner_id=generation.learner_id))
            if generation.deck_id is not None:
                await uow.decks.get(generation.deck_id, learner_id=generation.learner_id)
            uow.generations.add(generation)
            await uow.commit()
        return GenerationView.of(generation)
