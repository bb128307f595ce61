"""Which column of a CSV file is what, under the names that people and programs give them."""

from collections.abc import Sequence

COLUMNS = (
    "front", "back", "hint", "explanation", "tags", "starred", "suspended",
    "scheduler", "due_on", "interval_days", "ease_hundredths", "repetitions", "repeat_on", "lapses", "last_reviewed_at",
)  # fmt: skip
"""The header that is written, in this order."""

SCHEDULE_COLUMNS = COLUMNS[7:]

_ALIASES = {
    "question": "front", "term": "front", "prompt": "front",
    "answer": "back", "definition": "back", "meaning": "back",
    "tag": "tags", "labels": "tags",
    "extra": "explanation", "notes": "explanation", "comment": "explanation",
}  # fmt: skip


def column_of(name: str) -> str | None:
    """The column that a heading stands for, whatever its case; None for one that we do not know."""
    folded = name.strip().casefold().replace(" ", "_")
    return folded if folded in COLUMNS else _ALIASES.get(folded)


def header_of(cells: Sequence[str]) -> tuple[str | None, ...] | None:
    """What each column holds, when this row is a header: it names a front and a back, and nothing twice."""
    columns = tuple(column_of(cell) for cell in cells)
    known = [column for column in columns if column]
    if {"front", "back"} <= set(known) and len(known) == len(set(known)):
        return columns
    return None


def columns_without_header(width: int) -> tuple[str | None, ...]:
    """What the columns of a file without header hold: front, back, and nothing that one could guess after them."""
    return ("front", "back", *([None] * (width - 2)))
