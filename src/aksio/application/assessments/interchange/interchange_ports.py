"""How decks travel: neutral records, and the ports that read them from files and write them into files.

The records say what a file holds, before any rule of ours is applied to it.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Protocol, Self
from uuid import UUID

from aksio.domain.shared.errors import Invalid


class UnreadableFile(Invalid):
    """The file is not what it claims to be, or is damaged; nothing of it was taken."""

    code = "unreadable_file"

    @classmethod
    def because(cls, code: str, message: str) -> "UnreadableFile":
        """`code` says what is wrong in a word; `message` says where, for the person who made the file."""
        return cls(message, Invalid.field("/file", code, message).errors)


@dataclass(frozen=True, kw_only=True)
class ScheduleRecord:
    """Where a card stands. `repeat_on` is the study day of a pending same-day repeat."""

    scheduler: str
    repetitions: int
    interval_days: int
    ease_hundredths: int
    due_on: date
    repeat_on: date | None = None
    lapses: int = 0
    last_reviewed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewRecord:
    """One recall, rated 0..5. `interval_days` and `ease_hundredths` are what the scheduler made of it, where known.

    `id` is the same every time the same file is read. `studied_on` is the learner's study day at that time; None
    where the format does not tell.
    """

    id: UUID
    rating: int
    reviewed_at: datetime
    studied_on: date | None = None
    duration_ms: int | None = None
    interval_days: int | None = None
    ease_hundredths: int | None = None


@dataclass(frozen=True, kw_only=True)
class SourceRecord:
    """Where a card says that it comes from. Which document that was means nothing elsewhere and stays behind."""

    page: int | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class CardRecord:
    """A card in plain text. `id` names it in its source, None where the format has no names.

    `schedule` is None for a card never reviewed. `reviews` are in the order of their time. `updated_at` is when the
    text last changed. `dropped_media` counts the pictures and sounds that a plain card cannot hold.
    """

    front: str
    back: str
    id: UUID | None = None
    explanation: str | None = None
    hint: str | None = None
    tags: tuple[str, ...] = ()
    source: SourceRecord | None = None
    starred: bool = False
    suspended: bool = False
    schedule: ScheduleRecord | None = None
    reviews: tuple[ReviewRecord, ...] = ()
    updated_at: datetime | None = None
    dropped_media: int = 0


@dataclass(frozen=True, kw_only=True)
class DeckRecord:
    """A deck as a file holds it. `cards` may be gone through more than once, and is never in memory as a whole.

    `count` says how many cards there are where that is known beforehand.
    """

    format: str
    cards: Iterable[CardRecord]
    count: int | None = None
    name: str | None = None
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeckHead:
    """What is written before the cards."""

    id: UUID
    name: str
    description: str | None
    exported_at: datetime


class DeckReader(Protocol):
    """Reads decks, in memory that does not grow with their size."""

    def read(self, file: BinaryIO) -> AbstractContextManager[DeckRecord]:
        """Open a deck; leaving the block removes whatever was unpacked.

        Raises UnreadableFile, also while the cards are gone through.
        """


class DeckSink(Protocol):
    """A file in the making. Leaving the block, finished or not, removes whatever was put aside."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...

    def add(self, card: CardRecord) -> bytes:
        """Take one card; what comes back is the next part of the file and may be empty."""

    def finish(self) -> Iterator[bytes]:
        """The rest of the file."""


class DeckWriter(Protocol):
    """Writes decks of one format."""

    @property
    def media_type(self) -> str:
        """The Content-Type of the file."""

    def start(self, head: DeckHead) -> DeckSink:
        """Begin a file."""
