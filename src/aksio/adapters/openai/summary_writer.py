"""Sums up with a language model of OpenAI, or of anything that speaks its HTTP."""

from collections.abc import Sequence

import msgspec

from aksio.adapters.openai.summary_model import SummaryModel
from aksio.application.courses.summaries.writer_ports import (
    MOST_CONCEPTS,
    MOST_POINTS,
    DraftConcept,
    DraftDigest,
    DraftPoint,
    DraftText,
    SummaryBrief,
)
from aksio.domain.courses.summaries.content import Point
from aksio.domain.courses.summaries.parts import Part

BYTES_PER_TOKEN = 3
PROMPT_TOKENS = 600
TOKENS_FOR_THINKING = 2_000
TOKENS_PER_NOTE = 150
TOKENS_PER_POINT = 60
"""A point as `combine` reads it, without its quote."""

TEXT_TOKENS = 2_500


class NotedPoint(msgspec.Struct, forbid_unknown_fields=True):
    """A point as the model notes it."""

    text: str
    quote: str


class NotedConcept(msgspec.Struct, forbid_unknown_fields=True):
    """A concept as the model notes it."""

    term: str
    definition: str
    quote: str


class Notes(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `digest_part`."""

    points: list[NotedPoint]
    concepts: list[NotedConcept]


class SummaryText(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `combine_points`."""

    text: str


class OpenAISummaryWriter:
    """See the port."""

    def __init__(self, model: SummaryModel) -> None:
        self._model = model

    @property
    def writes_any_language(self) -> bool:
        """See the port."""
        return True

    def most_tokens_to_digest(self, part: Part, brief: SummaryBrief) -> int:
        """See the port."""
        reading = sum(len(passage.text.encode()) for passage in part.passages) // BYTES_PER_TOKEN
        return PROMPT_TOKENS + reading + _NOTES_ROOM

    def most_tokens_to_combine(self, parts: int, brief: SummaryBrief) -> int:
        """See the port."""
        return PROMPT_TOKENS + parts * MOST_POINTS * TOKENS_PER_POINT + _TEXT_ROOM

    async def digest(self, part: Part, brief: SummaryBrief) -> DraftDigest:
        """See the port."""
        task = {
            "topic": brief.topic,
            "language": brief.language,
            "most_points": MOST_POINTS,
            "most_concepts": MOST_CONCEPTS,
        }
        passages = "\n\n".join(passage.text for passage in part.passages)
        answered = await self._model.ask("digest_part", task, passages, Notes, room=_NOTES_ROOM)
        notes = answered.content
        return DraftDigest(
            points=tuple(DraftPoint(text=each.text, quote=each.quote) for each in notes.points),
            concepts=tuple(
                DraftConcept(term=each.term, definition=each.definition, quote=each.quote) for each in notes.concepts
            ),
            usage=answered.usage,
        )

    async def combine(self, points: Sequence[Point], brief: SummaryBrief) -> DraftText:
        """See the port."""
        task = {
            "topic": brief.topic,
            "language": brief.language,
            "insist_on_language": brief.insist_on_language,
        }
        notes = "\n".join(f"[{place}] {' '.join(point.text.split())}" for place, point in enumerate(points, start=1))
        answered = await self._model.ask("combine_points", task, notes, SummaryText, room=_TEXT_ROOM)
        return DraftText(text=answered.content.text, usage=answered.usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


_NOTES_ROOM = TOKENS_FOR_THINKING + (MOST_POINTS + MOST_CONCEPTS) * TOKENS_PER_NOTE
_TEXT_ROOM = TOKENS_FOR_THINKING + TEXT_TOKENS
