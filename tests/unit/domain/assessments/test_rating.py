"""Clients with fewer buttons mean one of the six grades."""

import pytest

from aksio.domain.assessments.rating import Rating
from aksio.domain.shared.errors import Invalid


def test_four_buttons_map_to_one_three_four_and_five() -> None:
    assert [Rating.of_button(button) for button in ("again", "hard", "good", "easy")] == [1, 3, 4, 5]


def test_right_is_good_and_wrong_is_wrong() -> None:
    assert (Rating.of_answer(True), Rating.of_answer(False)) == (4, 1)


def test_three_is_the_lowest_that_passes() -> None:
    assert [rating.passed for rating in Rating] == [False, False, False, True, True, True]


@pytest.mark.parametrize("number", [-1, 6, 10**400])
def test_other_numbers_are_refused(number: int) -> None:
    with pytest.raises(Invalid) as refusal:
        Rating.of_number(number)
    assert refusal.value.errors[0].pointer == "/rating"


def test_other_buttons_are_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        Rating.of_button("so-so")
    assert refusal.value.errors[0].pointer == "/button"
