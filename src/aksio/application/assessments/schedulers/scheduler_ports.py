"""What the use cases about schedulers need from outside."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO, Protocol

from aksio.domain.assessments.memory import MemoryModel
from aksio.domain.assessments.review import Answer
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.ids import FlashcardId

Parameters = tuple[float, ...]
"""The 21 numbers that FSRS-6 says of a memory."""

CardLogs = Mapping[FlashcardId, Sequence[Answer]]
"""Answers of one learner by card, each card's in their order."""


class OptimizerMissing(Unavailable):
    """This installation cannot fit parameters."""

    code = "optimizer_missing"

    def __init__(self) -> None:
        super().__init__("Parameters cannot be fitted here: the optional part aksio[optimizer] is not installed.")


class MemoryModels(Protocol):
    """Makes models of memory."""

    def __call__(self, parameters: Parameters | None) -> MemoryModel:
        """With those found for many where None is given. Raises ValueError for parameters that cannot be."""


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
