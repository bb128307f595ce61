"""Writes Anki packages (.apkg) that every Anki since 2.0 opens."""

import itertools
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Self
from uuid import UUID

import genanki

from aksio.adapters.interchange.anki.html_text import to_html
from aksio.adapters.interchange.anki.note_type import aksio_note_type
from aksio.adapters.interchange.anki.scheduling import AnkiState, answers_of, state_of
from aksio.application.assessments.interchange.interchange_ports import CardRecord, DeckHead

_FIRST_DAY = date(2006, 1, 1)
_MADE_AT = datetime(2006, 1, 1, 4, tzinfo=UTC)
_SCHEDULING = {"schedVer": 2, "sched2021": True, "creationOffset": 0, "rollover": 4}
"""What makes Anki count due days as calendar days from `_FIRST_DAY`, wherever the reader lives."""

_CHUNK = 256 * 1024
_SET_STATE = """
    UPDATE cards SET type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?, left = ? WHERE id = ?
"""
_ADD_ANSWER = "INSERT OR IGNORE INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"


class AnkiDeckWriter:
    """A note's GUID is the id of its card, so importing a deck again updates the notes instead of doubling them."""

    media_type = "application/vnd.anki"

    def start(self, head: DeckHead) -> "_AnkiSink":
        """The package grows in a temporary directory; all of it is given out at the end."""
        return _AnkiSink(head)


class _AnkiSink:
    def __init__(self, head: DeckHead) -> None:
        self._head = head
        self._directory = tempfile.TemporaryDirectory(prefix="aksio-apkg-")
        self._collection = Path(self._directory.name, "collection.anki2")
        self._database = sqlite3.connect(self._collection, check_same_thread=False)
        self._ids = itertools.count(_milliseconds(head.exported_at))
        self._positions = itertools.count(1)
        self._deck_id = _deck_id(head.id)
        self._note_type = aksio_note_type()
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._database.close()
        self._directory.cleanup()

    def add(self, card: CardRecord) -> bytes:
        """Nothing comes out before the end: the collection is packed as a whole."""
        note = genanki.Note(
            model=self._note_type,
            fields=[to_html(text or "") for text in (card.front, card.back, card.hint, card.explanation)],
            tags=[_anki_tag(tag) for tag in card.tags] + ["marked"] * card.starred,
            guid=str(card.id or UUID(int=next(self._ids))),
        )
        written_at = (card.updated_at or self._head.exported_at).timestamp()
        cursor = self._database.cursor()
        note.write_to_db(cursor, written_at, self._deck_id, self._ids)
        self._write_schedule(cursor, card, card_id=cursor.lastrowid or 0)
        return b""

    def finish(self) -> Iterator[bytes]:
        """The package, piece by piece."""
        self._database.commit()
        self._database.close()
        package = Path(self._directory.name, "deck.apkg")
        with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(self._collection, "collection.anki2")
            archive.writestr("media", "{}")
        with package.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def _begin(self) -> None:
        cursor = self._database.cursor()
        cursor.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")  # a file that nobody else sees
        genanki.Package([]).write_to_db(cursor, self._head.exported_at.timestamp(), self._ids)
        deck = genanki.Deck(self._deck_id, self._head.name, to_html(self._head.description or ""))
        deck.add_model(self._note_type)
        deck.write_to_db(cursor, self._head.exported_at.timestamp(), self._ids)
        config = json.loads(cursor.execute("SELECT conf FROM col").fetchone()[0])
        made_at = int(_MADE_AT.timestamp())
        cursor.execute("UPDATE col SET crt = ?, conf = ?", (made_at, json.dumps({**config, **_SCHEDULING})))

    def _write_schedule(self, cursor: sqlite3.Cursor, card: CardRecord, card_id: int) -> None:
        state = state_of(
            card.schedule,
            suspended=card.suspended,
            reps=len(card.reviews),
            position=next(self._positions),
            first_day=_FIRST_DAY,
        )
        cursor.execute(_SET_STATE, (*_columns(state), card_id))
        for answer in answers_of(card.reviews):
            moment = answer.id
            values = (
                answer.button,
                answer.interval,
                answer.last_interval,
                answer.factor,
                answer.duration_ms,
                answer.kind,
            )
            while not cursor.execute(_ADD_ANSWER, (moment, card_id, *values)).rowcount:
                moment += 1  # the log is keyed by the millisecond, and two cards may share one


def _columns(state: AnkiState) -> tuple[int, ...]:
    due = (state.type, state.queue, state.due)
    return (*due, state.interval, state.factor, state.reps, state.lapses, state.left)


def _deck_id(deck_id: UUID) -> int:
    """Anki's ids are 53-bit numbers for the sake of JavaScript; the same deck always gets the same one."""
    return (1 << 40) + int.from_bytes(sha256(deck_id.bytes).digest()[:5])


def _anki_tag(tag: str) -> str:
    """Anki's tags are separated by spaces."""
    return "_".join(tag.split())


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
