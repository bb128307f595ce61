"""What was reviewed and where cards stand, out of memory."""

from collections import Counter
from datetime import date, datetime

from aksio.adapters.memory.store import MemoryStore
from aksio.application.assessments.reader_ports import CardsAlike, ReviewFact
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Review, ReviewKind
from aksio.domain.shared.ids import CourseId, FlashcardId, LearnerId, ReviewId


class MemoryReviewFacts:
    """See the port ReviewFactsReader."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def of_card(self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime) -> list[ReviewFact]:
        """See the port."""
        facts = self._facts(learner_id)
        return [fact for fact in facts if fact.flashcard_id == flashcard_id and fact.reviewed_at >= since]

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: tuple[datetime, ReviewId] | None, limit: int
    ) -> list[ReviewFact]:
        """See the port."""
        facts = (fact for fact in self._facts(learner_id) if fact.day >= since)
        return [fact for fact in facts if after is None or (fact.reviewed_at, fact.review_id) > after][:limit]

    async def card_states(self, learner_id: LearnerId, *, course_id: CourseId | None) -> list[CardsAlike]:
        """See the port."""
        cards = [card for card in self._cards().values() if card.learner_id == learner_id and not card.suspended]
        states = Counter(_state(card) for card in cards if course_id in (None, card.course_id))
        return [
            CardsAlike(
                course_id=course, due_on=due_on, repetitions=done, interval_days=days, ease_hundredths=ease, cards=cards
            )
            for (course, due_on, done, days, ease), cards in states.items()
        ]

    def _facts(self, learner_id: LearnerId) -> list[ReviewFact]:
        log: list[Review] = [
            one for one in self._store.rows.get("reviews", {}).values() if one.learner_id == learner_id
        ]
        cards = self._cards()
        return [_fact(one, cards.get(one.flashcard_id)) for one in sorted(log, key=lambda one: one.answer.place)]

    def _cards(self) -> dict[FlashcardId, Flashcard]:
        return {FlashcardId(id): card for id, card in self._store.rows.get("flashcards", {}).items()}


def _state(card: Flashcard) -> tuple[CourseId, date | None, int, int, int]:
    schedule = card.schedule
    ease = (schedule.ease_hundredths + 5) // 10 * 10
    return card.course_id, schedule.due_on, min(2, schedule.repetitions), schedule.interval_days, ease


def _fact(review: Review, card: Flashcard | None) -> ReviewFact:
    due_on, interval, day = review.before.due_on, review.before.interval_days, review.answer.day
    learnt = review.kind is ReviewKind.REVIEW and due_on is not None
    return ReviewFact(
        review_id=review.answer.review_id,
        learner_id=review.learner_id,
        flashcard_id=review.flashcard_id,
        course_id=card.course_id if card else None,
        section_id=card.section_id if card else None,
        tags=card.tags if card else (),
        passed=review.answer.rating.passed,
        reviewed_at=review.answer.reviewed_at,
        day=day,
        duration_ms=review.answer.duration_ms,
        kind=review.kind,
        interval_days=interval if learnt else None,
        elapsed_days=max(0, (day - due_on).days + interval) if learnt and due_on is not None else None,
        undone_at=review.undone_at,
    )
