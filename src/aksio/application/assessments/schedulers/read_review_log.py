"""Read a review log from a file."""

from dataclasses import dataclass
from typing import BinaryIO

from aksio.application.assessments.schedulers.scheduler_ports import CardLogs, ReviewLogReader
from aksio.application.shared.in_thread import in_thread
from aksio.domain.shared.calendar import StudyCalendar


@dataclass(frozen=True, kw_only=True)
class ReadReviewLogQuery:
    """A file, and when the learner's days begin."""

    file: BinaryIO
    calendar: StudyCalendar


class ReadReviewLog:
    """Raises UnreadableFile."""

    def __init__(self, reader: ReviewLogReader) -> None:
        self._reader = reader

    async def __call__(self, query: ReadReviewLogQuery) -> CardLogs:
        return await in_thread(lambda: self._reader.read(query.file, calendar=query.calendar))
