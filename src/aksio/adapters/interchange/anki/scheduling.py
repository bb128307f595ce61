"""Anki's scheduling numbers and ours, both ways.

Anki keeps for a card: `type` (0 new, 1 learning, 2 review, 3 relearning), `queue` (-1 suspended, 3 learning by days),
`due` (days since the collection's first day, or seconds since 1970 while learning), `ivl` (days), `factor` (ease in
thousandths, 0 until the first interval), `lapses`. It does not keep how often a card was remembered in a row, which
SM-2 needs to tell the first two intervals from the later ones: the interval itself tells.
Source: ankitects/anki, rslib/src/card/mod.rs, rslib/src/revlog/mod.rs, rslib/src/scheduler/timing.rs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from aksio.application.assessments.interchange.interchange_ports import ReviewRecord, ScheduleRecord

NEW, LEARNING, REVIEW, RELEARNING = range(4)
SUSPENDED, QUEUE_NEW, QUEUE_REVIEW, QUEUE_LEARNING_DAYS = -1, 0, 2, 3
LOWEST_EASE, EASE_AT_FIRST = 130, 250
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_STEP_LEFT = 1001
_SECONDS_FROM = 1_000_000_000
"""A due number from here on counts seconds; as days it would lie millions of years away."""

_RATING_OF_BUTTON = {1: 1, 2: 3, 3: 4, 4: 5}
_BUTTON_OF_RATING = (1, 1, 1, 2, 3, 4)
_THREE_BUTTONS = {1: 1, 2: 4, 3: 5}
"""Version 1 of Anki's scheduler had no "hard" while learning."""


@dataclass(frozen=True, kw_only=True)
class AnkiState:
    """The scheduling columns of a row of `cards`. `due` and `deck` are those of the home deck of a filtered card."""

    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    left: int = 0


@dataclass(frozen=True, kw_only=True)
class AnkiAnswer:
    """The columns of a row of `revlog`. `id` is milliseconds since 1970; `interval` is days, or negative seconds."""

    id: int
    button: int
    interval: int
    last_interval: int
    factor: int
    duration_ms: int
    kind: int


def schedule_of(state: AnkiState, reviews: Sequence[ReviewRecord], first_day: date) -> ScheduleRecord | None:
    """Where a card stands, in SM-2's terms; None when it is new, or stands at no day that a calendar has."""
    if state.type not in (LEARNING, REVIEW, RELEARNING):
        return None
    try:
        due_on = _day(state.due, first_day)
    except OverflowError:
        return None
    return ScheduleRecord(
        scheduler="sm2",
        repetitions=_repetitions(state, reviews),
        interval_days=max(1, state.interval),
        ease_hundredths=max(LOWEST_EASE, state.factor // 10) if state.factor > 0 else EASE_AT_FIRST,
        due_on=due_on,
        lapses=max(0, state.lapses),
        last_reviewed_at=reviews[-1].reviewed_at if reviews else None,
    )


def review_of(answer: AnkiAnswer, *, card_id: UUID, scheduler_version: int) -> ReviewRecord | None:
    """The review behind a row of the log; None for rows that are no recall: rescheduling by hand, cramming."""
    buttons = _THREE_BUTTONS if scheduler_version == 1 and answer.kind in (0, 2) else _RATING_OF_BUTTON
    rating = buttons.get(answer.button)
    if rating is None or answer.kind not in (0, 1, 2):
        return None
    try:
        reviewed_at = _EPOCH + timedelta(milliseconds=answer.id)
    except OverflowError:
        return None
    return ReviewRecord(
        id=uuid5(card_id, str(answer.id)),
        rating=rating,
        reviewed_at=reviewed_at,
        duration_ms=max(0, answer.duration_ms),
        interval_days=answer.interval if answer.interval > 0 else None,
        ease_hundredths=answer.factor // 10 if answer.factor >= LOWEST_EASE * 10 else None,
    )


def state_of(
    schedule: ScheduleRecord | None, *, suspended: bool, reps: int, position: int, first_day: date
) -> AnkiState:
    """How Anki keeps a card that stands here. `position` orders the new ones.

    A card that was forgotten and comes again on another day is one that Anki relearns by days.
    """
    if schedule is None:
        queue = SUSPENDED if suspended else QUEUE_NEW
        return AnkiState(type=NEW, queue=queue, due=position, interval=0, factor=0, reps=0, lapses=0)
    forgotten = schedule.repetitions == 0
    queue = QUEUE_LEARNING_DAYS if forgotten else QUEUE_REVIEW
    return AnkiState(
        type=RELEARNING if forgotten else REVIEW,
        queue=SUSPENDED if suspended else queue,
        due=(schedule.due_on - first_day).days,
        interval=max(1, schedule.interval_days),
        factor=schedule.ease_hundredths * 10,
        reps=max(1, reps, schedule.repetitions),
        lapses=schedule.lapses,
        left=_ONE_STEP_LEFT if forgotten else 0,
    )


def answers_of(reviews: Sequence[ReviewRecord]) -> list[AnkiAnswer]:
    """The log of a card as Anki keeps it. Its buttons are fewer than our ratings: 0, 1 and 2 all become "again"."""
    answers, last_interval, learning = list[AnkiAnswer](), 0, True
    for review in reviews:
        interval = review.interval_days or 0
        answers.append(
            AnkiAnswer(
                id=round(review.reviewed_at.timestamp() * 1000),
                button=_BUTTON_OF_RATING[review.rating],
                interval=interval,
                last_interval=last_interval,
                factor=(review.ease_hundredths or 0) * 10,
                duration_ms=review.duration_ms or 0,
                kind=0 if learning else 1,
            )
        )
        last_interval, learning = interval, learning and review.rating < 3
    return answers


def _day(due: int, first_day: date) -> date:
    if due >= _SECONDS_FROM:
        return (_EPOCH + timedelta(seconds=due)).date()
    return first_day + timedelta(days=due)


def _repetitions(state: AnkiState, reviews: Sequence[ReviewRecord]) -> int:
    if state.type != REVIEW:
        return 0
    if state.interval <= 1:
        return 1
    since_lapse = 0
    for review in reversed(reviews):
        if review.rating < 3:
            break
        since_lapse += 1
    return max(2, since_lapse)
