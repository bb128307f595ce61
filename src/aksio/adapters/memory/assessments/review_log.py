"""The review log in memory, and flashcards as reviews see them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.scheduling import FSRS
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.errors import Raced
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId


class MemoryReviewLog:
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        self._session = session

    async def known(self, review_ids: Sequence[ReviewId], *, learner_id: LearnerId) -> frozenset[ReviewId]:
        """See the port."""
        mine = {review.answer.review_id for review in self.all() if review.learner_id == learner_id}
        return frozenset(mine & set(review_ids))

    async def since(self, starts: Mapping[FlashcardId, datetime], *, learner_id: LearnerId) -> list[Review]:
        """See the port."""
        return [
            review
            for review in self.all()
            if review.learner_id == learner_id
            and review.undone_at is None
            and review.flashcard_id in starts
            and review.answer.reviewed_at >= starts[review.flashcard_id]
        ]

    async def of_learner(self, learner_id: LearnerId, *, at_most: int) -> Mapping[FlashcardId, Sequence[Answer]]:
        """See the port."""
        theirs = [one for one in self.all() if one.learner_id == learner_id and one.undone_at is None]
        logs: dict[FlashcardId, list[Answer]] = {}
        for review in sorted(theirs, key=lambda one: one.answer.place)[-at_most:]:
            logs.setdefault(review.flashcard_id, []).append(review.answer)
        return logs

    def put(self, *new: Review, replacing: Sequence[Review] = (), event: Event | None = None) -> None:
        """See the port."""
        for review in new:
            self._session.change(lambda review=review: self._add(review))  # type: ignore[misc]
        for review in replacing:
            self._session.change(lambda review=review: self._rows().update({_key(review): review}))  # type: ignore[misc]
        if event is not None:
            self._session.tell(event)

    async def remove_some(self, *, learner_id: LearnerId, at_most: int) -> int:
        """See the port."""
        keys = [key for key, review in self._rows().items() if review.learner_id == learner_id][:at_most]
        self._session.change(lambda: self._forget(keys))
        return len(keys)

    def all(self) -> Iterator[Review]:
        """Every review of everybody."""
        return iter(list(self._rows().values()))

    def _forget(self, keys: Sequence[Any]) -> None:
        for key in keys:
            del self._rows()[key]

    def _add(self, review: Review) -> None:
        if _key(review) in self._rows():
            raise Raced("There is a review with this id.")
        self._rows()[_key(review)] = review

    def _rows(self) -> dict[Any, Review]:
        rows: dict[Any, Review] = self._session.store.rows.setdefault("reviews", {})
        return rows


class MemorySchedules(MemoryTable[Flashcard]):
    """See the port. Nothing happens at once here, so `hold` has nothing to do."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "flashcards")
        self._log = MemoryReviewLog(session)

    async def with_review(
        self, flashcard_id: FlashcardId, review_id: ReviewId, *, learner_id: LearnerId
    ) -> tuple[Flashcard, Review | None]:
        """See the port."""
        card = self._owner(flashcard_id, learner_id)
        mine = (review for review in self._log.all() if review.learner_id == learner_id)
        return card, next((review for review in mine if review.answer.review_id == review_id), None)

    async def with_last_review(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId
    ) -> tuple[Flashcard, Review | None]:
        """See the port."""
        card = self._owner(flashcard_id, learner_id)
        log = [review for review in self._log.all() if review.flashcard_id == card.id and review.undone_at is None]
        return card, max(log, key=lambda review: review.answer.place, default=None)

    async def owners(
        self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId
    ) -> Mapping[FlashcardId, FlashcardId]:
        """See the port."""
        mine = (card for card in self._all() if card.id in flashcard_ids and card.learner_id == learner_id)
        return {card.id: card.schedule_of or card.id for card in mine}

    async def hold(self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId) -> list[Flashcard]:
        """See the port."""
        wanted = set(flashcard_ids)
        return sorted(
            (card for card in self._all() if card.id in wanted and card.learner_id == learner_id),
            key=lambda card: card.id,
        )

    async def due_counts(
        self, learner_id: LearnerId, *, first: date, last: date, besides: FlashcardId
    ) -> Mapping[date, int]:
        """See the port."""
        theirs = (card for card in self._of_their_own() if card.learner_id == learner_id)
        others = (card for card in theirs if card.id != besides and not card.suspended)
        days = [card.schedule.due_on for card in others]
        return Counter(day for day in days if day is not None and first <= day <= last)

    def save(self, *cards: Flashcard) -> None:
        """See the port. Only the schedule of what was given is kept."""
        for card in cards:
            stored = self._find(card.id, missing=FlashcardNotFound)
            stored.schedule, stored.version = card.schedule, card.version
            stored._events = card.take_events()
            self._put(card.id, stored, new=False)
            card.version = stored.version
            self._session.change(lambda card=card: self._copy(card.id, card.schedule))  # type: ignore[misc]

    def _of_their_own(self) -> Iterator[Flashcard]:
        return (card for card in self._all() if card.schedule_of is None)

    def _owner(self, flashcard_id: FlashcardId, learner_id: LearnerId) -> Flashcard:
        card = self._find(flashcard_id, missing=FlashcardNotFound, learner_id=learner_id)
        return self._find(card.schedule_of or card.id, missing=FlashcardNotFound)

    def _copy(self, owner: FlashcardId, schedule: ReviewSchedule) -> None:
        for card in self._rows().values():
            if card.schedule_of == owner:
                card.schedule = schedule
                card.version += 1


class MemoryReviewArchive(MemoryTable[Flashcard]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "flashcards")
        self._log = MemoryReviewLog(session)

    async def page(self, *, after: FlashcardId | None, limit: int) -> list[tuple[Flashcard, list[Review]]]:
        """See the port."""
        cards = sorted(self._of_their_own(), key=lambda card: card.id)
        return self._with_logs([card for card in cards if after is None or card.id > after][:limit])

    async def scheduled_otherwise(self, deck: Deck, *, limit: int) -> list[tuple[Flashcard, list[Review]]]:
        """See the port."""
        mine = (card for card in self._of_their_own() if card.deck_id == deck.id and card.learner_id == deck.learner_id)
        return self._with_logs([card for card in mine if not deck.scheduling.holds_for(card.schedule)][:limit])

    async def by_fsrs(
        self, learner_id: LearnerId, *, after: FlashcardId | None, limit: int
    ) -> list[tuple[Flashcard, list[Review]]]:
        """See the port."""
        mine = (card for card in self._of_their_own() if card.learner_id == learner_id)
        theirs = [card for card in mine if card.schedule.scheduler == FSRS]
        chosen = sorted((card for card in theirs if after is None or card.id > after), key=lambda card: card.id)
        return self._with_logs(chosen[:limit])

    def _of_their_own(self) -> Iterator[Flashcard]:
        return (card for card in self._all() if card.schedule_of is None)

    def _with_logs(self, chosen: list[Flashcard]) -> list[tuple[Flashcard, list[Review]]]:
        log = list(self._log.all())
        return [(card, [review for review in log if review.flashcard_id == card.id]) for card in chosen]


def _key(review: Review) -> tuple[UUID, UUID]:
    return review.learner_id, review.answer.review_id
