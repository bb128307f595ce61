"""A part of a course, such as a chapter: a title, a place in the order, the pages it covers, what it should teach."""

from dataclasses import dataclass

from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import SectionId
from aksio.domain.shared.number import range_error
from aksio.domain.shared.text import text_error

LONGEST_TITLE = 200
LONGEST_OBJECTIVE = 500
MOST_OBJECTIVES = 20
LAST_ORDER = 100_000
LAST_PAGE = 100_000


@dataclass(frozen=True, kw_only=True)
class Section:
    """Pages count from 1, and both ends belong to the section. `order` only sorts: gaps are fine."""

    id: SectionId
    title: str
    order: int
    page_start: int | None = None
    page_end: int | None = None
    learning_objectives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse(
            (
                text_error("/title", self.title, longest=LONGEST_TITLE),
                range_error("/order", self.order, least=0, most=LAST_ORDER),
                range_error("/page_start", self.page_start, least=1, most=LAST_PAGE),
                range_error("/page_end", self.page_end, least=1, most=LAST_PAGE),
                self._page_range_error(),
                *self._objective_errors(),
            )
        )

    def _page_range_error(self) -> FieldError | None:
        if self.page_start is None or self.page_end is None or self.page_start <= self.page_end:
            return None
        return FieldError(pointer="/page_end", code="before_start", message="Must not lie before page_start.")

    def _objective_errors(self) -> list[FieldError | None]:
        if len(self.learning_objectives) > MOST_OBJECTIVES:
            message = f"Must have at most {MOST_OBJECTIVES} entries."
            return [FieldError(pointer="/learning_objectives", code="too_many", message=message)]
        return [
            text_error(f"/learning_objectives/{index}", objective, longest=LONGEST_OBJECTIVE)
            for index, objective in enumerate(self.learning_objectives)
        ]
