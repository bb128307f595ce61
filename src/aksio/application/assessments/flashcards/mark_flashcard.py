"""Suspend, bury or star a flashcard, or take that back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aksio.application.assessments.ports import AssessmentsUnitOfWork, StudyCalendars
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.shared.ids import FlashcardId, LearnerId


class Mark(StrEnum):
    """What may be done to a card between reviews."""

    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    STAR = "star"
    UNSTAR = "unstar"


@dataclass(frozen=True, kw_only=True)
class MarkFlashcardCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    flashcard_id: FlashcardId
    learner_id: LearnerId
    mark: Mark
    expected_version: int | None = None


class MarkFlashcard:
    """Raises FlashcardNotFound and Stale."""

    def __init__(self, uow: AssessmentsUnitOfWork, calendars: StudyCalendars, clock: Clock) -> None:
        self._uow = uow
        self._calendars = calendars
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: MarkFlashcardCommand) -> FlashcardView:
        now = self._clock.now()
        today = Today.at(now, await self._calendars.of(command.learner_id))
        async with self._uow as uow:
            card = await uow.flashcards.get(command.flashcard_id, learner_id=command.learner_id)
            card.require_version(command.expected_version)
            _DOING[command.mark](card, today.day, now)
            uow.flashcards.save(card)
            await uow.commit()
        return FlashcardView.of(card, today)


_DOING: Mapping[Mark, Callable[[Flashcard, date, datetime], None]] = {
    Mark.SUSPEND: lambda card, _, now: card.suspend(now=now),
    Mark.UNSUSPEND: lambda card, _, now: card.unsuspend(now=now),
    Mark.BURY: lambda card, today, now: card.bury(today=today, now=now),
    Mark.STAR: lambda card, _, now: card.star(now=now),
    Mark.UNSTAR: lambda card, _, now: card.unstar(now=now),
}
