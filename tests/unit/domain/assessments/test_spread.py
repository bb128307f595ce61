"""Intervals are spread over days within a stated range, by a lot of the card's own."""

from collections import Counter
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.sm2 import LONGEST_INTERVAL
from aksio.domain.assessments.spread import Spread, balanced, lot_of, spread_of
from aksio.domain.shared.ids import FlashcardId

intervals = st.integers(1, LONGEST_INTERVAL)
lots = st.floats(0, 1, exclude_max=True)
ids = st.uuids().map(FlashcardId)


def a_spread(interval: int) -> Spread:
    return spread_of(interval, longest=LONGEST_INTERVAL)


def test_ranges_as_they_are_stated() -> None:
    ranges = {interval: a_spread(interval) for interval in (1, 2, 3, 7, 10, 20, 100, 365)}
    assert {interval: (spread.earliest, spread.latest) for interval, spread in ranges.items()} == {
        1: (1, 1),
        2: (2, 2),
        3: (2, 4),
        7: (5, 9),
        10: (8, 12),
        20: (17, 23),
        100: (93, 107),
        365: (345, 385),
    }


@given(intervals)
def test_the_interval_lies_in_its_range_and_no_range_is_shorter_than_a_day_or_longer_than_the_longest(
    interval: int,
) -> None:
    spread = a_spread(interval)
    assert 1 <= min(interval, 2) <= spread.earliest <= interval <= spread.latest <= LONGEST_INTERVAL


@given(intervals, lots, st.integers(-5, 100_000))
def test_neither_lot_nor_choice_leaves_the_range(interval: int, lot: float, offset: int) -> None:
    spread = a_spread(interval)
    for found in (spread.by_lot(lot), spread.at(offset)):
        assert spread.earliest <= found <= spread.latest


@given(intervals, intervals, lots)
def test_with_the_same_lot_a_longer_interval_never_comes_earlier(one: int, other: int, lot: float) -> None:
    shorter, longer = sorted([one, other])
    assert a_spread(shorter).by_lot(lot) <= a_spread(longer).by_lot(lot)


@given(ids, st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_lot_belongs_to_a_card_and_its_turn(card: FlashcardId, repetitions: int, lapses: int) -> None:
    lot = lot_of(card, repetitions, lapses)
    assert 0 <= lot < 1
    assert lot == lot_of(card, repetitions, lapses)
    assert lot != lot_of(card, repetitions + 1, lapses)


def test_lots_are_the_same_in_every_run_and_reach_every_place_about_equally_often() -> None:
    spread = a_spread(20)
    places = Counter(spread.by_lot(lot_of(FlashcardId(uuid_of(number)), 1, 0)) for number in range(7_000))
    assert set(places) == set(range(17, 24))
    assert all(850 < count < 1_150 for count in places.values())
    assert spread.by_lot(lot_of(FlashcardId(uuid_of(1)), 1, 0)) == 21


def uuid_of(number: int) -> UUID:
    return UUID(int=number)


@given(st.integers(1, 400), st.lists(st.integers(0, 6), min_size=1, max_size=4), lots, st.data())
def test_balancing_stays_in_every_range_and_keeps_the_order_of_answers(
    least: int, more: list[int], lot: float, data: st.DataObject
) -> None:
    spreads = [a_spread(least + one) for one in sorted(more)]
    days = st.integers(spreads[0].earliest, spreads[-1].latest)
    loads = data.draw(st.dictionaries(days, st.integers(0, 50)))
    chosen = balanced([(spread, spread.by_lot(lot)) for spread in spreads], loads)
    assert chosen == sorted(chosen)
    for spread, interval in zip(spreads, chosen, strict=True):
        assert spread.earliest <= interval <= spread.latest
    first = range(spreads[0].earliest, spreads[0].latest + 1)
    assert loads.get(chosen[0], 0) == min(loads.get(day, 0) for day in first)


def test_a_better_answer_waits_for_the_worse_one_even_where_earlier_days_are_emptier() -> None:
    hard, good = a_spread(10), a_spread(11)
    loads = {8: 5, 9: 0, 10: 5, 11: 5, 12: 0, 13: 5}
    assert balanced([(hard, 12), (good, 9)], loads) == [12, 12]
    assert balanced([(good, 9)], loads) == [9]


def test_without_other_cards_the_lot_decides_and_of_equal_days_the_nearest_is_taken() -> None:
    spread = a_spread(20)
    assert balanced([(spread, 22)], {}) == [22]
    assert balanced([(spread, 22)], {22: 3, 21: 1, 17: 0, 23: 1, 18: 2, 19: 2, 20: 2}) == [17]
    assert balanced([(spread, 22)], {22: 3, 21: 1, 23: 1, 17: 5, 18: 5, 19: 5, 20: 5}) == [21]
