"""Rebuild schedules from the review log, or see what another scheduler would have made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aksio.application.assessments.known_schedulers import schedulers_of
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Review, fold
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import Scheduling
from aksio.domain.shared.ids import FlashcardId

AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class ReplaySchedulesCommand:
    """Some cards, those after `after` in the order of their ids. Naming a `scheduler` compares and changes nothing."""

    after: FlashcardId | None = None
    scheduler: str | None = None
    dry_run: bool = False
    at_once: int = AT_ONCE


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A card whose log leads elsewhere."""

    flashcard_id: FlashcardId
    stored: ReviewSchedule
    replayed: ReviewSchedule


@dataclass(frozen=True, kw_only=True)
class ReplayedPage:
    """What was looked at; `last` is where to go on, None at the end."""

    cards: int
    reviews: int
    differences: list[Difference]
    last: FlashcardId | None


class ReplaySchedules:
    """A page of cards in a transaction of its own: stopped at any moment, it can go on or start again."""

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels) -> None:
        self._uow = uow
        self._models = models

    async def __call__(self, command: ReplaySchedulesCommand) -> ReplayedPage:
        async with self._uow as uow:
            found = await uow.archive.page(after=command.after, limit=command.at_once)
            of = {
                learner_id: await schedulers_of(learner_id, uow.parameters, self._models)
                for learner_id in {card.learner_id for card, _ in found}
            }
            replayed = [(card, log, replay(card, log, command.scheduler, of[card.learner_id])) for card, log in found]
            differences = [
                Difference(flashcard_id=card.id, stored=card.schedule, replayed=_end_of(card, folded))
                for card, _, folded in replayed
                if differs(card.schedule, _end_of(card, folded))
            ]
            if command.scheduler is None and not command.dry_run:
                self._rebuild(uow, replayed)
                await uow.commit()
        return ReplayedPage(
            cards=len(found),
            reviews=sum(len(log) for _, log in found),
            differences=differences,
            last=found[-1][0].id if len(found) == command.at_once else None,
        )

    def _rebuild(
        self, uow: AssessmentsUnitOfWork, replayed: Sequence[tuple[Flashcard, list[Review], list[Review]]]
    ) -> None:
        moved: list[Flashcard] = []
        retaken: list[Review] = []
        for card, log, folded in replayed:
            stored = {review.answer.review_id: review for review in log}
            retaken += [review for review in folded if stored[review.answer.review_id] != review]
            if card.schedule != _end_of(card, folded):
                card.schedule = _end_of(card, folded)
                moved.append(card)
        uow.schedules.save(*moved)
        uow.reviews.put(replacing=retaken)


def differs(stored: ReviewSchedule, replayed: ReviewSchedule) -> bool:
    """Of two schedulers only what both know is compared."""
    if stored.scheduler == replayed.scheduler:
        return stored != replayed
    only_its_own = ("scheduler", "desired_retention", "memory")
    return stored != replace(replayed, **{name: getattr(stored, name) for name in only_its_own})


def replay(card: Flashcard, log: list[Review], scheduler: str | None, schedulers: Schedulers) -> list[Review]:
    """The card's log taken anew from where its first review began."""
    standing = [review for review in log if review.undone_at is None]
    if not standing:
        return []
    start = min(standing, key=lambda review: review.answer.place).before
    if scheduler is not None:
        start = schedulers.carried(start, Scheduling(scheduler=scheduler))
    return fold(start, standing, schedulers)


def _end_of(card: Flashcard, folded: list[Review]) -> ReviewSchedule:
    """A card without reviews stands where it was put."""
    return folded[-1].after if folded else card.schedule
