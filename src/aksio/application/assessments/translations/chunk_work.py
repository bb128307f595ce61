"""From cards to their wordings in another language: translate, check, translate once more what is wrong, and skip."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from aksio.application.assessments.generation.generation_ports import (
    LanguageDetector,
    PassageUnwritable,
    WriterUnavailable,
)
from aksio.application.assessments.translations.chunks import Chunk
from aksio.application.assessments.translations.translator_port import Texts, Translator
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import flashcard_errors
from aksio.domain.assessments.wording import Wording
from aksio.domain.shared.ids import FlashcardId
from aksio.domain.shared.language import spoken
from aksio.domain.shared.model_usage import ModelUsage

WRONG_LANGUAGE = "wrong_language"
UNUSABLE = "unusable"


@dataclass(kw_only=True)
class ChunkWork:
    """The work on a few cards. What it gave and cost so far can be read at any time, also after an error."""

    cards: Chunk
    language: str
    translator: Translator
    languages: LanguageDetector
    wordings: dict[FlashcardId, Wording] = field(default_factory=dict)
    skipped: dict[FlashcardId, str] = field(default_factory=dict)
    usage: ModelUsage = ModelUsage.NONE

    async def translate(self) -> None:
        """Do it. Raises WriterUnavailable."""
        for insist in (False, True):
            if left := [card for card in self.cards if card.id not in self.wordings]:
                await self._attempt(left, insist=insist)

    async def _attempt(self, cards: Sequence[Flashcard], *, insist: bool) -> None:
        try:
            answered = await self.translator.translate(
                [card.wording.texts for card in cards], language=self.language, insist=insist
            )
        except WriterUnavailable as away:
            self.usage = self.usage.plus(away.usage)
            raise
        except PassageUnwritable as refused:
            self.usage = self.usage.plus(refused.usage)
            self.skipped |= {card.id: refused.code for card in cards}
            return
        self.usage = self.usage.plus(answered.usage)
        all_wrong = await self._is_wrong([text for group in answered.groups for text in group or ()])
        for card, texts in zip(cards, answered.groups, strict=True):
            await self._judge(card, texts, all_wrong=all_wrong)

    async def _judge(self, card: Flashcard, texts: Texts | None, *, all_wrong: bool) -> None:
        """A card that is too short to tell its language is judged with its neighbours."""
        wording = None if texts is None else card.wording.retold(texts)
        if texts is None or wording is None or _is_malformed(wording):
            self.skipped[card.id] = UNUSABLE
        elif await self._is_wrong(texts) or (all_wrong and await self._verdict(texts) is None):
            self.skipped[card.id] = WRONG_LANGUAGE
        else:
            self.skipped.pop(card.id, None)
            self.wordings[card.id] = wording

    async def _is_wrong(self, texts: Sequence[str]) -> bool:
        return await self._verdict(texts) not in (None, spoken(self.language))

    async def _verdict(self, texts: Sequence[str]) -> str | None:
        found = await self.languages.language_of("\n".join(texts))
        return None if found is None else spoken(found)


def _is_malformed(wording: Wording) -> bool:
    errors = flashcard_errors(
        front=wording.front, back=wording.back, explanation=wording.explanation, hint=wording.hint
    )
    return any(errors)
