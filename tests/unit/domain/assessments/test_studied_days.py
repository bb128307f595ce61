"""A batch is told by study day."""

from datetime import timedelta

from aksio.domain.assessments.studied_days import studied_days
from tests.make.cards import NOW, TODAY, an_answer


def test_reviews_are_summed_by_day_and_interruptions_left_out() -> None:
    answers = [
        an_answer(at=NOW + timedelta(days=1), duration_ms=3_600_000),
        an_answer(at=NOW, duration_ms=1_600),
        an_answer(at=NOW + timedelta(minutes=1), duration_ms=1_500),
    ]
    first, second = studied_days(answers)
    assert (first.day, first.reviews, first.seconds) == (TODAY, 2, 3)
    assert (second.day, second.reviews, second.seconds) == (TODAY + timedelta(days=1), 1, 60)
