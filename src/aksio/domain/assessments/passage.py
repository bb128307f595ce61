"""A piece of course material that cards are written from."""

import re
from dataclasses import dataclass
from hashlib import sha256

from aksio.domain.shared.ids import DocumentId


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Some consecutive text of one page. `page` counts from 1."""

    document_id: DocumentId
    document_name: str
    page: int
    text: str

    @property
    def key(self) -> str:
        """Tells passages apart by where they stand and what they say, so that work on one is never done twice."""
        return sha256(f"{self.document_id}\n{self.page}\n{self.text}".encode()).hexdigest()[:32]

    def as_written(self, quote: str) -> str | None:
        """The passage's own words where it holds these, whatever the spaces and line ends between them, or None.

        Who follows a source looks for it on the page exactly as it was quoted.
        """
        found = re.search(r"\s+".join(map(re.escape, quote.split())), self.text)
        return found.group() if found else None


def spread(passages: list[Passage], wanted: int) -> list[Passage]:
    """The same passages, with `wanted` evenly spaced ones moved to the front.

    Writing stops when there are cards enough, so reading order would leave the end of the material without any.
    """
    if not 0 < wanted < len(passages):
        return list(passages)
    first = [index * len(passages) // wanted for index in range(wanted)]
    chosen = set(first)
    rest = [index for index in range(len(passages)) if index not in chosen]
    return [passages[index] for index in (*first, *rest)]
