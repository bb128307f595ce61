"""Views of decks, flashcards and reviews out of memory."""

from collections import Counter
from datetime import date

from aksio.adapters.memory.assessments.review_log import MemoryReviewLog
from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore
from aksio.application.assessments.reader_ports import SAMPLED_CARDS, CardFilter, ScheduledCards, UntoldDeck
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import (
    DeckView,
    DueQueue,
    FlashcardStats,
    FlashcardView,
    QueueCounts,
    ReviewView,
)
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.card_state import CardState
from aksio.domain.assessments.deck import Deck, DeckNotFound
from aksio.domain.assessments.due_queue import (
    Candidate,
    DailyLimits,
    Segment,
    due_queue,
    segment_of,
    sibling_group,
    siblings_apart,
)
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId


class MemoryCardsReader:
    """See the ports of readers of cards: one class, since one store is behind them."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def deck(self, deck_id: DeckId, *, learner_id: LearnerId) -> DeckView:
        """See the port."""
        for deck in self._decks(learner_id):
            if deck.id == deck_id:
                return DeckView.of(deck)
        raise DeckNotFound

    async def decks(self, learner_id: LearnerId, course_id: CourseId | None, page: PageRequest) -> Page[DeckView]:
        """See the port."""
        chosen = [deck for deck in self._decks(learner_id) if course_id in (None, deck.course_id)]
        newest = sorted(chosen, key=lambda deck: (deck.created_at, deck.id), reverse=True)
        return page_after(newest, page, lambda deck: deck.id, DeckView.of)

    async def untold(self, *, limit: int) -> list[UntoldDeck]:
        """See the port."""
        decks = [deck for deck in self._store.rows.get("decks", {}).values() if deck.language is None]
        return [found for deck in decks if (found := self._untold(deck)) is not None][:limit]

    def _untold(self, deck: Deck) -> UntoldDeck | None:
        cards, sought = self._cards(deck.learner_id, CardFilter(deck_id=deck.id)), deck.language_sought_at
        if not any(sought is None or card.created_at > sought for card in cards):
            return None
        newest = sorted(cards, key=lambda card: card.id, reverse=True)[:SAMPLED_CARDS]
        sample = "".join(f"{card.front}\n{card.back}\n" for card in newest)
        return UntoldDeck(deck_id=deck.id, learner_id=deck.learner_id, sample=sample)

    async def flashcard(self, flashcard_id: FlashcardId, *, learner_id: LearnerId, today: Today) -> FlashcardView:
        """See the port."""
        return FlashcardView.of(self._card(flashcard_id, learner_id), today)

    async def flashcards(
        self, learner_id: LearnerId, chosen: CardFilter, page: PageRequest, *, today: Today
    ) -> Page[FlashcardView]:
        """See the port."""
        cards = self._cards(learner_id, chosen)
        newest = sorted(cards, key=lambda card: (card.created_at, card.id), reverse=True)
        return page_after(newest, page, lambda card: card.id, lambda card: FlashcardView.of(card, today))

    async def history(self, flashcard_id: FlashcardId, page: PageRequest, *, learner_id: LearnerId) -> Page[ReviewView]:
        """See the port."""
        card = self._card(flashcard_id, learner_id)
        log = [review for review in self._log().all() if review.flashcard_id == (card.schedule_of or card.id)]
        latest = sorted(log, key=lambda review: review.answer.place, reverse=True)
        return page_after(latest, page, lambda review: review.answer.review_id, ReviewView.of)

    async def due(
        self, learner_id: LearnerId, chosen: CardFilter, page: PageRequest, *, today: Today, limits: DailyLimits
    ) -> DueQueue:
        """See the port."""
        cards = {card.id: card for card in self._studied(learner_id, chosen) if _is_available(card, today)}
        done = self._done(learner_id, today)
        left = limits.left_after(new_cards=done[ReviewKind.INTRODUCTION], reviews=done[ReviewKind.REVIEW])
        queue = due_queue(map(_candidate, cards.values()), day=today.day, left=left)
        segments = Counter(segment_of(candidate.schedule, today.day) for candidate in queue)
        found = page_after(queue, page, lambda one: one.flashcard_id, lambda one: cards[one.flashcard_id])
        return DueQueue(
            items=siblings_apart([FlashcardView.of(card, today) for card in found.items]),
            next_cursor=found.next_cursor,
            counts=QueueCounts(
                due=segments[Segment.DUE], new=segments[Segment.NEW], learning=segments[Segment.LEARNING]
            ),
        )

    async def weak(self, learner_id: LearnerId, chosen: CardFilter, *, today: Today, limit: int) -> list[FlashcardView]:
        """See the port."""
        weak = [card for card in self._studied(learner_id, chosen) if card.schedule.lapses and not card.suspended]
        weak.sort(key=lambda card: (-card.schedule.lapses, card.schedule.ease_hundredths, card.id))
        return [FlashcardView.of(card, today) for card in weak[:limit]]

    async def stats(self, learner_id: LearnerId, chosen: CardFilter, *, today: Today) -> FlashcardStats:
        """See the port."""
        cards = self._studied(learner_id, chosen)
        states = Counter(card.state_on(today.day) for card in cards)
        done = self._done(learner_id, today)
        return FlashcardStats(
            total=len(cards),
            **{str(state): states[state] for state in CardState},
            starred=sum(card.starred for card in cards),
            leeches=sum(card.leech for card in cards),
            reviews_today=done[ReviewKind.REVIEW],
            new_today=done[ReviewKind.INTRODUCTION],
        )

    async def scheduled(self, learner_id: LearnerId, *, today: Today, until: date) -> ScheduledCards:
        """See the port."""
        cards = [card for card in self._studied(learner_id, CardFilter()) if not card.suspended]
        begun = [card.schedule for card in cards if not card.schedule.is_new]
        return ScheduledCards(
            due=Counter(one.due_on for one in begun if one.due_on is not None and one.due_on <= until),
            intervals=Counter(one.interval_days for one in begun),
            new=len(cards) - len(begun),
            introduced_today=self._done(learner_id, today)[ReviewKind.INTRODUCTION],
        )

    def _card(self, flashcard_id: FlashcardId, learner_id: LearnerId) -> Flashcard:
        for card in self._cards(learner_id, CardFilter()):
            if card.id == flashcard_id:
                return card
        raise FlashcardNotFound

    def _cards(self, learner_id: LearnerId, chosen: CardFilter) -> list[Flashcard]:
        return [
            card
            for card in self._store.rows.get("flashcards", {}).values()
            if card.learner_id == learner_id
            and chosen.course_id in (None, card.course_id)
            and chosen.deck_id in (None, card.deck_id)
        ]

    def _studied(self, learner_id: LearnerId, chosen: CardFilter) -> list[Flashcard]:
        """What twins share counts once, except in their own deck."""
        cards = self._cards(learner_id, chosen)
        return [card for card in cards if chosen.deck_id is not None or card.schedule_of is None]

    def _decks(self, learner_id: LearnerId) -> list[Deck]:
        return [deck for deck in self._store.rows.get("decks", {}).values() if deck.learner_id == learner_id]

    def _done(self, learner_id: LearnerId, today: Today) -> Counter[ReviewKind]:
        mine = (review for review in self._log().all() if review.learner_id == learner_id)
        return Counter(one.kind for one in mine if one.answer.day == today.day and one.undone_at is None)

    def _log(self) -> MemoryReviewLog:
        return MemoryReviewLog(MemorySession(self._store))


def _candidate(card: Flashcard) -> Candidate:
    siblings = sibling_group(card.front, card.source)
    return Candidate(flashcard_id=card.id, schedule=card.schedule, siblings=siblings)


def _is_available(card: Flashcard, today: Today) -> bool:
    return not card.suspended and (card.buried_until is None or card.buried_until <= today.day)
