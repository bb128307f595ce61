"""Reading speed is the learner's own as soon as there is enough to tell, whatever single sittings were like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.learning.planning.reading_speed import (
    ENOUGH_PAGES,
    ENOUGH_SITTINGS,
    FASTEST,
    SLOWEST,
    Sitting,
    reading_speed,
)

SITTINGS = st.lists(st.builds(Sitting, pages=st.integers(1, 200), seconds=st.integers(1, 86_400)), max_size=12)


def sittings(*minutes_per_page: float, pages: int = 10) -> list[Sitting]:
    """One for each pace."""
    return [Sitting(pages=pages, seconds=round(pages * pace * 60)) for pace in minutes_per_page]


@pytest.mark.parametrize("too_few", [sittings(1, 1, pages=50), sittings(1, 1, 1, pages=6), []])
def test_before_there_is_enough_it_is_two_minutes_a_page(too_few: list[Sitting]) -> None:
    found = reading_speed(too_few)
    assert (found.minutes_per_page, found.is_measured, found.slow) == (2, False, None)
    assert (found.sittings, found.pages) == (len(too_few), sum(one.pages for one in too_few))


def test_it_is_the_median_of_the_sittings_with_its_quartiles() -> None:
    found = reading_speed(sittings(1, 1.5, 3, 4, 12))
    assert (found.minutes_per_page, found.quick, found.slow) == (3, 1.5, 4)


def test_leafing_through_and_pages_left_open_do_not_count() -> None:
    found = reading_speed([*sittings(1, 1.5, 2), *sittings(0.01, 60)])
    assert (found.minutes_per_page, found.sittings) == (1.5, 3)


@given(SITTINGS)
def test_it_is_measured_from_enough_evidence_on_and_is_always_believable(found: list[Sitting]) -> None:
    speed = reading_speed(found)
    assert FASTEST <= speed.minutes_per_page <= SLOWEST
    assert speed.is_measured == (speed.sittings >= ENOUGH_SITTINGS and speed.pages >= ENOUGH_PAGES)
    if speed.quick is not None and speed.slow is not None:
        assert speed.quick <= speed.minutes_per_page <= speed.slow


@given(st.floats(0.5, 5), st.integers(1, 86_400))
def test_one_strange_sitting_among_equals_changes_nothing(pace: float, seconds: int) -> None:
    usual = sittings(pace, pace, pace)
    strange = reading_speed([*usual, Sitting(pages=7, seconds=seconds)])
    assert strange.minutes_per_page == pytest.approx(usual[0].minutes_per_page)
