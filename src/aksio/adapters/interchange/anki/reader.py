"""Reads Anki packages (.apkg) of every version."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, cast

from aksio.adapters.interchange.anki.collection import Collection, collection_of, common_path
from aksio.adapters.interchange.anki.database import opened, require_tables
from aksio.adapters.interchange.anki.note_cards import AnkiCard, card_record
from aksio.adapters.interchange.anki.note_types import NoteType, note_types_of
from aksio.adapters.interchange.anki.package import PackageLimits, unpack_collection
from aksio.adapters.interchange.anki.scheduling import AnkiAnswer, AnkiState
from aksio.application.assessments.interchange.interchange_ports import CardRecord, DeckRecord, UnreadableFile

_HOME_DECK = "CASE WHEN odid != 0 THEN odid ELSE did END"  # a card in a filtered deck is only there for a while
_DECKS = f"SELECT DISTINCT {_HOME_DECK} FROM cards"  # noqa: S608  no input in it
_COUNT = "SELECT count(*) FROM cards JOIN notes ON notes.id = cards.nid"
_CARDS = f"""
    SELECT cards.id, notes.guid, notes.mid, cards.ord, notes.mod, notes.tags, notes.flds, {_HOME_DECK}, cards.type,
           cards.queue, CASE WHEN odid != 0 AND odue != 0 THEN odue ELSE due END, ivl, factor, reps, lapses
    FROM cards JOIN notes ON notes.id = cards.nid ORDER BY cards.id
"""  # noqa: S608  no input in it
_ANSWERS = "SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY cid, id"


class AnkiDeckReader:
    """Cards come in the order of their making, each with its log, from two queries that run side by side.

    A package of several decks becomes one: what their names share is its name, the rest a tag.
    """

    def __init__(self, limits: PackageLimits | None = None) -> None:
        self._limits = limits or PackageLimits()

    @contextmanager
    def read(self, file: BinaryIO) -> Iterator[DeckRecord]:
        with tempfile.TemporaryDirectory(prefix="aksio-apkg-") as directory:
            path = Path(directory, "collection")
            with path.open("wb") as unpacked:
                unpack_collection(file, unpacked, self._limits)
            with opened(path, steps=self._limits.database_steps) as connection:
                require_tables(connection, "col", "notes", "cards", "revlog")
                yield _deck(connection)


def _deck(connection: sqlite3.Connection) -> DeckRecord:
    collection = collection_of(connection)
    used = [collection.decks[key] for (key,) in connection.execute(_DECKS) if key in collection.decks]
    shared = common_path(used)
    (count,) = connection.execute(_COUNT).fetchone()
    return DeckRecord(
        format="apkg",
        count=int(count),
        name="::".join(shared) or None,
        description=next((deck.description for deck in used if deck.path == shared), "") or None,
        cards=_Cards(connection, collection, note_types_of(connection), levels=len(shared)),
    )


@dataclass
class _Cards(Iterable[CardRecord]):
    connection: sqlite3.Connection
    collection: Collection
    note_types: dict[int, NoteType]
    levels: int

    def __iter__(self) -> Iterator[CardRecord]:
        answers = _AnswersByCard(self.connection)
        try:
            for row in self.connection.execute(_CARDS):
                yield self._record(row, answers.of(_whole(row[0])))
        except (TypeError, ValueError, OverflowError):
            message = "The cards in this .apkg file cannot be read."
            raise UnreadableFile.because("broken_cards", message) from None

    def _record(self, row: tuple[object, ...], answers: list[AnkiAnswer]) -> CardRecord:
        _, guid, type_id, ordinal, modified, tags, fields, deck_id, *state = row
        deck = self.collection.decks.get(_whole(deck_id))
        card = AnkiCard(
            guid=str(guid),
            ordinal=_whole(ordinal),
            modified=_whole(modified),
            fields=str(fields).split("\x1f"),
            tags=str(tags).split(),
            subdeck="::".join(deck.path[self.levels :]).replace(" ", "_") if deck else "",
            state=AnkiState(**dict(zip(_STATE, map(_whole, state), strict=True))),
            answers=answers,
        )
        return card_record(card, self.note_types.get(_whole(type_id)), self.collection)


_STATE = ("type", "queue", "due", "interval", "factor", "reps", "lapses")


class _AnswersByCard:
    """Hands out the log card by card; both are in the order of card ids, so each row is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._groups = groupby(connection.execute(_ANSWERS), key=lambda row: _whole(row[0]))
        self._next = next(self._groups, None)

    def of(self, card_id: int) -> list[AnkiAnswer]:
        while self._next and self._next[0] < card_id:  # the log of cards that are gone
            self._next = next(self._groups, None)
        if not self._next or self._next[0] != card_id:
            return []
        rows = [tuple(map(_whole, row[1:])) for row in self._next[1]]
        self._next = next(self._groups, None)
        return [AnkiAnswer(**dict(zip(_ANSWER, row, strict=True))) for row in rows]


_ANSWER = ("id", "button", "interval", "last_interval", "factor", "duration_ms", "kind")


def _whole(value: object) -> int:
    """SQLite keeps any type in any column; old Anki versions wrote some of these as fractions or texts."""
    return int(cast("int | float | str", value))
