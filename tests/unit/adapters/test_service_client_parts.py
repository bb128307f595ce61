"""What keeps a neighbour's trouble from becoming ours: the breaker, the retry budget, the waits between retries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.http_services.breaker import CircuitBreaker
from aksio.adapters.http_services.retry import RetryBudget, jittered_wait
from aksio.domain.shared.errors import Unavailable


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def open_breaker(clock: Hands) -> CircuitBreaker:
    breaker = CircuitBreaker(failures=2, rest_seconds=10, clock=clock)
    breaker.failed()
    breaker.check()
    breaker.failed()
    return breaker


def test_it_opens_after_failures_in_a_row_and_says_for_how_long() -> None:
    clock = Hands()
    breaker = open_breaker(clock)
    clock.seconds += 4
    with pytest.raises(Unavailable) as refusal:
        breaker.check()
    assert refusal.value.retry_after == 7


def test_after_a_rest_one_trial_passes_and_the_others_wait() -> None:
    clock = Hands()
    breaker = open_breaker(clock)
    clock.seconds += 10
    breaker.check()
    with pytest.raises(Unavailable):
        breaker.check()
    breaker.succeeded()
    breaker.check()
    breaker.check()


def test_a_failed_trial_opens_it_again() -> None:
    clock = Hands()
    breaker = open_breaker(clock)
    clock.seconds += 10
    breaker.check()
    breaker.failed()
    clock.seconds += 9
    with pytest.raises(Unavailable):
        breaker.check()


def test_a_success_in_between_starts_the_count_anew() -> None:
    breaker = CircuitBreaker(failures=2, rest_seconds=10, clock=Hands())
    for _ in range(9):
        breaker.failed()
        breaker.succeeded()
    breaker.check()


def test_retries_are_a_share_of_the_calls() -> None:
    budget = RetryBudget(share=0.1, reserve=3)
    retries = 0
    for _ in range(100):
        budget.call_made()
        retries += budget.take()
    assert 10 <= retries <= 13


@given(attempt=st.integers(1, 50), share=st.floats(0, 1))
def test_waits_are_bounded(attempt: int, share: float) -> None:
    wait = jittered_wait(attempt, base=0.1, longest=2.0, random_share=lambda: share)
    assert 0 <= wait <= min(2.0, 0.1 * 2**attempt)
