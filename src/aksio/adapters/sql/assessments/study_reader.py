"""What there is to study, straight from SQL."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Select, case, func, select

from aksio.adapters.sql.assessments.due_sql import Scope, due_statement
from aksio.adapters.sql.assessments.views import flashcard_view
from aksio.adapters.sql.keyset import decode_cursor, encode_cursor
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import flashcards, reviews
from aksio.application.assessments.reader_ports import CardFilter, ScheduledCards
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import DueQueue, FlashcardStats, FlashcardView, QueueCounts
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.card_state import CardState
from aksio.domain.assessments.due_queue import DailyLimits, Segment, siblings_apart
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.assessments.schedule import LEECH_LAPSES, MATURE_INTERVAL
from aksio.domain.shared.ids import LearnerId

_SegmentNumber: Any = Annotated[int, msgspec.Meta(ge=int(min(Segment)), le=int(max(Segment)))]
_BEFORE_ALL = (-1, 0.0, UUID(int=0))


class SqlStudyReader(SqlReader):
    """See the port."""

    async def due(
        self, learner_id: LearnerId, chosen: CardFilter, page: PageRequest, *, today: Today, limits: DailyLimits
    ) -> DueQueue:
        """See the port."""
        after = _BEFORE_ALL if page.cursor is None else decode_cursor(page.cursor, [_SegmentNumber, float, UUID])
        scope, scope_id = _scope(learner_id, chosen)
        rows = await self._rows(
            due_statement(self._database.engine.dialect.name, scope, limits),
            {
                "learner_id": learner_id,
                "scope_id": scope_id,
                "today": today.day,
                "after_segment": after[0],
                "after_place": after[1],
                "after_id": after[2],
                "limit": page.limit + 1,
            },
        )
        return _queue(rows, page.limit, today)

    async def weak(self, learner_id: LearnerId, chosen: CardFilter, *, today: Today, limit: int) -> list[FlashcardView]:
        """See the port."""
        card = flashcards.c
        query = select(flashcards).where(card.learner_id == learner_id, card.suspended.is_(False), card.lapses > 0)
        hardest = query.where(*_within(chosen)).order_by(card.lapses.desc(), card.ease_hundredths, card.id).limit(limit)
        return [flashcard_view(row, today) for row in await self._rows(hardest)]

    async def stats(self, learner_id: LearnerId, chosen: CardFilter, *, today: Today) -> FlashcardStats:
        """See the port."""
        counted = await self._row(_counted(learner_id, chosen, today))
        done = await self._row(_done(learner_id, today))
        assert counted is not None
        assert done is not None
        return FlashcardStats(**counted, **done)

    async def scheduled(self, learner_id: LearnerId, *, today: Today, until: date) -> ScheduledCards:
        """See the port."""
        theirs = (flashcards.c.learner_id == learner_id) & flashcards.c.schedule_of.is_(None)
        active = theirs & flashcards.c.suspended.is_(False)
        due = _grouped(flashcards.c.due_on, active & (flashcards.c.due_on <= until))
        intervals = _grouped(flashcards.c.interval_days, active & flashcards.c.due_on.is_not(None))
        new = await self._row(select(func.count()).select_from(flashcards).where(active, flashcards.c.due_on.is_(None)))
        done = await self._row(_done(learner_id, today))
        assert new is not None
        assert done is not None
        return ScheduledCards(
            due={row["value"]: row["cards"] for row in await self._rows(due)},
            intervals={row["value"]: row["cards"] for row in await self._rows(intervals)},
            new=new["count_1"],
            introduced_today=done["new_today"],
        )


def _scope(learner_id: LearnerId, chosen: CardFilter) -> tuple[Scope, UUID]:
    if chosen.deck_id is not None:
        return "deck_id", chosen.deck_id
    if chosen.course_id is not None:
        return "course_id", chosen.course_id
    return "learner_id", learner_id


def _queue(rows: Sequence[RowMapping], limit: int, today: Today) -> DueQueue:
    """The counts stand in every row, and alone in the only one when the page is empty."""
    shown = [row for row in rows if row["id"] is not None][:limit]
    last = shown[-1] if len(rows) > limit else None
    return DueQueue(
        items=siblings_apart([flashcard_view(row, today) for row in shown]),
        next_cursor=None if last is None else encode_cursor([last["segment"], last["place"], last["id"]]),
        counts=QueueCounts(due=rows[0]["due_count"], new=rows[0]["new_count"], learning=rows[0]["learning_count"]),
    )


def _counted(learner_id: LearnerId, chosen: CardFilter, today: Today) -> Select[*tuple[Any, ...]]:
    state, card = _state(today.day), flashcards.c
    query = select(
        func.count().label("total"),
        *(_how_many(state == str(one)).label(str(one)) for one in CardState),
        _how_many(card.starred.is_(True)).label("starred"),
        _how_many(card.lapses >= LEECH_LAPSES).label("leeches"),
    ).where(card.learner_id == learner_id)
    return query.where(*_within(chosen))


def _within(chosen: CardFilter) -> list[ColumnElement[bool]]:
    """The cards meant. What twins share counts once, except in their own deck."""
    card = flashcards.c
    conditions = [] if chosen.course_id is None else [card.course_id == chosen.course_id]
    return [*conditions, card.schedule_of.is_(None) if chosen.deck_id is None else card.deck_id == chosen.deck_id]


def _state(day: date) -> ColumnElement[str]:
    """The rule of `domain.assessments.card_state`, in SQL."""
    card = flashcards.c
    return case(
        (card.suspended.is_(True), str(CardState.SUSPENDED)),
        (card.buried_until > day, str(CardState.BURIED)),
        (card.due_on.is_(None), str(CardState.NEW)),
        ((card.repeat_on == day) | (card.repetitions == 0), str(CardState.LEARNING)),
        (card.interval_days < MATURE_INTERVAL, str(CardState.YOUNG)),
        else_=str(CardState.MATURE),
    )


def _done(learner_id: LearnerId, today: Today) -> Select[*tuple[Any, ...]]:
    """What counts against the daily limits."""
    kinds = [str(ReviewKind.INTRODUCTION), str(ReviewKind.REVIEW)]
    return select(
        _how_many(reviews.c.kind == kinds[0]).label("new_today"),
        _how_many(reviews.c.kind == kinds[1]).label("reviews_today"),
    ).where(
        reviews.c.learner_id == learner_id,
        reviews.c.day == today.day,
        reviews.c.kind.in_(kinds),
        reviews.c.undone_at.is_(None),
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _grouped(column: ColumnElement[Any], chosen: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(column.label("value"), func.count().label("cards")).where(chosen).group_by(column)
