"""All that a deck holds, straight from SQL."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import flashcards, reviews
from aksio.application.assessments.interchange.interchange_ports import (
    CardRecord,
    ReviewRecord,
    ScheduleRecord,
    SourceRecord,
)
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.review import IMPORTED
from aksio.domain.shared.ids import DeckId, LearnerId

_BATCH = 200
_OLDEST = (flashcards.c.created_at, flashcards.c.id)


class SqlDeckContents(SqlReader):
    """See the port."""

    async def cards(self, deck_id: DeckId, *, learner_id: LearnerId) -> AsyncIterator[list[CardRecord]]:
        """See the port. Two queries a batch, each by index."""
        query = select(flashcards).where(flashcards.c.deck_id == deck_id, flashcards.c.learner_id == learner_id)
        request, is_last = PageRequest(limit=_BATCH), False
        while not is_last:
            page = page_of(await self._rows(page_query(query, request, *_OLDEST)), request, lambda row: row, *_OLDEST)
            logs = await self._logs([row["id"] for row in page.items], learner_id)
            yield [_card(row, logs[row["id"]]) for row in page.items]
            request, is_last = PageRequest(limit=_BATCH, cursor=page.next_cursor), page.next_cursor is None

    async def _logs(self, flashcard_ids: list[UUID], learner_id: LearnerId) -> Mapping[UUID, list[ReviewRecord]]:
        query = (
            select(reviews)
            .where(
                reviews.c.flashcard_id.in_(flashcard_ids),
                reviews.c.learner_id == learner_id,
                reviews.c.undone_at.is_(None),
            )
            .order_by(reviews.c.flashcard_id, reviews.c.reviewed_at, reviews.c.id)
        )
        logs: dict[UUID, list[ReviewRecord]] = defaultdict(list)
        for row in await self._rows(query):
            logs[row["flashcard_id"]].append(_review(row))
        return logs


def _card(row: RowMapping, log: list[ReviewRecord]) -> CardRecord:
    source = SourceRecord(page=row["source_page"], text=row["source_text"])
    return CardRecord(
        id=row["id"],
        front=row["front"],
        back=row["back"],
        explanation=row["explanation"],
        hint=row["hint"],
        tags=tuple(row["tags"]),
        source=None if source == SourceRecord() else source,
        starred=row["starred"],
        suspended=row["suspended"],
        schedule=_schedule(row),
        reviews=tuple(log),
        updated_at=row["updated_at"],
    )


def _schedule(row: RowMapping) -> ScheduleRecord | None:
    if row["due_on"] is None:
        return None
    return ScheduleRecord(**{name: row[name] for name in ScheduleRecord.__dataclass_fields__})


def _review(row: RowMapping) -> ReviewRecord:
    """A review that another program scheduled led to an interval that we do not know."""
    is_ours = row["scheduler"] != IMPORTED
    return ReviewRecord(
        id=row["id"],
        rating=row["rating"],
        reviewed_at=row["reviewed_at"],
        studied_on=row["day"],
        duration_ms=row["duration_ms"],
        interval_days=row["after_interval_days"] if is_ours else None,
        ease_hundredths=row["after_ease_hundredths"] if is_ours else None,
    )
