"""What the use cases about schedulers need from outside."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO, Protocol

from aksio.domain.assessments.learner_parameters import Parameters
from aksio.domain.assessments.review import Answer
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import FlashcardId

CardLogs = Mapping[FlashcardId, Sequence[Answer]]
"""Answers of one learner by card, each card's in their order."""


class OptimizerMissing(Conflict):
    """This installation cannot fit parameters, and trying again will not help."""

    code = "optimizer_missing"

    def __init__(self) -> None:
        super().__init__("Parameters cannot be fitted here: the optional part aksio[optimizer] is not installed.")


class ParameterFitter(Protocol):
    """Finds the parameters that fit a learner's log."""

    @property
    def is_available(self) -> bool:
        """Whether `fit` can do its work here."""

    def fit(self, logs: CardLogs) -> Parameters | None:
        """Takes seconds to minutes. None where the log is too short to say anything. Raises OptimizerMissing."""


class ReviewLogReader(Protocol):
    """Reads review logs from files."""

    def read(self, file: BinaryIO, *, calendar: StudyCalendar) -> CardLogs:
        """Study days are the calendar's. Raises UnreadableFile."""
