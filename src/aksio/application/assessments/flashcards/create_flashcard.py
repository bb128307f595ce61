"""Write a flashcard."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, OwnCourses, StudyCalendars
from aksio.application.assessments.references import require_course, scheduling_of
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.flashcard import Flashcard, FlashcardChanges
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CreateFlashcardCommand:
    """`content` has at least a course, a front and a back."""

    learner_id: LearnerId
    content: FlashcardChanges


class CreateFlashcard:
    """Raises UnknownCourse, DeckNotFound, and Invalid with every field that is wrong."""

    def __init__(
        self, uow: AssessmentsUnitOfWork, courses: OwnCourses, calendars: StudyCalendars, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._courses = courses
        self._calendars = calendars
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateFlashcardCommand) -> FlashcardView:
        now, learner_id = self._clock.now(), command.learner_id
        today = Today.at(now, await self._calendars.of(learner_id))
        await require_course(self._courses, command.content["course_id"], learner_id=learner_id)
        async with self._uow as uow:
            card = Flashcard.write(
                id=FlashcardId(self._ids.new()),
                learner_id=learner_id,
                scheduling=await scheduling_of(uow.decks, command.content.get("deck_id"), learner_id=learner_id),
                now=now,
                **command.content,
            )
            uow.flashcards.add(card)
            await uow.commit()
        return FlashcardView.of(card, today)
