"""Export a deck into a file of any of the formats, streamed."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from aksio.application.assessments.interchange.interchange_ports import CardRecord, DeckHead, DeckSink, DeckWriter
from aksio.application.assessments.interchange.interchange_storage_ports import DeckContents
from aksio.application.assessments.reader_ports import DecksReader
from aksio.application.shared.in_thread import in_thread
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import DeckId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ExportDeckQuery:
    """`format` is apkg, csv or json. `on_progress` is told how many cards are written."""

    learner_id: LearnerId
    deck_id: DeckId
    format: str
    on_progress: Callable[[int], None] | None = None


@dataclass(frozen=True, kw_only=True)
class DeckFile:
    """A file in the making. `chunks` is to be gone through once."""

    name: str
    media_type: str
    chunks: AsyncIterator[bytes]


class ExportDeck:
    """Cards that are written while the export runs may or may not be in it. Raises DeckNotFound, Invalid."""

    def __init__(
        self, reader: DecksReader, contents: DeckContents, writers: Mapping[str, DeckWriter], clock: Clock
    ) -> None:
        self._reader = reader
        self._contents = contents
        self._writers = writers
        self._clock = clock

    async def __call__(self, query: ExportDeckQuery) -> DeckFile:
        writer = self._writers.get(query.format)
        if writer is None:
            message = f"Must be one of {', '.join(sorted(self._writers))}."
            raise Invalid.field("/query/format", "unknown_format", message)
        deck = await self._reader.deck(query.deck_id, learner_id=query.learner_id)
        head = DeckHead(id=deck.id, name=deck.name, description=deck.description, exported_at=self._clock.now())
        name = f"{deck.name}.{query.format}"
        return DeckFile(name=name, media_type=writer.media_type, chunks=self._chunks(writer, head, query))

    async def _chunks(self, writer: DeckWriter, head: DeckHead, query: ExportDeckQuery) -> AsyncIterator[bytes]:
        """Writing is work for a processor, so it has threads of its own."""
        done = 0
        with await in_thread(partial(writer.start, head)) as sink:
            async for batch in self._contents.cards(query.deck_id, learner_id=query.learner_id):
                if chunk := await in_thread(partial(_written, sink, batch)):
                    yield chunk
                done += len(batch)
                if query.on_progress:
                    query.on_progress(done)
            rest = sink.finish()
            while chunk := await in_thread(partial(next, rest, b"")):
                yield chunk


def _written(sink: DeckSink, cards: list[CardRecord]) -> bytes:
    return b"".join(sink.add(card) for card in cards)
