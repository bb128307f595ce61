"""Whether a quote stands in the material. What is not there is not quoted, whoever says so."""

import re
from collections.abc import Iterable

from aksio.domain.courses.passage import FoundPassage
from aksio.domain.courses.summaries.content import Quote

LONGEST_QUOTE = 1_000


def quoted(words: str, passages: Iterable[FoundPassage]) -> Quote | None:
    """The passage's own words where it holds these, whatever the spaces between them; None where none does."""
    pieces = words.split()
    if not pieces or len(words) > LONGEST_QUOTE:
        return None
    anywhere = re.compile(r"\s+".join(map(re.escape, pieces)))
    for passage in passages:
        found = anywhere.search(passage.text)
        if found is not None:
            return quote_of(passage, found.group())
    return None


def quote_of(passage: FoundPassage, words: str) -> Quote:
    """Words that were cut out of the passage."""
    return Quote(document_id=passage.document_id, document_name=passage.document_name, page=passage.page, text=words)
