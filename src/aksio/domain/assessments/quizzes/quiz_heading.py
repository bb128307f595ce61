"""What a quiz says before its questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.text import text_error

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 5_000


@dataclass(frozen=True, kw_only=True)
class QuizHeading:
    """Raises Invalid with every field that is wrong."""

    title: str
    description: str | None = None

    def __post_init__(self) -> None:
        refuse(heading_errors(self.title, self.description))

    @property
    def texts(self) -> tuple[str, ...]:
        """Those that are there, in a fixed order."""
        return (self.title, self.description) if self.description else (self.title,)

    def retold(self, texts: tuple[str, ...]) -> Self:
        """The same in other words: `texts` stand for `self.texts`, one for one. Raises Invalid."""
        title, *description = texts
        return type(self)(title=title, description=description[0] if description else self.description)


def heading_errors(title: str, description: str | None) -> Iterable[FieldError | None]:
    """What is wrong, field by field."""
    yield text_error("/title", title, longest=LONGEST_TITLE)
    if description is not None:
        yield text_error("/description", description, longest=LONGEST_DESCRIPTION)
