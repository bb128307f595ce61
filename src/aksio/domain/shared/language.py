"""Language tags (BCP 47)."""

import re
from collections.abc import Sequence

from aksio.domain.shared.errors import FieldError

_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", re.IGNORECASE)


def language_error(pointer: str, tag: str) -> FieldError | None:
    """What is wrong with a language tag, or None. Language, script, region and variants are understood."""
    if len(tag) <= 35 and _TAG.fullmatch(tag):
        return None
    return FieldError(pointer=pointer, code="bad_language", message="Must be a language tag such as en, nb or pt-BR.")


def in_usual_case(tag: str) -> str:
    """The same tag as it is usually written: zh-Hant, pt-BR, de-1996 (RFC 5646, section 2.1.1)."""
    primary, *others = tag.split("-")
    return "-".join([primary.lower(), *map(_subtag_in_usual_case, others)])


def _subtag_in_usual_case(subtag: str) -> str:
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()


def nearest(tag: str, known: Sequence[str]) -> str:
    """Which of the known languages serves the reader of a tag best; the first one where none does.

    Every written Norwegian reads Bokmål.
    """
    primary = spoken(tag)
    return primary if primary in known else known[0]


def spoken(tag: str) -> str:
    """The language of a tag without script, region and variants: what a detector can tell.

    Detectors do not tell the written forms of Norwegian apart; Bokmål stands for all of them.
    """
    primary = tag.lower().split("-")[0]
    return "nb" if primary in ("no", "nn") else primary
