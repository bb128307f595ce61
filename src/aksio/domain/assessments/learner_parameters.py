"""The parameters with which FSRS follows one learner's memory, and how it came to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.assessments.prediction import Gain
from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.ids import LearnerId

Parameters = tuple[float, ...]
"""The 21 numbers that FSRS-6 says of a memory."""


class FitStatus(StrEnum):
    """What became of the latest fit: it waits, its parameters were kept or not, or the log was too short for one."""

    REQUESTED = "requested"
    KEPT = "kept"
    REJECTED = "rejected"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, kw_only=True)
class ParameterFitRequested(Event):
    """A learner wants FSRS to follow their own memory."""

    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class ParametersChanged(Event):
    """Every schedule of FSRS that the learner has is to be made anew."""

    learner_id: LearnerId


@dataclass(kw_only=True, eq=False)
class LearnerParameters(Aggregate):
    """`parameters` are None while those found for many are used. `gain` is what the latest fit would have brought."""

    learner_id: LearnerId
    parameters: Parameters | None = None
    status: FitStatus
    requested_at: datetime
    finished_at: datetime | None = None
    gain: Gain | None = None

    @classmethod
    def wanted(cls, learner_id: LearnerId, *, now: datetime) -> Self:
        """For the first time."""
        fresh = cls(learner_id=learner_id, status=FitStatus.REQUESTED, requested_at=now)
        fresh._record(ParameterFitRequested(occurred_at=now, learner_id=learner_id))
        return fresh

    @property
    def is_waiting(self) -> bool:
        """Whether a fit is on its way."""
        return self.status is FitStatus.REQUESTED

    def request(self, *, now: datetime) -> None:
        """Fit anew. While a fit is on its way that changes nothing."""
        if not self.is_waiting:
            self.status, self.requested_at = FitStatus.REQUESTED, now
            self.finished_at = self.gain = None
            self._record(ParameterFitRequested(occurred_at=now, learner_id=self.learner_id))

    def keep(self, parameters: Parameters, gain: Gain, *, now: datetime) -> None:
        """The fit was of use."""
        self._finish(FitStatus.KEPT, gain, now)
        self._use(parameters, now)

    def reject(self, gain: Gain | None, *, now: datetime) -> None:
        """The fit was of no use, or the log too short for one (no gain): what was in use stays in use."""
        self._finish(FitStatus.TOO_SHORT if gain is None else FitStatus.REJECTED, gain, now)

    def forget(self, *, now: datetime) -> None:
        """Use those found for many again."""
        self._use(None, now)

    def _finish(self, status: FitStatus, gain: Gain | None, now: datetime) -> None:
        self.status, self.gain, self.finished_at = status, gain, now

    def _use(self, parameters: Parameters | None, now: datetime) -> None:
        if parameters != self.parameters:
            self.parameters = parameters
            self._record(ParametersChanged(occurred_at=now, learner_id=self.learner_id))
