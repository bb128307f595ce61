"""Take the latest answer to a flashcard back."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork, StudyCalendars
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class UndoLastReviewCommand:
    """Whose card, and which."""

    flashcard_id: FlashcardId
    learner_id: LearnerId


class UndoLastReview:
    """The card then stands exactly as before that answer. Raises FlashcardNotFound and NothingToUndo."""

    def __init__(self, uow: AssessmentsUnitOfWork, calendars: StudyCalendars, clock: Clock) -> None:
        self._uow = uow
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, command: UndoLastReviewCommand) -> FlashcardView:
        now = self._clock.now()
        today = Today.at(now, await self._calendars.of(command.learner_id))
        async with self._uow as uow:
            card, last = await uow.schedules.with_last_review(command.flashcard_id, learner_id=command.learner_id)
            shown = card if card.id == command.flashcard_id else await self._twin(uow, command)
            undone = card.undo(last, now=now)
            uow.schedules.save(card)
            uow.reviews.put(replacing=[undone])
            await uow.commit()
        shown.schedule = card.schedule
        return FlashcardView.of(shown, today)

    async def _twin(self, uow: AssessmentsUnitOfWork, command: UndoLastReviewCommand) -> Flashcard:
        """The card asked about, as it stands once its schedule has followed."""
        twin = await uow.flashcards.get(command.flashcard_id, learner_id=command.learner_id)
        twin.version += 1
        return twin
