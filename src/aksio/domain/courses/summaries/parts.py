"""Material cut into parts that are read one by one, each small enough for one reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from aksio.domain.courses.passage import FoundPassage
from aksio.domain.shared.ids import DocumentId

PART_LENGTH = 12_000
"""Characters, about four pages."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some passages in their order."""

    passages: tuple[FoundPassage, ...]

    @property
    def key(self) -> str:
        """Tells parts apart by where they stand and what they say, so that none is read twice."""
        said = (f"{each.document_id}\n{each.page}\n{each.text}" for each in self.passages)
        return sha256("\n\n".join(said).encode()).hexdigest()[:32]


def parts_of(passages: Iterable[FoundPassage], *, longest: int = PART_LENGTH) -> list[Part]:
    """Every passage is in one part, in the order given; a part holds one document only."""
    parts: list[list[FoundPassage]] = []
    length = 0
    for passage in passages:
        fits = length + len(passage.text) <= longest
        if parts and fits and parts[-1][0].document_id == passage.document_id:
            parts[-1].append(passage)
            length += len(passage.text)
        else:
            parts.append([passage])
            length = len(passage.text)
    return [Part(passages=tuple(each)) for each in parts]


def sources_of(parts: Iterable[Part]) -> tuple[DocumentId, ...]:
    """The documents that the parts are from, in their order."""
    return tuple(dict.fromkeys(part.passages[0].document_id for part in parts))


def in_reading_order(passages: Iterable[FoundPassage]) -> list[FoundPassage]:
    """What a search found best first, as it stands in the documents; the best document comes first."""
    found = list(passages)
    documents = {document: place for place, document in enumerate(dict.fromkeys(each.document_id for each in found))}
    return sorted(found, key=lambda each: (documents[each.document_id], each.page))
