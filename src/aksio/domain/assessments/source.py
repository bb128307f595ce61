"""Where a card comes from: the page of a document, and the words there that prove the answer."""

from dataclasses import dataclass

from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.ids import DocumentId
from aksio.domain.shared.number import range_error
from aksio.domain.shared.text import text_error

LAST_PAGE = 100_000
LONGEST_TEXT = 2_000


@dataclass(frozen=True, kw_only=True)
class Source:
    """`page` counts from 1; `text` is verbatim."""

    document_id: DocumentId | None = None
    page: int | None = None
    text: str | None = None

    @property
    def passage(self) -> str | None:
        """A word for the place, equal for cards that were written from the same one; None when it is not known."""
        if self.document_id is not None:
            return f"{self.document_id}/{self.page}"
        return self.text


def source_errors(source: Source) -> list[FieldError | None]:
    """What is wrong with a source, field by field."""
    errors = [range_error("/source/page", source.page, least=1, most=LAST_PAGE)]
    if source.text is not None:
        errors.append(text_error("/source/text", source.text, longest=LONGEST_TEXT))
    return errors
