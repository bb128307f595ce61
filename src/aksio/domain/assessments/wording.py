"""The words of a card: all of it that is in some language."""

from dataclasses import dataclass

from aksio.domain.assessments.flashcard_errors import flashcard_errors
from aksio.domain.shared.errors import refuse


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a card says. Where it stands in the material, and what it quotes from there, is no part of it."""

    front: str
    back: str
    explanation: str | None = None
    hint: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Those that are there, in a fixed order."""
        return tuple(text for text in (self.front, self.back, self.explanation, self.hint) if text)

    def retold(self, texts: tuple[str, ...]) -> "Wording":
        """The same in other words: `texts` stand for `self.texts`, one for one. Raises Invalid."""
        left = list(texts)
        front, back, explanation, hint = (
            left.pop(0) if text else text for text in (self.front, self.back, self.explanation, self.hint)
        )
        told = Wording(front=front or "", back=back or "", explanation=explanation, hint=hint)
        refuse(flashcard_errors(front=told.front, back=told.back, explanation=told.explanation, hint=told.hint))
        return told
