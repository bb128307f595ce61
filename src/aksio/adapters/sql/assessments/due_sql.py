"""The due queue as one statement: ranked and counted where the cards are, so that only one page travels.

The order is that of `domain.assessments.due_queue`. Every part reads a bounded range of an index, so the cost does not
grow with the number of cards: `pool` takes the due cards that have waited longest, as many as a day may bring, and only
they are ranked by relative overdueness. Written as text: here it reads more easily than built from parts.
"""

from datetime import date
from functools import lru_cache
from typing import Literal

from sqlalchemy import Boolean, Column, Date, Float, Integer, Uuid, bindparam, text
from sqlalchemy.sql.selectable import TextualSelect

from aksio.adapters.sql.tables.assessments import flashcards
from aksio.domain.assessments.due_queue import DailyLimits

MOST_AGAIN = 500
"""Cards to be repeated today that are looked at; a learner with more of them gets the rest when these are done."""

SMALLEST_POOL = 200
"""Due cards that are looked at even where the daily limit is lower: forgotten ones among them are not limited."""

Scope = Literal["learner_id", "course_id", "deck_id"]

_AVAILABLE = """{scope} = :scope_id AND learner_id = :learner_id
        AND suspended = :no AND coalesce(buried_until, :today) <= :today{once}"""

_ONCE = " AND schedule_of IS NULL"
"""Cards of one memory come once: as the one that owns the schedule, except in a deck, which asks in its own words."""

_QUEUE = """
WITH done AS (
    SELECT (SELECT count(*) FROM (SELECT 1 FROM reviews WHERE learner_id = :learner_id AND day = :today
                AND kind = 'introduction' AND undone_at IS NULL LIMIT {new_a_day}) AS started) AS new_cards,
           (SELECT count(*) FROM (SELECT 1 FROM reviews WHERE learner_id = :learner_id AND day = :today
                AND kind = 'review' AND undone_at IS NULL LIMIT {reviews_a_day}) AS recalled) AS reviews
),
again AS (
    SELECT id, {seconds} AS place FROM flashcards
    WHERE {available} AND repeat_on = :today LIMIT {most_again}
),
pool AS (
    SELECT id, repetitions, {seconds} AS answered, -CAST({days_late} AS FLOAT) / {interval} AS place FROM flashcards
    WHERE {available} AND due_on <= :today AND coalesce(repeat_on, :never) <> :today
    ORDER BY due_on, interval_days, id LIMIT {pool}
),
due AS (
    SELECT id, place FROM pool WHERE repetitions > 0
    ORDER BY place, id LIMIT (SELECT {reviews_a_day} - reviews FROM done)
),
fresh AS (
    SELECT id FROM (
        SELECT id, interval_days FROM flashcards WHERE {available} AND due_on IS NULL
        ORDER BY due_on, interval_days, id LIMIT {new_a_day}
    ) AS unseen
    ORDER BY interval_days, id LIMIT (SELECT {new_a_day} - new_cards FROM done)
),
queue AS (
    SELECT id, 0 AS segment, CAST(place AS FLOAT) AS place FROM again
    UNION ALL SELECT id, 0, CAST(answered AS FLOAT) FROM pool WHERE repetitions = 0
    UNION ALL SELECT id, 1, CAST(place AS FLOAT) FROM due
    UNION ALL SELECT id, 2, CAST(0 AS FLOAT) FROM fresh
),
counts AS (
    SELECT coalesce(sum(CASE WHEN segment = 0 THEN 1 ELSE 0 END), 0) AS learning_count,
           coalesce(sum(CASE WHEN segment = 1 THEN 1 ELSE 0 END), 0) AS due_count,
           coalesce(sum(CASE WHEN segment = 2 THEN 1 ELSE 0 END), 0) AS new_count
    FROM queue
),
page AS (
    SELECT id AS card_id, segment, place FROM queue
    WHERE (segment, place, id) > (:after_segment, CAST(:after_place AS FLOAT), :after_id)
    ORDER BY segment, place, id LIMIT :limit
)
SELECT counts.learning_count, counts.due_count, counts.new_count, page.segment, page.place, {card}
FROM counts LEFT JOIN page ON true LEFT JOIN flashcards ON flashcards.id = page.card_id
ORDER BY page.segment, page.place, page.card_id
"""

_DIALECTS = {
    "sqlite": {
        "seconds": "(julianday(last_reviewed_at) - 2440587.5) * 86400.0",
        "days_late": "julianday(:today) - julianday(due_on)",
        "interval": "max(interval_days, 1)",
    },
    "postgresql": {
        "seconds": "extract(epoch FROM last_reviewed_at)",
        "days_late": ":today - due_on",
        "interval": "greatest(interval_days, 1)",
    },
}


@lru_cache(maxsize=32)
def due_statement(dialect: str, scope: Scope, limits: DailyLimits) -> TextualSelect:
    """Parameters: learner_id, scope_id, today, after_segment, after_place, after_id, limit.

    Daily limits stand in the statement itself, so that the planner knows how few rows are wanted, of new cards too
    before it knows how many are left for today. With estimates that do not hang on the parameters Postgres keeps one
    plan; otherwise it makes a new one for each question, which takes it as long as the answer.
    """
    sql = _QUEUE.format(
        available=_AVAILABLE.format(scope=scope, once="" if scope == "deck_id" else _ONCE),
        new_a_day=limits.new_cards,
        reviews_a_day=limits.reviews,
        most_again=MOST_AGAIN,
        pool=max(limits.reviews, SMALLEST_POOL),
        card=", ".join(f"flashcards.{column.name}" for column in flashcards.c),
        **_DIALECTS[dialect],
    )
    return text(sql).bindparams(*_BINDS).columns(*_COUNTS, *_PLACE, *flashcards.c)


_KINDS = {"learner_id": Uuid, "scope_id": Uuid, "today": Date, "after_place": Float, "after_id": Uuid}
_BINDS = [
    *(bindparam(name, type_=kind()) for name, kind in _KINDS.items()),
    bindparam("after_segment", type_=Integer()),
    bindparam("limit", type_=Integer()),
    bindparam("no", False, type_=Boolean()),
    bindparam("never", date(1, 1, 1), type_=Date()),
]
_COUNTS = [Column(name, Integer) for name in ("learning_count", "due_count", "new_count")]
_PLACE = [Column("segment", Integer), Column("place", Float)]
