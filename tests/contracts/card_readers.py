"""What the readers of decks, cards and queues promise."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.assessments.reader_ports import (
    CardFilter,
    DecksReader,
    FlashcardsReader,
    StudyReader,
    UntoldDeck,
    UntoldDecks,
)
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import DeckView, FlashcardView, ReviewView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.assessments.due_queue import Candidate, DailyLimits, due_queue, sibling_group
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, FlashcardId, LearnerId
from tests.make.cards import COURSE, LEARNER, NOW, TODAY, a_card, a_deck, an_answer, on_successive_days, some_id

NewUnitOfWork = Callable[[], AssessmentsUnitOfWork]
STRANGER = LearnerId(some_id("stranger"))
OTHER_COURSE = CourseId(some_id("other course"))
DAY = Today(calendar=StudyCalendar(zone="Europe/Oslo"), day=TODAY)
ALL, EVERYTHING = CardFilter(), PageRequest(limit=100)
LIMITS = DailyLimits()


def random_cards(seed: int, count: int = 80) -> list[Flashcard]:
    """Cards in every state, half of them in a deck, two thirds in one course."""
    chance = random.Random(seed)
    cards = []
    for number in range(count):
        card = a_card(("random", seed, number))
        card.edit(
            course_id=chance.choice([COURSE, COURSE, OTHER_COURSE]),
            deck_id=chance.choice([a_deck().id, None]),
            source=None,
            now=NOW,
        )
        card.schedule = random_schedule(chance, number)
        card.suspended = chance.random() < 0.1
        card.buried_until = chance.choice([None, None, None, TODAY, TODAY + timedelta(days=1)])
        card.starred = chance.random() < 0.2
        cards.append(card)
    return cards


def random_schedule(chance: random.Random, number: int) -> ReviewSchedule:
    """No two with the same instant of review or the same overdueness, so that there is one right order."""
    if chance.random() < 0.3:
        return ReviewSchedule()
    return ReviewSchedule(
        repetitions=chance.choice([0, 1, 2, 5]),
        interval_days=100 + number,
        due_on=TODAY + timedelta(days=chance.randrange(-40, 20)),
        repeat_on=chance.choice([None, None, None, TODAY, TODAY - timedelta(days=1)]),
        lapses=chance.randrange(12),
        last_reviewed_at=NOW - timedelta(minutes=number * 7),
    )


def expected(cards: list[Flashcard], left: DailyLimits) -> list[FlashcardId]:
    """The queue as the domain has it."""
    available = [one for one in cards if not one.suspended and (one.buried_until is None or one.buried_until <= TODAY)]
    candidates = [
        Candidate(flashcard_id=one.id, schedule=one.schedule, siblings=sibling_group(one.front, one.source))
        for one in available
    ]
    return [one.flashcard_id for one in due_queue(candidates, day=TODAY, left=left)]


async def add(new_uow: NewUnitOfWork, *cards: Flashcard) -> None:
    """Commit a deck and new cards."""
    async with new_uow() as uow:
        uow.decks.add(a_deck())
        uow.flashcards.add(*cards)
        await uow.commit()


class CardReadersContract:
    """Subclasses give `new_uow` and the three readers, all on one storage, which begins empty."""

    async def test_weak_cards_are_those_forgotten_most(self, new_uow: NewUnitOfWork, study: StudyReader) -> None:
        cards = random_cards(7)
        await add(new_uow, *cards)
        weak = [one for one in cards if one.schedule.lapses and not one.suspended and one.course_id == COURSE]
        weak.sort(key=lambda one: (-one.schedule.lapses, one.schedule.ease_hundredths, one.id))
        found = await study.weak(LEARNER, CardFilter(course_id=COURSE), today=DAY, limit=7)
        assert [one.id for one in found] == [one.id for one in weak[:7]]
        in_deck = CardFilter(course_id=COURSE, deck_id=a_deck().id)
        assert all(one.deck_id for one in await study.weak(LEARNER, in_deck, today=DAY, limit=100))
        assert await study.weak(STRANGER, ALL, today=DAY, limit=7) == []

    async def test_which_cards_are_there(self, new_uow: NewUnitOfWork) -> None:
        card = a_card()
        await add(new_uow, card)
        asked = [card.id, a_card("gone").id]
        async with new_uow() as uow:
            assert await uow.flashcards.known(asked, learner_id=LEARNER) == {card.id}
            assert await uow.flashcards.known(asked, learner_id=STRANGER) == frozenset()
            assert await uow.flashcards.known([], learner_id=LEARNER) == frozenset()

    async def test_a_deck_is_shown_to_its_owner(self, new_uow: NewUnitOfWork, decks: DecksReader) -> None:
        await add(new_uow)
        deck = a_deck()
        deck.version = 1
        assert await decks.deck(deck.id, learner_id=LEARNER) == DeckView.of(deck)
        with pytest.raises(DeckNotFound):
            await decks.deck(deck.id, learner_id=STRANGER)

    async def test_decks_are_listed_newest_first_page_by_page(self, new_uow: NewUnitOfWork, decks: DecksReader) -> None:
        made = [a_deck(number) for number in range(5)]
        async with new_uow() as uow:
            for number, deck in enumerate(made):
                deck.created_at = NOW + timedelta(hours=number)
                uow.decks.add(deck)
            await uow.commit()
        first = await decks.decks(LEARNER, COURSE, PageRequest(limit=3))
        rest = await decks.decks(LEARNER, COURSE, PageRequest(limit=3, cursor=first.next_cursor))
        assert [view.id for view in [*first.items, *rest.items]] == [deck.id for deck in reversed(made)]
        assert rest.next_cursor is None
        assert (await decks.decks(LEARNER, OTHER_COURSE, EVERYTHING)).items == []
        assert (await decks.decks(STRANGER, None, EVERYTHING)).items == []

    async def test_decks_are_read_for_their_language_until_it_is_told(
        self, new_uow: NewUnitOfWork, untold: UntoldDecks
    ) -> None:
        card, deck = a_card(), a_deck()
        deck.language = None
        async with new_uow() as uow:
            uow.decks.add(deck)
            uow.flashcards.add(card)
            uow.decks.add(a_deck("told"))
            await uow.commit()
        sample = "What is card?\nThis is card.\n"
        assert await untold.untold(limit=9) == [UntoldDeck(deck_id=deck.id, learner_id=LEARNER, sample=sample)]
        async with new_uow() as uow:
            deck.tell_language(None, now=NOW)
            uow.decks.save(deck)
            await uow.commit()
        assert await untold.untold(limit=9) == [], "and not again before there are newer cards"
        newer = a_card("newer")
        newer.created_at = NOW + timedelta(hours=1)
        async with new_uow() as uow:
            uow.flashcards.add(newer)
            await uow.commit()
        assert [one.deck_id for one in await untold.untold(limit=9)] == [deck.id]
        assert await untold.untold(limit=0) == []

    async def test_a_card_is_shown_as_it_stands_today(
        self, new_uow: NewUnitOfWork, flashcards: FlashcardsReader
    ) -> None:
        card = a_card()
        card.merge(on_successive_days([4, 4, 3], first=TODAY - timedelta(days=2)), now=NOW)
        await add(new_uow, card)
        found = await flashcards.flashcard(card.id, learner_id=LEARNER, today=DAY)
        assert found == FlashcardView.of(card, DAY)
        assert (found.state, found.schedule.same_day_repeat) == ("learning", True)
        with pytest.raises(FlashcardNotFound):
            await flashcards.flashcard(card.id, learner_id=STRANGER, today=DAY)

    async def test_cards_are_listed_by_course_and_deck(
        self, new_uow: NewUnitOfWork, flashcards: FlashcardsReader
    ) -> None:
        cards = random_cards(1, 30)
        for number, card in enumerate(cards):
            card.created_at = NOW + timedelta(minutes=number)
        await add(new_uow, *cards)
        for chosen in (ALL, CardFilter(course_id=COURSE), CardFilter(deck_id=a_deck().id)):
            wanted = [
                card.id
                for card in reversed(cards)
                if chosen.course_id in (None, card.course_id) and chosen.deck_id in (None, card.deck_id)
            ]
            found: list[FlashcardView] = []
            cursor = None
            while cursor is not None or not found:
                page = await flashcards.flashcards(LEARNER, chosen, PageRequest(limit=7, cursor=cursor), today=DAY)
                found, cursor = [*found, *page.items], page.next_cursor
            assert [view.id for view in found] == wanted
        assert (await flashcards.flashcards(STRANGER, ALL, EVERYTHING, today=DAY)).items == []

    async def test_the_history_shows_the_latest_first(
        self, new_uow: NewUnitOfWork, flashcards: FlashcardsReader
    ) -> None:
        card = a_card()
        log = card.merge(on_successive_days([4, 3, 5]), now=NOW)
        log[-1] = card.undo(log[-1], now=NOW)
        async with new_uow() as uow:
            uow.decks.add(a_deck())
            uow.flashcards.add(card)
            uow.reviews.put(*log)
            await uow.commit()
        first = await flashcards.history(card.id, PageRequest(limit=2), learner_id=LEARNER)
        rest = await flashcards.history(card.id, PageRequest(limit=2, cursor=first.next_cursor), learner_id=LEARNER)
        assert [*first.items, *rest.items] == [ReviewView.of(review) for review in reversed(log)]
        assert first.items[0].undone_at == NOW
        with pytest.raises(FlashcardNotFound):
            await flashcards.history(card.id, EVERYTHING, learner_id=STRANGER)

    @pytest.mark.parametrize("seed", range(4))
    async def test_the_queue_is_the_one_of_the_domain(
        self, new_uow: NewUnitOfWork, study: StudyReader, seed: int
    ) -> None:
        cards = random_cards(seed)
        await add(new_uow, *cards)
        for limits in (LIMITS, DailyLimits(new_cards=3, reviews=5), DailyLimits(new_cards=0, reviews=0)):
            queue = await study.due(LEARNER, ALL, EVERYTHING, today=DAY, limits=limits)
            assert [view.id for view in queue.items] == expected(cards, limits)
            assert queue.next_cursor is None
        of_course = [card for card in cards if card.course_id == COURSE]
        queue = await study.due(LEARNER, CardFilter(course_id=COURSE), EVERYTHING, today=DAY, limits=LIMITS)
        assert [view.id for view in queue.items] == expected(of_course, LIMITS)
        in_deck = [card for card in cards if card.deck_id is not None]
        queue = await study.due(LEARNER, CardFilter(deck_id=a_deck().id), EVERYTHING, today=DAY, limits=LIMITS)
        assert [view.id for view in queue.items] == expected(in_deck, LIMITS)

    async def test_pages_of_the_queue_follow_each_other(self, new_uow: NewUnitOfWork, study: StudyReader) -> None:
        cards = random_cards(9)
        await add(new_uow, *cards)
        whole = await study.due(LEARNER, ALL, EVERYTHING, today=DAY, limits=LIMITS)
        found: list[FlashcardView] = []
        cursor, counts = None, []
        while cursor is not None or not found:
            page = await study.due(LEARNER, ALL, PageRequest(limit=6, cursor=cursor), today=DAY, limits=LIMITS)
            found, cursor = [*found, *page.items], page.next_cursor
            counts.append(page.counts)
        assert [view.id for view in found] == [view.id for view in whole.items]
        assert set(counts) == {whole.counts}
        assert whole.counts.due + whole.counts.new + whole.counts.learning == len(whole.items)

    async def test_what_was_done_today_counts_against_the_limits(
        self, new_uow: NewUnitOfWork, study: StudyReader
    ) -> None:
        cards = [a_card(number) for number in range(6)]
        for card in cards[3:]:
            card.schedule = ReviewSchedule(repetitions=2, interval_days=6, due_on=TODAY, last_reviewed_at=NOW)
        log = [one for number in (0, 3) for one in cards[number].merge([an_answer(5, name=number)], now=NOW)]
        async with new_uow() as uow:
            uow.decks.add(a_deck())
            uow.flashcards.add(*cards)
            uow.reviews.put(*log)
            await uow.commit()
        queue = await study.due(LEARNER, ALL, EVERYTHING, today=DAY, limits=DailyLimits(new_cards=2, reviews=2))
        assert (queue.counts.due, queue.counts.new) == (1, 1)
        async with new_uow() as uow:
            uow.reviews.put(replacing=[replace(review, undone_at=NOW) for review in log])
            await uow.commit()
        queue = await study.due(LEARNER, ALL, EVERYTHING, today=DAY, limits=DailyLimits(new_cards=2, reviews=2))
        assert (queue.counts.due, queue.counts.new) == (2, 2)

    async def test_siblings_are_apart(self, new_uow: NewUnitOfWork, study: StudyReader) -> None:
        cards = [a_card(number) for number in range(8)]
        for number, card in enumerate(sorted(cards, key=lambda card: card.id)):
            assert card.source is not None
            card.source = replace(card.source, page=1 + number // 4)
        await add(new_uow, *cards)
        queue = await study.due(LEARNER, ALL, EVERYTHING, today=DAY, limits=LIMITS)
        pages = [view.source.page for view in queue.items if view.source is not None]
        assert pages == [1, 2, 1, 2, 1, 2, 1, 2]

    async def test_an_empty_queue_has_counts_of_zero(self, study: StudyReader) -> None:
        queue = await study.due(LEARNER, ALL, EVERYTHING, today=DAY, limits=LIMITS)
        assert (queue.items, queue.next_cursor, queue.counts.due) == ([], None, 0)

    @pytest.mark.parametrize("cursor", ["x", "WzEsMl0", "WzksMCwiMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwIl0"])
    async def test_a_made_up_cursor_is_refused(self, study: StudyReader, cursor: str) -> None:
        with pytest.raises(Invalid) as refusal:
            await study.due(LEARNER, ALL, PageRequest(cursor=cursor), today=DAY, limits=LIMITS)
        assert refusal.value.errors[0].pointer == "/query/cursor"

    async def test_stats_count_cards_by_state(self, new_uow: NewUnitOfWork, study: StudyReader) -> None:
        cards = random_cards(5)
        await add(new_uow, *cards)
        found = await study.stats(LEARNER, CardFilter(course_id=COURSE), today=DAY)
        mine = [card for card in cards if card.course_id == COURSE]
        states = Counter(card.state_on(TODAY) for card in mine)
        assert {state: getattr(found, str(state)) for state in states} == states
        assert (found.total, found.starred) == (len(mine), sum(card.starred for card in mine))
        assert found.leeches == sum(card.leech for card in mine)
        assert (found.reviews_today, found.new_today) == (0, 0)

    async def test_scheduled_cards_are_counted(self, new_uow: NewUnitOfWork, study: StudyReader) -> None:
        cards = random_cards(6)
        await add(new_uow, *cards)
        until = TODAY + timedelta(days=5)
        found = await study.scheduled(LEARNER, today=DAY, until=until)
        begun = [card.schedule for card in cards if not card.suspended and card.schedule.due_on is not None]
        assert found.due == Counter(one.due_on for one in begun if one.due_on is not None and one.due_on <= until)
        assert found.intervals == Counter(one.interval_days for one in begun)
        assert found.new == sum(not card.suspended and card.schedule.is_new for card in cards)
