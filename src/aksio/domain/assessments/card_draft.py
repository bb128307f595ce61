"""A card that a writer proposes. It becomes a flashcard only when it passes the checks."""

import re
from dataclasses import dataclass, replace
from typing import Self

from aksio.domain.assessments.card_text import fold_spaces
from aksio.domain.shared.harmless_text import harmless

_HTML_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<?(?:https?://|ftp://|www\.)[^\s<>]+>?|\b(?:javascript|data|mailto):\S+", re.IGNORECASE)
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_MARKDOWN_MARK = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s+|[-*+]\s+)|\*\*|`+|~~|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)", re.MULTILINE
)


@dataclass(frozen=True, kw_only=True)
class CardDraft:
    """Question, answer, and `quote`: the words of the passage, verbatim, that prove the answer."""

    front: str
    back: str
    quote: str
    explanation: str | None = None
    hint: str | None = None

    def cleaned(self) -> Self:
        """Plain text only: markup and links go, their words stay. The quote is left as the passage has it."""
        return replace(
            self,
            front=plain(self.front),
            back=plain("; ".join(self.back.strip().splitlines())),  # lines of an answer are a list of answers
            explanation=plain(self.explanation or "") or None,
            hint=plain(self.hint or "") or None,
        )


def plain(text: str) -> str:
    """The text without HTML, Markdown, web addresses and control characters, spaces folded.

    The words of links and tags stay; whatever is left of them by then can load, link or run nothing either.
    """
    text = _MARKDOWN_LINK.sub(r"\1", text)
    text = _HTML_TAG.sub("", text)
    text = _ADDRESS.sub("", text)
    text = fold_spaces(_UNSTORABLE.sub("", _MARKDOWN_MARK.sub("", text)))
    return fold_spaces(harmless(text))
