"""The report on forecasts counts what it says, and would tell a band that is too narrow."""

from dataclasses import replace

import pytest

from aksio.domain.learning.simulation import Band
from quality.reports.forecast import SCHEDULERS, Outcome, Scheduler, by_fsrs, outcomes, within


def test_days_are_counted_inside_outside_and_at_the_ends() -> None:
    found = [Outcome(day=1, band=Band(p10=4, p50=5, p90=6), due=due) for due in (3, 4, 5, 5, 6)]
    assert within(found) == (0.5 + 1 + 1 + 0.5) / 5
    assert within(found, ends=1) == 4 / 5
    exact = [Outcome(day=1, band=Band(p10=0, p50=0, p90=0), due=0)]
    assert within(exact) == 1


@pytest.mark.parametrize("scheduler", SCHEDULERS.values(), ids=SCHEDULERS)
def test_simulated_learners_stay_within_their_bands_about_as_often_as_said(scheduler: Scheduler) -> None:
    """Three learners whose days go together: so only that it is neither nearly always nor half of the time."""
    found = outcomes(by_fsrs, scheduler, learners=3)
    assert len(found) == 3 * 29
    assert 0.65 < within(found) < 0.95
    narrow = [replace(one, band=replace(one.band, p10=one.band.p50 - 1, p90=one.band.p50 + 1)) for one in found]
    assert within(narrow) < 0.5
