"""Where in its range of equally good intervals a card is put, with a look at the learner's other days."""

from collections.abc import Mapping
from datetime import date

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import days_after
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import FSRS
from aksio.domain.assessments.spread import balanced, lot_of

_ANSWERS = (Rating.WRONG, Rating.HARD, Rating.GOOD, Rating.EASY)
"""One of each that FSRS tells apart, from worse to better."""


async def offsets(
    uow: AssessmentsUnitOfWork, card: Flashcard, *, day: date, schedulers: Schedulers
) -> Mapping[Rating, int]:
    """For each rating the days after the earliest of its range. Nothing for a scheduler that has no range."""
    before = card.schedule
    if before.scheduler != FSRS:
        return {}
    spreads = [schedulers.fsrs.spread_after(before, rating, day=day) for rating in _ANSWERS]
    first, last = spreads[0].earliest, max(spread.latest for spread in spreads)
    days = await uow.schedules.due_counts(
        card.learner_id, first=days_after(day, first), last=days_after(day, last), besides=card.id
    )
    loads = {(due_on - day).days: cards for due_on, cards in days.items()}
    lot = lot_of(card.id, before.repetitions, before.lapses)
    chosen = balanced([(spread, spread.by_lot(lot)) for spread in spreads], loads)
    found = {
        rating: interval - spread.earliest for rating, spread, interval in zip(_ANSWERS, spreads, chosen, strict=True)
    }
    return {rating: found[rating if rating.passed else Rating.WRONG] for rating in Rating}
