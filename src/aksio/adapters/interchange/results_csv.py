"""Results of a quiz as CSV, for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from aksio.adapters.interchange.spreadsheet_cells import guarded
from aksio.application.assessments.interchange.result_ports import ResultRecord
from aksio.domain.assessments.quizzes.question import Question

_COLUMNS = (
    *("attempt", "taker", "quiz_version", "status", "score", "max_score", "percent", "passed"),
    *("settled_percent", "pending_points", "provisional_points", "provisional"),
)
_LONGEST_HEAD = 80


class CsvResults:
    """One row for each attempt, one column for each question. No cell can be run as a formula.

    `percent` is empty until all is settled. `provisional` lists, by their place, the questions whose marks are a
    model's suggestions: the owner has not confirmed what stands in their columns.
    """

    media_type = "text/csv"

    def head(self, questions: Sequence[Question]) -> bytes:
        """See the port. The mark at the beginning tells spreadsheets that it is UTF-8."""
        titles = (" ".join((question.name or question.text).split())[:_LONGEST_HEAD] for question in questions)
        return b"\xef\xbb\xbf" + _lines([[*_COLUMNS, *titles]])

    def rows(self, records: Sequence[ResultRecord], questions: Sequence[Question], *, first: int) -> bytes:
        """See the port."""
        return _lines(list(_cells(one, questions, number)) for number, one in enumerate(records, start=first))


def _cells(record: ResultRecord, questions: Sequence[Question], number: int) -> Iterator[str]:
    yield from (str(number), "me" if record.is_own else "somebody", str(record.quiz_version), record.status.value)
    yield from map(_number, (record.earned, record.maximum, record.percent))
    yield {True: "yes", False: "no", None: ""}[record.passed]
    yield from map(_number, (record.settled_percent, record.pending_points, record.provisional_points))
    yield " ".join(str(place) for place, each in enumerate(questions, 1) if each.id in record.provisional)
    for question in questions:
        yield _number(record.points.get(question.id))


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.10g}"


def _lines(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _cell(cell: str) -> str:
    """Negative points are numbers, and stay so."""
    return cell if cell.startswith("-") and cell[1:2].isdigit() and _is_number(cell) else guarded(cell)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
