"""Bring the ledger up to date with the review log. Events say where to look; the log says what there is."""

from dataclasses import dataclass
from datetime import date, datetime

from aksio.application.learning.progress.entering import enter
from aksio.application.learning.progress.ports import ReviewHistory, StudyCalendars
from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.domain.shared.ids import FlashcardId, LearnerId

AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class FollowCardCommand:
    """A card was answered, or an answer taken back: what is there of it since that instant?"""

    learner_id: LearnerId
    flashcard_id: FlashcardId
    since: datetime


class FollowCard:
    """An answer that comes late may have changed the intervals of later ones: they are brought along."""

    def __init__(self, uow: LearningUnitOfWork, history: ReviewHistory, calendars: StudyCalendars) -> None:
        self._uow = uow
        self._history = history
        self._calendars = calendars

    async def __call__(self, command: FollowCardCommand) -> None:
        calendar = await self._calendars.of(command.learner_id)
        told = await self._history.of_card(
            command.flashcard_id, learner_id=command.learner_id, since=command.since, calendar=calendar
        )
        if told:
            async with self._uow as uow:
                await uow.ledger.hold(command.learner_id)
                await enter(uow, command.learner_id, told)
                await uow.commit()


@dataclass(frozen=True, kw_only=True)
class FollowReviewsCommand:
    """A batch brought answers: what is there since that study day?"""

    learner_id: LearnerId
    since: date


class FollowReviews:
    """A thousand at a time; whoever is interrupted starts again, and nothing counts twice."""

    def __init__(self, uow: LearningUnitOfWork, history: ReviewHistory, calendars: StudyCalendars) -> None:
        self._uow = uow
        self._history = history
        self._calendars = calendars

    async def __call__(self, command: FollowReviewsCommand) -> int:
        calendar = await self._calendars.of(command.learner_id)
        last, count = None, 0
        while told := await self._history.of_learner(
            command.learner_id, since=command.since, after=last, limit=AT_ONCE, calendar=calendar
        ):
            async with self._uow as uow:
                await uow.ledger.hold(command.learner_id)
                await enter(uow, command.learner_id, told)
                await uow.commit()
            last = told[-1]
            count += len(told)
        return count
