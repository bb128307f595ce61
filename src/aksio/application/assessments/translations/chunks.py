"""Pieces are translated a few at a time: they explain each other, and an answer has an end."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_heading import QuizHeading
from aksio.domain.assessments.wording import Wording

MOST_PIECES = 10
MOST_BYTES = 12_000

Said = Wording | Question | QuizHeading
"""What has `texts`, and can be `retold`."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What is translated as one: `id` is that of the card, of the question, or of the quiz with this heading."""

    id: UUID
    said: Said


Chunk = list[Piece]


def chunks_of(pieces: Sequence[Piece]) -> list[Chunk]:
    """In their order, none with too many pieces; a piece that is too long by itself is a chunk of its own."""
    chunks: list[Chunk] = []
    size = 0
    for piece in pieces:
        length = sum(len(text.encode()) for text in piece.said.texts)
        if not chunks or len(chunks[-1]) == MOST_PIECES or size + length > MOST_BYTES:
            chunks.append([])
            size = 0
        chunks[-1].append(piece)
        size += length
    return chunks
