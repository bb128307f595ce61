"""Both ends are allowed, and nothing beyond them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.shared.number import range_error


@given(st.integers(), st.integers(), st.integers(0))
def test_a_number_is_refused_outside_and_only_there(value: int, least: int, width: int) -> None:
    error = range_error("/pages", value, least=least, most=least + width)
    assert (error is None) == (value in range(least, least + width + 1))
    if error is not None:
        assert (error.pointer, error.code) == ("/pages", "out_of_range")
        assert error.message == f"Must be from {least} to {least + width}."


def test_dates_have_ranges_too_and_what_is_missing_is_not_wrong() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert range_error("/due_on", last, least=first, most=last) is None
    assert range_error("/due_on", date(2027, 1, 1), least=first, most=last) is not None
    assert range_error("/due_on", None, least=first, most=last) is None
