"""Reads cards from CSV files, whatever program made them."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO

from aksio.adapters.interchange.csv_columns import SCHEDULE_COLUMNS
from aksio.adapters.interchange.csv_dialect import Layout, layout_of
from aksio.adapters.interchange.csv_encoding import Encoding, encoding_of, require_encoding
from aksio.adapters.interchange.csv_tags import split_tags
from aksio.adapters.interchange.spreadsheet_cells import unguarded
from aksio.application.assessments.interchange.interchange_ports import (
    CardRecord,
    DeckRecord,
    ScheduleRecord,
    UnreadableFile,
)

_SAMPLE_LINES = 60
_LONGEST_LINE = 1_000_000
_TRUE = {"1", "true", "yes", "x"}


class CsvDeckReader:
    """Reads UTF-8 and UTF-16, with or without header, separated by commas, semicolons, tabs or bars.

    Columns may stand in any order and under several names; unknown ones are passed over. Every row must have as many
    cells as the first: a row that has not is a sign of broken quoting, and guessing would file texts under wrong cards.
    """

    @contextmanager
    def read(self, file: BinaryIO) -> Iterator[DeckRecord]:
        encoding = encoding_of(file)
        require_encoding(file, encoding)
        layout = layout_of(list(islice(_lines(file, encoding), _SAMPLE_LINES)))
        yield DeckRecord(format="csv", cards=_Cards(file, encoding, layout))


class _Cards(Iterable[CardRecord]):
    def __init__(self, file: BinaryIO, encoding: Encoding, layout: Layout) -> None:
        self._file, self._encoding, self._layout = file, encoding, layout

    def __iter__(self) -> Iterator[CardRecord]:
        rows = _numbered_rows(_lines(self._file, self._encoding), self._layout.delimiter)
        for line, row in islice(rows, int(self._layout.has_header), None):
            yield _card(row, line, self._layout.columns)


def _lines(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    file.seek(encoding.start)
    text = io.TextIOWrapper(file, encoding=encoding.codec, newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise UnreadableFile.because("line_too_long", "A line is too long for cards: is this a text file?")
            yield line
    finally:
        if not file.closed:  # an iteration that was given up may outlive the file, which is the caller's to close
            text.detach()


def _numbered_rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line that it begins on."""
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            message = f"The row that begins on line {line} is not valid CSV: is every quotation mark closed?"
            raise UnreadableFile.because("broken_row", message) from None
        if row:
            yield line, row


def _card(row: list[str], line: int, columns: tuple[str | None, ...]) -> CardRecord:
    if len(row) != len(columns):
        message = f"The row that begins on line {line} has {len(row)} cells where {len(columns)} were expected."
        raise UnreadableFile.because("ragged_row", message)
    cells = {column: unguarded(cell) for column, cell in zip(columns, row, strict=True) if column}
    return CardRecord(
        front=cells["front"],
        back=cells["back"],
        hint=cells.get("hint") or None,
        explanation=cells.get("explanation") or None,
        tags=split_tags(cells.get("tags", "")),
        starred=cells.get("starred", "").casefold() in _TRUE,
        suspended=cells.get("suspended", "").casefold() in _TRUE,
        schedule=_schedule(cells, line),
    )


def _schedule(cells: dict[str, str], line: int) -> ScheduleRecord | None:
    """The schedule of a row that has a due date; the columns of ours that are missing then are an error."""
    if not cells.get("due_on"):
        return None
    try:
        return _schedule_of({name: cells.get(name, "") for name in SCHEDULE_COLUMNS})
    except ValueError:
        message = f"The row that begins on line {line} has a due date, but the rest of its schedule is not readable."
        raise UnreadableFile.because("broken_schedule", message) from None


def _schedule_of(cells: dict[str, str]) -> ScheduleRecord:
    return ScheduleRecord(
        scheduler=cells["scheduler"] or "sm2",
        repetitions=int(cells["repetitions"]),
        interval_days=int(cells["interval_days"]),
        ease_hundredths=int(cells["ease_hundredths"]),
        due_on=date.fromisoformat(cells["due_on"]),
        repeat_on=date.fromisoformat(cells["repeat_on"]) if cells["repeat_on"] else None,
        lapses=int(cells["lapses"] or 0),
        last_reviewed_at=_moment(cells["last_reviewed_at"]) if cells["last_reviewed_at"] else None,
    )


def _moment(cell: str) -> datetime:
    moment = datetime.fromisoformat(cell)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment
