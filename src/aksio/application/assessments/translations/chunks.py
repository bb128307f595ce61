"""Cards are translated a few at a time: they explain each other, and an answer has an end."""

from collections.abc import Sequence

from aksio.domain.assessments.flashcard import Flashcard

MOST_CARDS = 10
MOST_BYTES = 12_000

Chunk = list[Flashcard]


def chunks_of(cards: Sequence[Flashcard]) -> list[Chunk]:
    """In their order, none with too many cards; a card that is too long by itself is a chunk of its own."""
    chunks: list[Chunk] = []
    size = 0
    for card in cards:
        length = sum(len(text.encode()) for text in card.wording.texts)
        if not chunks or len(chunks[-1]) == MOST_CARDS or size + length > MOST_BYTES:
            chunks.append([])
            size = 0
        chunks[-1].append(card)
        size += length
    return chunks
