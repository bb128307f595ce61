"""What would each answer do to a flashcard now, and why?"""

from dataclasses import dataclass
from typing import Self

from aksio.application.assessments.known_schedulers import schedulers_for
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels, StudyCalendars
from aksio.application.assessments.reviews.placing import offsets
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import ScheduleView
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.schedule_preview import Outcome, preview
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class PreviewScheduleQuery:
    """Whose card, and which."""

    flashcard_id: FlashcardId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class OutcomeView:
    """The schedule after a rating, and the reason in words with numbers."""

    rating: int
    schedule: ScheduleView
    reason: str

    @classmethod
    def of(cls, outcome: Outcome, today: Today) -> Self:
        """One rating's outcome."""
        schedule = ScheduleView.of(outcome.schedule, today)
        return cls(rating=int(outcome.rating), schedule=schedule, reason=outcome.reason)


@dataclass(frozen=True, kw_only=True)
class SchedulePreview:
    """Where the card stands, and where each rating would lead, worst first."""

    current: ScheduleView
    outcomes: list[OutcomeView]


class PreviewSchedule:
    """Raises FlashcardNotFound."""

    def __init__(
        self, uow: AssessmentsUnitOfWork, calendars: StudyCalendars, models: MemoryModels, clock: Clock
    ) -> None:
        self._uow = uow
        self._models = models
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, query: PreviewScheduleQuery) -> SchedulePreview:
        now = self._clock.now()
        today = Today.at(now, await self._calendars.of(query.learner_id))
        async with self._uow as uow:
            card, _ = await uow.schedules.with_last_review(query.flashcard_id, learner_id=query.learner_id)
            schedulers = await schedulers_for([card], uow.parameters, self._models)
            places = await offsets(uow, card, day=today.day, schedulers=schedulers)
        outcomes = preview(
            card.schedule, at=now, day=today.day, flashcard_id=card.id, schedulers=schedulers, offsets=places
        )
        return SchedulePreview(
            current=ScheduleView.of(card.schedule, today),
            outcomes=[OutcomeView.of(outcome, today) for outcome in outcomes],
        )
