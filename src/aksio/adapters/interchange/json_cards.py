"""Decks as JSON: everything we know about the cards, the review log included. Nothing is lost on the way back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO, Self

import msgspec

from aksio.application.assessments.interchange.interchange_ports import CardRecord, DeckHead, DeckRecord, UnreadableFile

FORMAT = "aksio-deck"
VERSION = 1
"""Counts up when the meaning of a field changes. New fields that an older reader may pass over do not count."""


class _DeckFile(msgspec.Struct, kw_only=True):
    """A whole file. The cards stay undecoded until they are gone through, one after the other."""

    cards: list[msgspec.Raw]
    format: str = FORMAT
    version: int = VERSION
    name: str | None = None
    description: str | None = None


class JsonDeckReader:
    """Reads what JsonDeckWriter wrote, and hand-made files of the shape {"cards": [{"front": …, "back": …}]}."""

    @contextmanager
    def read(self, file: BinaryIO) -> Iterator[DeckRecord]:
        file.seek(0)
        deck = _decoded(file.read())
        if deck.format != FORMAT or deck.version != VERSION:
            message = f"This is no deck of ours, or of a later version: expected {FORMAT} version {VERSION}."
            raise UnreadableFile.because("unknown_version", message)
        yield DeckRecord(
            format="json",
            name=deck.name,
            description=deck.description,
            count=len(deck.cards),
            cards=_Cards(deck.cards),
        )


class _Cards(Iterable[CardRecord]):
    def __init__(self, undecoded: list[msgspec.Raw]) -> None:
        self._undecoded = undecoded

    def __iter__(self) -> Iterator[CardRecord]:
        decoder = msgspec.json.Decoder(CardRecord)
        for number, raw in enumerate(self._undecoded, start=1):
            try:
                card = decoder.decode(raw)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                raise _misfit(f"Card {number}", error) from None
            if any(moment.tzinfo is None for moment in _moments(card)):
                raise UnreadableFile.because("misfit", f"Card {number} has a time without a time zone.")
            yield card


def _moments(card: CardRecord) -> Iterator[datetime]:
    yield from (review.reviewed_at for review in card.reviews)
    yield from (moment for moment in (card.updated_at, card.schedule and card.schedule.last_reviewed_at) if moment)


def _decoded(content: bytes) -> _DeckFile:
    try:
        return msgspec.json.decode(content, type=_DeckFile)
    except msgspec.ValidationError as error:
        raise _misfit("The deck", error) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnreadableFile.because("broken_json", "This is not valid JSON in UTF-8.") from None


def _misfit(what: str, error: Exception) -> UnreadableFile:
    _, _, path = str(error).partition(" - at `$")
    where = f" at {path.rstrip('`').lstrip('.')}" if path else ""
    return UnreadableFile.because("misfit", f"{what} does not have the expected shape{where}.")


class JsonDeckWriter:
    """One card a line, so that decks can be compared and kept under version control."""

    media_type = "application/json"

    def start(self, head: DeckHead) -> "_JsonSink":
        """The deck's own fields come first."""
        return _JsonSink(head)


class _JsonSink:
    def __init__(self, head: DeckHead) -> None:
        fields = {"format": FORMAT, "version": VERSION, "exported_at": head.exported_at}
        opening = msgspec.json.encode({**fields, "name": head.name, "description": head.description})
        self._before_next = opening[:-1] + b',"cards":[\n'
        self._encoder = msgspec.json.Encoder()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        return None

    def add(self, card: CardRecord) -> bytes:
        """The card's line, after whatever has to stand before it."""
        line = self._before_next + self._encoder.encode(card)
        self._before_next = b",\n"
        return line

    def finish(self) -> Iterator[bytes]:
        """The closing brackets; the opening too, when there was no card."""
        yield (b"" if self._before_next == b",\n" else self._before_next) + b"\n]}\n"
