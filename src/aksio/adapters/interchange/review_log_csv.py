"""Review logs as CSV: a row for each answer.

Columns: card_id (any name), review_rating (1 again, 2 hard, 3 good, 4 easy), review_time (RFC 3339 with its offset).
Others are passed over.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import BinaryIO
from uuid import UUID, uuid5

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import Answer
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import FlashcardId, ReviewId

_NEEDED = {"card_id", "review_rating", "review_time"}
_BUTTONS = {"1": "again", "2": "hard", "3": "good", "4": "easy"}
_NAMES = UUID("0199f0c0-0000-7000-8000-000000000000")


class CsvReviewLogReader:
    """See the port."""

    def read(self, file: BinaryIO, *, calendar: StudyCalendar) -> CardLogs:
        """See the port."""
        logs: dict[FlashcardId, list[Answer]] = defaultdict(list)
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        try:
            for number, row in enumerate(_rows(text), start=2):
                logs[FlashcardId(uuid5(_NAMES, row["card_id"]))].append(_answer(row, number, calendar))
        except UnicodeDecodeError:
            raise UnreadableFile.because("not_text", "This is not a text file in UTF-8.") from None
        except csv.Error as error:
            raise UnreadableFile.because("not_csv", f"This is not CSV: {error}.") from None
        finally:
            text.detach()
        return {card: sorted(answers, key=lambda one: one.place) for card, answers in logs.items()}


def _rows(text: TextIOWrapper) -> Iterator[Mapping[str, str]]:
    rows = csv.DictReader(text, strict=True)
    missing = sorted(_NEEDED - set(rows.fieldnames or ()))
    if missing:
        raise UnreadableFile.because("missing_columns", f"These columns are missing: {', '.join(missing)}.")
    yield from rows


def _answer(row: Mapping[str, str], number: int, calendar: StudyCalendar) -> Answer:
    button = _BUTTONS.get(row["review_rating"])
    if button is None:
        raise UnreadableFile.because("bad_rating", f"Line {number}: review_rating must be 1, 2, 3 or 4.")
    try:
        at = datetime.fromisoformat(row["review_time"])
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise UnreadableFile.because("bad_time", f"Line {number}: review_time must be a time with its offset from UTC.")
    return Answer(
        review_id=ReviewId(uuid5(_NAMES, f"{number}")),
        rating=Rating.of_button(button),
        reviewed_at=at.astimezone(UTC),
        day=calendar.day_of(at),
    )
