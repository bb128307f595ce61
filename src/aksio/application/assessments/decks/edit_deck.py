"""Change a deck's particulars. Another scheduling reaches its cards by event."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, OwnCourses
from aksio.application.assessments.references import require_course
from aksio.application.assessments.views import DeckView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.deck import DeckChanges
from aksio.domain.shared.ids import DeckId, LearnerId


@dataclass(frozen=True, kw_only=True)
class EditDeckCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind."""

    deck_id: DeckId
    learner_id: LearnerId
    changes: DeckChanges
    expected_version: int | None = None


class EditDeck:
    """Raises DeckNotFound, UnknownCourse, Stale, TwinExists, and Invalid with every field that is wrong."""

    def __init__(self, uow: AssessmentsUnitOfWork, courses: OwnCourses, clock: Clock) -> None:
        self._uow = uow
        self._courses = courses
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditDeckCommand) -> DeckView:
        course_id = command.changes.get("course_id")
        if course_id is not None:
            await require_course(self._courses, course_id, learner_id=command.learner_id)
        async with self._uow as uow:
            deck = await uow.decks.get(command.deck_id, learner_id=command.learner_id)
            deck.require_version(command.expected_version)
            deck.edit(now=self._clock.now(), **command.changes)
            uow.decks.save(deck)
            await uow.commit()
        return DeckView.of(deck)
