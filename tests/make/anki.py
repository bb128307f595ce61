"""Anki packages made by hand, after the tables and blobs that Anki 2.1 (schema 11) and Anki 26 (schema 18) write."""

import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import zstandard

MODIFIED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
FIRST_DAY = date(2024, 1, 10)
CREATED_AT = int(datetime(2024, 1, 10, 3, 0, tzinfo=UTC).timestamp())  # four in the morning, one hour east of UTC
BASIC, REVERSED, CLOZE = 1001, 1002, 1003
_BASIC_BACK = "{{FrontSide}}\n\n<hr id=answer>\n\n"
_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
    ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text, flds text,
    sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, usn integer,
    type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer,
    odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
    factor integer, time integer, type integer);
"""
_TABLES_OF_18 = """
CREATE TABLE config (KEY text PRIMARY KEY, usn integer, mtime_secs integer, val blob) without rowid;
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
    without rowid;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, mtime_secs integer, usn integer,
    config blob, PRIMARY KEY (ntid, ord)) without rowid;
CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer,
    config blob);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer, common blob,
    kind blob);
"""


@dataclass(frozen=True, kw_only=True)
class AnkiNote:
    """A note with its cards: (ordinal, type, queue, due, interval, factor, reps, lapses, home due, home deck)."""

    id: int
    type: int
    fields: tuple[str, ...]
    guid: str = ""
    tags: str = ""
    deck: int = 7
    cards: tuple[tuple[int, ...], ...] = ((0, 0, 0, 1, 0, 0, 0, 0, 0, 0),)


@dataclass(kw_only=True)
class AnkiCollection:
    """What a package by hand holds. `answers` are (id, card, button, interval, last, factor, time, kind)."""

    notes: Sequence[AnkiNote] = ()
    answers: Sequence[tuple[int, ...]] = ()
    decks: dict[int, str] = field(default_factory=lambda: {1: "Default", 7: "Biology::Cells"})
    description: str = "About <b>cells</b>"
    config: dict[str, object] = field(default_factory=lambda: {"schedVer": 2, "creationOffset": -60})
    tweaks: str = ""
    """SQL that is run at the end: for files that are not what they should be."""


def a_package(collection: AnkiCollection, *, name: str = "collection.anki2", **members: bytes) -> bytes:
    """An .apkg file. `collection.anki21b` has the newer tables and is compressed; the others have the older ones."""
    is_new = name == "collection.anki21b"
    database = _database(collection, is_new=is_new)
    packed = zstandard.ZstdCompressor().compress(database) if is_new else database
    return a_zip({name: packed, "media": b"{}", **members})


def a_zip(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _database(collection: AnkiCollection, *, is_new: bool) -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "collection")
        with closing(sqlite3.connect(path)) as database:
            database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            database.executescript(_SCHEMA + (_TABLES_OF_18 if is_new else ""))
            (_describe_in_tables if is_new else _describe_in_json)(database, collection)
            _fill(database, collection)
            database.executescript(collection.tweaks)
            database.commit()
        return path.read_bytes()


_NOTE_TYPES = (
    (BASIC, 0, ("Front", "Back"), (("{{Front}}", _BASIC_BACK + "{{Back}}"),)),
    (REVERSED, 0, ("Front", "Back"), (("{{Front}}", "{{Back}}"), ("{{Back}}", _BASIC_BACK + "{{Front}}"))),
    (CLOZE, 1, ("Text", "Back Extra"), (("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),)),
)


def _describe_in_json(database: sqlite3.Connection, collection: AnkiCollection) -> None:
    models = {
        str(key): {
            "type": kind,
            "flds": [{"name": name, "ord": place} for place, name in enumerate(fields)],
            "tmpls": [{"qfmt": front, "afmt": back, "ord": place} for place, (front, back) in enumerate(templates)],
        }
        for key, kind, fields, templates in _NOTE_TYPES
    }
    decks = {str(key): {"name": name, "desc": collection.description} for key, name in collection.decks.items()}
    row = (CREATED_AT, json.dumps(collection.config), json.dumps(models), json.dumps(decks))
    database.execute("INSERT INTO col VALUES (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')", row)


def _describe_in_tables(database: sqlite3.Connection, collection: AnkiCollection) -> None:
    database.execute("INSERT INTO col VALUES (1, ?, 0, 0, 18, 0, 0, 0, '', '', '', '', '')", (CREATED_AT,))
    for entry, value in collection.config.items():
        database.execute("INSERT INTO config VALUES (?, 0, 0, ?)", (entry, json.dumps(value).encode()))
    for key, name in collection.decks.items():
        kind = message((1, message((1, 1), (4, collection.description.encode()))))
        database.execute("INSERT INTO decks VALUES (?, ?, 0, 0, ?, ?)", (key, name.replace("::", "\x1f"), b"", kind))
    for key, kind_of_type, fields, templates in _NOTE_TYPES:
        config = message((1, kind_of_type), (3, b".card {}")) if kind_of_type else message((3, b".card {}"))
        database.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (key, str(key), config))
        for place, name in enumerate(fields):
            database.execute("INSERT INTO fields VALUES (?, ?, ?, ?)", (key, place, name, b""))
        for place, (front, back) in enumerate(templates):
            sides = message((1, front.encode()), (2, back.encode()), (8, 5))
            database.execute("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", (key, place, str(place), sides))


def _fill(database: sqlite3.Connection, collection: AnkiCollection) -> None:
    modified = int(MODIFIED.timestamp())
    for note in collection.notes:
        fields, guid = "\x1f".join(note.fields), note.guid or f"guid{note.id}"
        row = (note.id, guid, note.type, modified, f" {note.tags} ", fields, note.fields[0])
        database.execute("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')", row)
        for ordinal, *state, home_due, home_deck in note.cards:
            place = (note.id * 10 + ordinal, note.id, note.deck, ordinal, modified)
            values = (*place, *state, home_due, home_deck)
            database.execute(
                "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, '{}')", values
            )
    database.executemany("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", collection.answers)


def message(*fields: tuple[int, int | bytes]) -> bytes:
    """A protobuf message of integers and length-delimited fields."""
    parts = []
    for number, value in fields:
        if isinstance(value, int):
            parts.append(_varint(number << 3) + _varint(value))
        else:
            parts.append(_varint(number << 3 | 2) + _varint(len(value)) + value)
    return b"".join(parts)


def _varint(value: int) -> bytes:
    rest, last = divmod(value, 128)
    return bytes([last]) if not rest else bytes([last | 128]) + _varint(rest)


def day_number(day: date) -> int:
    """A day as Anki counts it."""
    return (day - FIRST_DAY) // timedelta(days=1)


def milliseconds(moment: datetime) -> int:
    """An instant as Anki's log keys it."""
    return round(moment.timestamp() * 1000)
