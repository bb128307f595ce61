"""What is recommended again, and when."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.learning.recommendation import (
    MOST_OF_A_KIND,
    Action,
    Decision,
    Recommendation,
    RecommendationAnswer,
    RecommendationNotFound,
    RecommendationReason,
    advice,
    chosen,
)
from aksio.domain.shared.ids import LearnerId, RecommendationId
from tests.make.cards import some_id

LEARNER = LearnerId(some_id("learner"))
TODAY = date(2026, 3, 2)


def a_reason(
    reason: RecommendationReason = RecommendationReason.OVERDUE_CARDS, *, about: str | None = None, size: float = 10
) -> Recommendation:
    subject = None if about is None else some_id(about)
    return Recommendation(
        id=Recommendation.id_for(LEARNER, reason, subject),
        reason=reason,
        action=Action.REVIEW,
        size=size,
        figures={"cards": size},
        subject_id=subject,
    )


def an_answer(decision: Decision, *, size: float = 10) -> RecommendationAnswer:
    return RecommendationAnswer(
        id=a_reason().id,
        learner_id=LEARNER,
        reason=RecommendationReason.OVERDUE_CARDS,
        decision=decision,
        size=size,
        answered_on=TODAY,
        answered_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def shown(decision: Decision, *, days: int, size: float = 10) -> bool:
    return bool(advice([a_reason(size=size)], [an_answer(decision)], today=TODAY + timedelta(days=days)))


def test_what_was_dismissed_stays_away_for_a_week() -> None:
    assert [shown(Decision.DISMISSED, days=days) for days in (0, 1, 6, 7)] == [False, False, False, True]


def test_unless_the_matter_has_clearly_grown() -> None:
    assert [shown(Decision.DISMISSED, days=1, size=size) for size in (9, 14, 15)] == [False, False, True]


def test_what_was_accepted_stays_away_for_the_day() -> None:
    assert [shown(Decision.ACCEPTED, days=days) for days in (0, 1)] == [False, True]


def test_the_biggest_come_first_within_the_order_of_reasons() -> None:
    found = [
        a_reason(RecommendationReason.LEECHES, size=99),
        a_reason(RecommendationReason.WEAK_TOPIC, about="a", size=0.5),
        a_reason(RecommendationReason.WEAK_TOPIC, about="b", size=0.9),
        a_reason(size=1),
    ]
    orders = {tuple(one.id for one in advice(some, [], today=TODAY)) for some in permutations(found)}
    assert orders == {(found[3].id, found[2].id, found[1].id, found[0].id)}


@given(st.lists(st.tuples(st.sampled_from(RecommendationReason), st.integers(0, 20), st.floats(0, 100)), max_size=30))
def test_there_are_never_many_of_a_kind(told: list[tuple[RecommendationReason, int, float]]) -> None:
    found = [a_reason(reason, about=str(about), size=size) for reason, about, size in told]
    said = advice(found, [], today=TODAY)
    for reason in RecommendationReason:
        assert sum(one.reason is reason for one in said) == min(
            MOST_OF_A_KIND, sum(one.reason is reason for one in found)
        )


def test_what_is_not_recommended_cannot_be_answered() -> None:
    assert chosen([a_reason()], a_reason().id).reason is RecommendationReason.OVERDUE_CARDS
    with pytest.raises(RecommendationNotFound):
        chosen([a_reason()], RecommendationId(some_id("other")))
