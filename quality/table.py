"""A table of figures, in Markdown, so that it can be read on a screen and kept in the docs."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells under a title."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        return "\n".join([f"## {self.title}", "", *(f"| {' | '.join(line)} |" for line in lines)])


def percent(part: int, whole: int) -> str:
    """A share with one decimal; a dash when there is nothing to share."""
    return f"{100 * part / whole:.1f} %" if whole else "–"
