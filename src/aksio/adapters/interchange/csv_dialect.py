"""Finds out what separates the cells of a CSV file, and whether its first row names the columns."""

import csv
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from aksio.adapters.interchange.csv_columns import columns_without_header, header_of
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

DELIMITERS = "\t|;,"
"""The rarer a character is in texts, the earlier it is tried."""

_SAMPLE_ROWS = 20


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How to read the rows: what divides the cells, what each column holds (None: nothing of ours)."""

    delimiter: str
    columns: tuple[str | None, ...]
    has_header: bool


def layout_of(sample: Sequence[str]) -> Layout:
    """Judge a file by its first lines.

    A delimiter that gives a header with a front and a back wins. Without a header, the delimiter that cuts every row
    into the same number of cells, at least two, does. Raises UnreadableFile when there are no two columns.
    """
    for delimiter in DELIMITERS:
        rows = _rows(sample, delimiter)
        columns = header_of(rows[0]) if rows else None
        if columns:
            return Layout(delimiter=delimiter, columns=columns, has_header=True)
    for delimiter in DELIMITERS:
        widths = {len(row) for row in _rows(sample, delimiter)} or {0}
        if len(widths) == 1 and min(widths) >= 2:
            return Layout(delimiter=delimiter, columns=columns_without_header(min(widths)), has_header=False)
    raise UnreadableFile.because(
        "no_columns", "Line 1 should name a front and a back column, separated by a comma, semicolon, tab or bar."
    )


def _rows(sample: Sequence[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):  # judged by the rows before it; the reader will name the line
        rows.extend(islice((row for row in csv.reader(sample, delimiter=delimiter) if row), _SAMPLE_ROWS))
    return rows
