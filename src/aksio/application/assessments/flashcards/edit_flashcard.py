"""Change what a flashcard says, or where it belongs. In another deck it comes to follow that deck's scheduling."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, OwnCourses, StudyCalendars
from aksio.application.assessments.references import require_course, scheduling_of
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.flashcard import FlashcardChanges
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class EditFlashcardCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind."""

    flashcard_id: FlashcardId
    learner_id: LearnerId
    changes: FlashcardChanges
    expected_version: int | None = None


class EditFlashcard:
    """Raises FlashcardNotFound, UnknownCourse, DeckNotFound, Stale, and Invalid with every field that is wrong."""

    def __init__(
        self, uow: AssessmentsUnitOfWork, courses: OwnCourses, calendars: StudyCalendars, clock: Clock
    ) -> None:
        self._uow = uow
        self._courses = courses
        self._calendars = calendars
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditFlashcardCommand) -> FlashcardView:
        now, learner_id = self._clock.now(), command.learner_id
        today = Today.at(now, await self._calendars.of(learner_id))
        if "course_id" in command.changes:
            await require_course(self._courses, command.changes["course_id"], learner_id=learner_id)
        async with self._uow as uow:
            card = await uow.flashcards.get(command.flashcard_id, learner_id=learner_id)
            card.require_version(command.expected_version)
            await scheduling_of(uow.decks, command.changes.get("deck_id"), learner_id=learner_id)
            card.edit(now=now, **command.changes)
            uow.flashcards.save(card)
            await uow.commit()
        return FlashcardView.of(card, today)
