"""What a learner sees of the parameters that FSRS follows them with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self

from aksio.domain.assessments.learner_parameters import FitStatus, LearnerParameters, Parameters


@dataclass(frozen=True, kw_only=True)
class FitView:
    """The latest fit. `gain` is how much less later answers would have surprised (log loss), on average of
    `judged_by` answers, give or take `standard_error`."""

    status: FitStatus
    requested_at: datetime
    finished_at: datetime | None
    gain: float | None
    standard_error: float | None
    judged_by: int | None


@dataclass(frozen=True, kw_only=True)
class ParametersView:
    """`can_fit` says whether parameters can be fitted at all in this installation."""

    parameters: Parameters
    source: Literal["default", "fitted"]
    can_fit: bool
    fit: FitView | None

    @classmethod
    def of(cls, found: LearnerParameters | None, *, default: Parameters, can_fit: bool) -> Self:
        """The view of what was found, or of nothing."""
        own = None if found is None else found.parameters
        return cls(
            parameters=own or default,
            source="default" if own is None else "fitted",
            can_fit=can_fit,
            fit=None if found is None else _fit(found),
        )


def _fit(found: LearnerParameters) -> FitView:
    gain = found.gain
    return FitView(
        status=found.status,
        requested_at=found.requested_at,
        finished_at=found.finished_at,
        gain=None if gain is None else gain.mean,
        standard_error=None if gain is None else gain.standard_error,
        judged_by=None if gain is None else gain.predictions,
    )
