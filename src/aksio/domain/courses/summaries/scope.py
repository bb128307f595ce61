"""What a learner wants summarised."""

from collections.abc import Iterator
from dataclasses import dataclass

from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import DocumentId
from aksio.domain.shared.language import language_error
from aksio.domain.shared.text import text_error

MOST_DOCUMENTS = 50
LAST_PAGE = 100_000
LONGEST_TOPIC = 300


@dataclass(frozen=True, kw_only=True)
class SummaryScope:
    """Which documents (none named: all of the course), which pages of them, about what, and in which language (BCP 47).

    No language means that of the material. Invalid names every broken field at once.
    """

    document_ids: tuple[DocumentId, ...] = ()
    topic: str | None = None
    start_page: int | None = None
    end_page: int | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        refuse((*self._page_errors(), *self._other_errors()))

    def _page_errors(self) -> Iterator[FieldError]:
        for name, page in (("start_page", self.start_page), ("end_page", self.end_page)):
            if page is not None and not 1 <= page <= LAST_PAGE:
                yield FieldError(
                    pointer=f"/{name}", code="out_of_range", message=f"Must be a page from 1 to {LAST_PAGE}."
                )
        if self.start_page is not None and self.end_page is not None and self.end_page < self.start_page:
            yield FieldError(pointer="/end_page", code="before_start", message="Must not lie before start_page.")

    def _other_errors(self) -> Iterator[FieldError | None]:
        if len(self.document_ids) > MOST_DOCUMENTS:
            yield FieldError(pointer="/document_ids", code="too_many", message=f"At most {MOST_DOCUMENTS} documents.")
        if self.topic is not None:
            yield text_error("/topic", self.topic, longest=LONGEST_TOPIC)
        if self.language is not None:
            yield language_error("/language", self.language)
