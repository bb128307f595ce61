"""Read models of progress: events applied a second, alone and in batches; and a forecast for 20,000 cards.

Data: an empty database on Postgres and one learner. An event tells of a review of a card with two topics, and brings
up to date the ledger, the day summed up and both topics, as its reaction does; what the reaction asks of the review log
is answered here. A day is summed up anew as a whole, so beside an event on a quiet day stands one on a day that has
2,000 acts already. The forecast is processor time of pure Python: 20,000 cards over 365 days, a third of them new.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from time import perf_counter, process_time
from uuid import UUID, uuid4

from aksio.application.learning.progress.entering import Told
from aksio.application.learning.progress.follow_reviews import (
    AT_ONCE,
    FollowCard,
    FollowCardCommand,
    FollowReviews,
    FollowReviewsCommand,
)
from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay, Recall
from aksio.domain.learning.simulation import Assumptions, CardGroup, bands
from aksio.domain.learning.topic import Topic, TopicKind
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import ActivityId, CourseId, FlashcardId, LearnerId
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Aim, Figure

_EVENTS, _FULL_DAY, _BATCHED = 200, 2_000, 5_000
_MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
_COURSE, _CARD = CourseId(UUID(int=1)), FlashcardId(UUID(int=2))
_TOPICS = tuple(Topic(course_id=_COURSE, kind=TopicKind.TAG, label=name) for name in ("light", "waves"))
_CALENDAR = StudyCalendar()
_CARDS, _DAYS, _TODAY = 20_000, 365, date(2026, 3, 2)


@dataclass
class Log:
    """The review log of one learner, and their calendar."""

    learner_id: LearnerId = field(default_factory=lambda: LearnerId(uuid4()))
    told: list[Told] = field(default_factory=list)

    def review(self, at: datetime) -> Told:
        """One more answer."""
        act = Activity(
            id=ActivityId(uuid4()),
            learner_id=self.learner_id,
            kind=ActivityKind.REVIEW,
            occurred_at=at,
            day=LocalDay.at(at, _CALENDAR),
            seconds=8,
            course_id=_COURSE,
            subject_id=_CARD,
            recall=Recall(correct=1.0, interval_days=9, expected=0.9),
        )
        self.told.append(Told(activity=act, topics=_TOPICS))
        return self.told[-1]

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        """See the port `StudyCalendars`."""
        return _CALENDAR

    async def of_card(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime, calendar: StudyCalendar
    ) -> list[Told]:
        """See the port `ReviewHistory`: the latest answer."""
        return self.told[-1:]

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: Told | None, limit: int, calendar: StudyCalendar
    ) -> list[Told]:
        """See the port `ReviewHistory`."""
        start = 0 if after is None else self.told.index(after) + 1
        return self.told[start : start + limit]


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    yield from lab.installation().do(_applied)
    seconds = min(_forecast() for _ in range(lab.rounds))
    yield Figure(what=f"forecast, {_CARDS:,} cards × {_DAYS} days", value=seconds, unit="s", aim=Aim(most=2))


async def _applied(container: Container) -> list[Figure]:
    log = Log()
    quiet = await _one_by_one(container, log, [_MORNING + timedelta(days=number) for number in range(_EVENTS)])
    batched = await _in_batches(container, Log(), _BATCHED)
    full = Log()
    await _in_batches(container, full, _FULL_DAY, gap=timedelta(seconds=10))
    busy = await _one_by_one(container, full, [_MORNING + timedelta(hours=8, seconds=10 * n) for n in range(50)])
    return [
        Figure(what="events applied, one by one", value=1 / quiet, unit="/s"),
        Figure(what=f"events applied, {AT_ONCE:,} at a time", value=1 / batched, unit="/s"),
        Figure(what="    beside one by one", value=quiet / batched, unit="×", aim=Aim(least=3)),
        Figure(what=f"an event on a day with {_FULL_DAY:,} acts", value=1000 * busy, unit="ms"),
        Figure(what="    beside one on a quiet day", value=busy / quiet, unit="×", aim=Aim(most=12)),
    ]


async def _one_by_one(container: Container, log: Log, instants: list[datetime]) -> float:
    """Seconds for each."""
    follow = FollowCard(container.adapters.unit_of_work(), log, log)
    seconds = 0.0
    for instant in instants:
        log.review(instant)
        begun = perf_counter()
        await follow(FollowCardCommand(learner_id=log.learner_id, flashcard_id=_CARD, since=instant))
        seconds += perf_counter() - begun
    return seconds / len(instants)


async def _in_batches(container: Container, log: Log, count: int, *, gap: timedelta = timedelta(minutes=7)) -> float:
    """Seconds for each."""
    for number in range(count):
        log.review(_MORNING + number * gap)
    follow = FollowReviews(container.adapters.unit_of_work(), log, log)
    begun = perf_counter()
    done = await follow(FollowReviewsCommand(learner_id=log.learner_id, since=_MORNING.date()))
    assert done == count
    return (perf_counter() - begun) / count


def _forecast() -> float:
    begun = [
        CardGroup(
            due_on=_TODAY + timedelta(days=number % 90),
            repetitions=2,
            interval_days=1 + number % 90,
            ease_hundredths=210 + 10 * (number % 9),
            cards=_CARDS * 2 // 3 // 900,
        )
        for number in range(900)
    ]
    new = CardGroup(due_on=None, repetitions=0, interval_days=0, ease_hundredths=250, cards=_CARDS // 3)
    assumptions = Assumptions(new_today=20, new_a_day=20, passed=900, recalled=1_000)
    start = process_time()
    bands([*begun, new], today=_TODAY, days=_DAYS, assumptions=assumptions, seed=1)
    return process_time() - start
