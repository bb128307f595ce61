"""What an answer points at, by its id: options, things to match, things to put in order."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

MOST_PARTS = 50
LONGEST_PART = 2_000
LONGEST_ID = 64


@dataclass(frozen=True, kw_only=True)
class Part:
    """A text and its id. Unless one is given, the id is made of the text alone, so it tells nothing about the key."""

    id: str
    text: str

    @classmethod
    def of(cls, text: str, id: str | None = None) -> Self:
        """A part with the id that it had before, or with a new one."""
        return cls(id=id or part_id(text), text=text)


def part_id(text: str) -> str:
    """The id of a part that was never given one."""
    folded = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(folded, digest_size=8).hexdigest()


def part_errors(parts: Sequence[Part], place: str, *, fewest: int, name: str = "text") -> list[FieldError | None]:
    """What is wrong with parts that stand at `place`, such as `/options`: their number, texts, and any repetition."""
    errors: list[FieldError | None] = []
    if not fewest <= len(parts) <= MOST_PARTS:
        errors.append(FieldError(pointer=place, code="bad_number", message=f"Must be {fewest} to {MOST_PARTS}."))
    texts: set[str] = set()
    ids: set[str] = set()
    for number, part in enumerate(parts[: MOST_PARTS + 1]):
        here = f"{place}/{number}/{name}" if name else f"{place}/{number}"
        text = " ".join(unicodedata.normalize("NFC", part.text).split())
        if text in texts or part.id in ids:
            errors.append(FieldError(pointer=here, code="repeated", message="Stands there twice."))
        texts.add(text)
        ids.add(part.id)
        errors.append(text_error(here, part.text, longest=LONGEST_PART))
        if not 1 <= len(part.id) <= LONGEST_ID or text_error(here, part.id, longest=LONGEST_ID):
            errors.append(FieldError(pointer=here, code="bad_id", message="Its id is not one of ours."))
    return errors
