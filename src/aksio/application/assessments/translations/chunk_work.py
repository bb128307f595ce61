"""From pieces to what they are in another language: translate, check, translate once more what is wrong, and skip."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from aksio.application.assessments.generation.generation_ports import PassageUnwritable, WriterUnavailable
from aksio.application.assessments.translations.chunks import Chunk, Piece, Said
from aksio.application.assessments.translations.translator_port import Texts, Translator
from aksio.application.shared.languages import LanguageDetector
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.language import spoken
from aksio.domain.shared.model_usage import ModelUsage

WRONG_LANGUAGE = "wrong_language"
UNUSABLE = "unusable"


@dataclass(kw_only=True)
class ChunkWork:
    """The work on a few pieces. What it gave and cost so far can be read at any time, also after an error."""

    pieces: Chunk
    language: str
    translator: Translator
    languages: LanguageDetector
    told: dict[UUID, Said] = field(default_factory=dict)
    skipped: dict[UUID, str] = field(default_factory=dict)
    usage: ModelUsage = ModelUsage.NONE

    async def translate(self) -> None:
        """Do it. Raises WriterUnavailable."""
        for insist in (False, True):
            if left := [piece for piece in self.pieces if piece.id not in self.told]:
                await self._attempt(left, insist=insist)

    async def _attempt(self, pieces: Chunk, *, insist: bool) -> None:
        try:
            answered = await self.translator.translate(
                [piece.said.texts for piece in pieces], language=self.language, insist=insist
            )
        except WriterUnavailable as away:
            self.usage = self.usage.plus(away.usage)
            raise
        except PassageUnwritable as refused:
            self.usage = self.usage.plus(refused.usage)
            self.skipped |= {piece.id: refused.code for piece in pieces}
            return
        self.usage = self.usage.plus(answered.usage)
        all_wrong = await self._is_wrong([text for group in answered.groups for text in group or ()])
        for piece, texts in zip(pieces, answered.groups, strict=True):
            await self._judge(piece, texts, all_wrong=all_wrong)

    async def _judge(self, piece: Piece, texts: Texts | None, *, all_wrong: bool) -> None:
        """A piece that is too short to tell its language is judged with its neighbours."""
        told = None if texts is None else _retold(piece.said, texts)
        if texts is None or told is None:
            self.skipped[piece.id] = UNUSABLE
        elif await self._is_wrong(texts) or (all_wrong and await self._verdict(texts) is None):
            self.skipped[piece.id] = WRONG_LANGUAGE
        else:
            self.skipped.pop(piece.id, None)
            self.told[piece.id] = told

    async def _is_wrong(self, texts: Sequence[str]) -> bool:
        return await self._verdict(texts) not in (None, spoken(self.language))

    async def _verdict(self, texts: Sequence[str]) -> str | None:
        found = await self.languages.language_of("\n".join(texts))
        return None if found is None else spoken(found)


def _retold(said: Said, texts: Texts) -> Said | None:
    """None for what could not be kept: it is empty or too long, or options became the same, or gaps were lost."""
    try:
        return said.retold(texts)
    except Invalid:
        return None
