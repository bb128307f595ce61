"""A part of a quiz: its questions all, or some drawn from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

MOST_SECTIONS = 50


@dataclass(frozen=True, kw_only=True)
class QuizSection:
    """Questions name the section that they stand in. `draw` takes so many of them, by lot for each attempt."""

    name: str
    draw: int | None = None


def section_errors(sections: Sequence[QuizSection], used: Iterable[str | None]) -> Iterable[FieldError | None]:
    """What is wrong with a quiz's sections; `used` are those that its questions name."""
    if len(sections) > MOST_SECTIONS:
        yield FieldError(pointer="/sections", code="too_many", message=f"At most {MOST_SECTIONS} sections.")
    names = [section.name for section in sections]
    for number, section in enumerate(sections[: MOST_SECTIONS + 1]):
        yield text_error(f"/sections/{number}/name", section.name, longest=200)
        if section.name in names[:number]:
            yield FieldError(pointer=f"/sections/{number}/name", code="repeated", message="Stands there twice.")
        if section.draw is not None and section.draw < 1:
            yield FieldError(pointer=f"/sections/{number}/draw", code="out_of_range", message="Must be at least 1.")
    if missing := {name for name in used if name is not None} - set(names):
        message = f"Questions stand in a section that is missing: {min(missing)}."
        yield FieldError(pointer="/sections", code="section_in_use", message=message)
