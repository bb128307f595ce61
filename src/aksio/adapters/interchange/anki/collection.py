"""What an Anki collection says about itself: when its days began, which decks it has."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

import msgspec

from aksio.adapters.interchange.anki.database import plain_tables
from aksio.adapters.interchange.anki.html_text import to_text
from aksio.adapters.interchange.anki.protobuf import text_at
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

_ROLLOVER_HOUR = 4


class _Config(msgspec.Struct, rename="camel"):
    """The entries that matter here. `creation_offset` is minutes west of Greenwich."""

    creation_offset: int | None = None
    sched_ver: int = 1


class _Deck(msgspec.Struct):
    name: str
    desc: str = ""


@dataclass(frozen=True, kw_only=True)
class AnkiDeck:
    """`path` is the name cut at its levels."""

    path: tuple[str, ...]
    description: str


@dataclass(frozen=True, kw_only=True)
class Collection:
    """`first_day` is the day that due numbers count from. `scheduler_version` is 1 or 2; later ones count as 2."""

    first_day: date
    scheduler_version: int
    decks: Mapping[int, AnkiDeck]


def collection_of(connection: sqlite3.Connection) -> Collection:
    """Raises UnreadableFile when the collection does not describe itself as Anki's do."""
    try:
        (created_at,) = connection.execute("SELECT crt FROM col").fetchone()
        config = _config(connection)
        return Collection(
            first_day=_first_day(int(created_at), config.creation_offset),
            scheduler_version=min(2, config.sched_ver),
            decks=_decks(connection),
        )
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise UnreadableFile.because("broken_collection", "The collection in this .apkg file cannot be read.") from None


def common_path(decks: list[AnkiDeck]) -> tuple[str, ...]:
    """The levels that all these decks share."""
    levels = zip(*(deck.path for deck in decks), strict=False)
    return tuple(level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels))


def _config(connection: sqlite3.Connection) -> _Config:
    if "config" not in plain_tables(connection):
        (config,) = connection.execute("SELECT conf FROM col").fetchone()
        return msgspec.json.decode(config, type=_Config)
    rows = connection.execute("SELECT key, val FROM config WHERE key IN ('creationOffset', 'schedVer')")
    return msgspec.convert({key: msgspec.json.decode(value) for key, value in rows}, _Config)


def _first_day(created_at: int, minutes_west: int | None) -> date:
    """The local date on which the collection was made.

    Older collections do not say where they were made, but all begin at four in the morning there.
    """
    created = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=created_at)
    if minutes_west is not None:
        return (created - timedelta(minutes=minutes_west)).date()
    hours_east = (_ROLLOVER_HOUR - created.hour + 12) % 24 - 12
    return (created + timedelta(hours=hours_east)).date()


def _decks(connection: sqlite3.Connection) -> dict[int, AnkiDeck]:
    if "decks" in plain_tables(connection):  # deck kind: 1 = normal, and in that 4 = description
        rows = connection.execute("SELECT id, name, kind FROM decks")
        return {key: _deck(name.split("\x1f"), text_at(kind, 1, 4)) for key, name, kind in rows}
    (decks,) = connection.execute("SELECT decks FROM col").fetchone()
    named = msgspec.json.decode(decks, type=dict[int, _Deck])
    return {key: _deck(deck.name.split("::"), deck.desc) for key, deck in named.items()}


def _deck(path: list[str], description: str) -> AnkiDeck:
    return AnkiDeck(path=tuple(path), description=to_text(description)[0])
