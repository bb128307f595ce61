"""The queue: learning, then due by relative overdueness, then new; siblings apart; no more than a day should bring."""

import itertools
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.due_queue import Candidate, DailyLimits, due_queue, sibling_group, siblings_apart
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import DocumentId, FlashcardId
from tests.make.cards import NOW, TODAY, some_id

LIMITS = DailyLimits()


def candidate(
    name: str, *, due: int | None = None, interval: int = 1, repetitions: int = 1, repeat: bool = False
) -> Candidate:
    """`due` counts days from today; None is a card never reviewed."""
    schedule = ReviewSchedule(
        repetitions=repetitions,
        interval_days=0 if due is None else interval,
        due_on=None if due is None else TODAY + timedelta(days=due),
        repeat_on=TODAY if repeat else None,
        last_reviewed_at=None if due is None else NOW - timedelta(days=interval - due),
    )
    return Candidate(flashcard_id=FlashcardId(some_id(name)), schedule=schedule, siblings=name)


def names(queue: list[Candidate]) -> list[str]:
    return [one.siblings for one in queue]


def test_learning_comes_before_due_before_new() -> None:
    cards = [
        candidate("new"),
        candidate("due", due=0, interval=6),
        candidate("forgotten", due=0, repetitions=0),
        candidate("again today", due=1, repeat=True),
        candidate("tomorrow", due=1),
    ]
    assert names(due_queue(cards, day=TODAY, left=LIMITS)) == ["forgotten", "again today", "due", "new"]


def test_a_week_matters_more_to_a_short_interval() -> None:
    cards = [
        candidate("year", due=-30, interval=365),
        candidate("days", due=-7, interval=3),
        candidate("today", due=0, interval=1),
    ]
    assert names(due_queue(cards, day=TODAY, left=LIMITS)) == ["days", "year", "today"]


def test_yesterdays_repetition_is_over() -> None:
    stale = Candidate(
        flashcard_id=FlashcardId(some_id(1)),
        schedule=ReviewSchedule(
            repetitions=3, interval_days=9, due_on=TODAY + timedelta(days=8), repeat_on=TODAY - timedelta(days=1)
        ),
        siblings="stale",
    )
    assert due_queue([stale], day=TODAY, left=LIMITS) == []


def test_limits_cut_due_and_new_but_never_learning() -> None:
    cards = [
        *(candidate(f"due {number}", due=-number, interval=10) for number in range(5)),
        *(candidate(f"new {number}") for number in range(5)),
        *(candidate(f"learning {number}", due=1, repeat=True) for number in range(5)),
    ]
    queue = due_queue(cards, day=TODAY, left=DailyLimits(new_cards=2, reviews=3))
    assert Counter(name.split()[0] for name in names(queue)) == {"learning": 5, "due": 3, "new": 2}
    assert names(queue)[5:8] == ["due 4", "due 3", "due 2"]


def test_what_was_done_today_counts_against_the_limits() -> None:
    assert LIMITS.left_after(new_cards=5, reviews=250) == DailyLimits(new_cards=15, reviews=0)


@dataclass(frozen=True)
class Asked:
    """A card for the part that sets siblings apart."""

    number: int
    siblings: str


@given(st.text("abcd", max_size=14), st.sampled_from([None, "a", "b"]))
def test_siblings_are_apart_where_that_can_be(groups: str, before: str | None) -> None:
    cards = [Asked(number, group) for number, group in enumerate(groups)]
    apart = siblings_apart(cards, after=before)
    assert sorted(apart, key=lambda card: card.number) == cards
    row = [before, *(card.siblings for card in apart)]
    side_by_side = sum(left == right for left, right in itertools.pairwise(row))
    assert side_by_side == fewest_side_by_side(groups, before)


def fewest_side_by_side(groups: str, before: str | None) -> int:
    """How many neighbours cannot be avoided: those of a group that has more cards than gaps between the others."""
    surplus = [count - (len(groups) - count) - (group != before) for group, count in Counter(groups).items()]
    return max([0, *surplus])


def test_cards_without_siblings_stay_in_order() -> None:
    cards = [Asked(number, str(number)) for number in range(9)]
    assert siblings_apart(cards) == cards


def test_cards_of_one_page_and_cards_with_one_front_are_siblings() -> None:
    document = DocumentId(some_id("document"))
    page = Source(document_id=document, page=2, text="one")
    assert sibling_group("a", page) == sibling_group("b", Source(document_id=document, page=2, text="two"))
    assert sibling_group("a", page) != sibling_group("a", Source(document_id=document, page=3))
    assert sibling_group("Bank ", None) == sibling_group("bank", Source())
