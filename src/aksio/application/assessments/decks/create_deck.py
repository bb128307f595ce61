"""Create a deck."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, OwnCourses
from aksio.application.assessments.references import require_course
from aksio.application.assessments.views import DeckView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.scheduling import DEFAULT_RETENTION
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CreateDeckCommand:
    """`scheduler` and `desired_retention` say how the deck's cards are scheduled."""

    learner_id: LearnerId
    name: str
    course_id: CourseId | None = None
    description: str | None = None
    language: str | None = None
    scheduler: str = "sm2"
    desired_retention: float = DEFAULT_RETENTION


class CreateDeck:
    """Raises UnknownCourse, and Invalid with every field that is wrong."""

    def __init__(self, uow: AssessmentsUnitOfWork, courses: OwnCourses, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateDeckCommand) -> DeckView:
        deck = Deck.create(
            id=DeckId(self._ids.new()),
            learner_id=command.learner_id,
            name=command.name,
            course_id=command.course_id,
            description=command.description,
            language=command.language,
            scheduler=command.scheduler,
            desired_retention=command.desired_retention,
            now=self._clock.now(),
        )
        if deck.course_id is not None:
            await require_course(self._courses, deck.course_id, learner_id=command.learner_id)
        async with self._uow as uow:
            uow.decks.add(deck)
            await uow.commit()
        return DeckView.of(deck)
