"""Sources of one answer, and how an answer refers to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aksio.domain.chat.message import Citation
from aksio.domain.shared.ids import DocumentId

_REFERENCE = re.compile(r"\[(\d{1,4})\]")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What a document of the learner's says. A higher `score` fits better."""

    document_id: DocumentId
    document_name: str
    page: int
    text: str
    score: float


def numbered(passages: Sequence[Passage]) -> tuple[Citation, ...]:
    """The passages as sources, counted from 1 in their order. The server counts, never a model."""
    return tuple(
        Citation(
            number=number,
            document_id=each.document_id,
            document_name=each.document_name,
            page=each.page,
            text=each.text,
        )
        for number, each in enumerate(passages, start=1)
    )


def only_given(text: str, numbers: frozenset[int]) -> str:
    """The text without references to sources that were never given."""
    return _REFERENCE.sub(lambda found: found.group() if int(found[1]) in numbers else "", text)


def cited(text: str, sources: Sequence[Citation]) -> tuple[Citation, ...]:
    """The sources that the text refers to, in the order of their numbers."""
    numbers = {int(number) for number in _REFERENCE.findall(text)}
    return tuple(source for source in sources if source.number in numbers)
