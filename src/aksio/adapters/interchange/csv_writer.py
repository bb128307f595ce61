"""Writes cards as CSV: for spreadsheets and for people, so the review log, which is neither, stays out."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Self

from aksio.adapters.interchange.csv_columns import COLUMNS
from aksio.adapters.interchange.csv_tags import join_tags
from aksio.adapters.interchange.spreadsheet_cells import guarded
from aksio.application.assessments.interchange.interchange_ports import CardRecord, DeckHead


class CsvDeckWriter:
    """Comma-separated UTF-8 with a byte order mark, without which Excel takes it for the local code page."""

    media_type = "text/csv"

    def start(self, head: DeckHead) -> "_CsvSink":
        """The name and description of the deck have no place in a CSV file."""
        return _CsvSink()


class _CsvSink:
    def __init__(self) -> None:
        self._line = io.StringIO(newline="")
        self._rows = csv.writer(self._line)
        self._line.write("\ufeff")
        self._rows.writerow(COLUMNS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._line.close()

    def add(self, card: CardRecord) -> bytes:
        """The row of a card, after the header when it is the first."""
        self._rows.writerow(guarded(cell) for cell in _cells(card))
        return self._taken()

    def finish(self) -> Iterator[bytes]:
        """Only the header of a deck without cards is left to write."""
        yield self._taken()

    def _taken(self) -> bytes:
        written = self._line.getvalue().encode()
        self._line.seek(0)
        self._line.truncate()
        return written


def _cells(card: CardRecord) -> Iterator[str]:
    yield from (card.front, card.back, card.hint or "", card.explanation or "", join_tags(card.tags))
    yield from (_flag(card.starred), _flag(card.suspended))
    if (schedule := card.schedule) is None:
        yield from ("", "", "", "", "", "", "", "")
        return
    yield from (schedule.scheduler, _time(schedule.due_on), str(schedule.interval_days), str(schedule.ease_hundredths))
    yield from (str(schedule.repetitions), _time(schedule.repeat_on), str(schedule.lapses))
    yield _time(schedule.last_reviewed_at)


def _flag(flag: bool) -> str:
    return "yes" if flag else ""


def _time(moment: date | datetime | None) -> str:
    return moment.isoformat() if moment else ""
