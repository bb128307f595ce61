"""The dashboard of one learner with 1,000 reviews, and with 1,000,000: whether years of study make it slower.

Data: 1,250 cards each; 576 reviews a day within four hours (two days, or nearly five years), each in the
review log and in the ledger, summed up by hours; 50 topics. The use case alone is timed, without HTTP, one after
another, in turn. One act is told as devices do, with which the days in a row are counted.
"""

import asyncio
import time
from collections.abc import Callable, Iterator

import asyncpg

from aksio.application.learning.progress.record_activity import RecordActivityCommand
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population, populate
from benchmarks.apparatus.race import race
from benchmarks.figures import Figure

_CARDS, _FEW, _MANY = 1_250, 1_000, 1_000_000
_SECONDS = 1.5

_REVIEWS = """
INSERT INTO reviews (learner_id, id, flashcard_id, kind, rating, reviewed_at, day, scheduler, scheduler_version,
    before_scheduler, before_repetitions, before_interval_days, before_ease_hundredths, before_due_on, before_lapses,
    after_repetitions, after_interval_days, after_ease_hundredths, after_due_on, after_lapses)
SELECT $1::uuid, gen_random_uuid(), lpad(to_hex(n % 1250), 32, '0')::uuid, 'review', 4, at, at::date, 'sm2', 1,
    'sm2', 1, 1, 250, at::date, 0, 2, 6, 250, at::date + 6, 0
FROM (SELECT n, current_date - n / 576 + make_interval(secs => 43200 + n % 576 * 25) AS at
    FROM generate_series(1, $2::integer) AS n) AS told
"""
_LEDGER = """
INSERT INTO activities (learner_id, id, kind, occurred_at, day, hour, day_starts_at, day_ends_at, seconds, pages,
    course_id, subject_id, correct, interval_days, expected)
SELECT learner_id, id, 'review', reviewed_at, day, extract(hour FROM reviewed_at), day, day + 1, 8, 0,
    md5(learner_id::text || 1)::uuid, flashcard_id, 1, 1, 0.9
FROM reviews WHERE learner_id = $1
"""
_HOURS = """
INSERT INTO study_hours (learner_id, day, hour, course_id, acts, reviews, reviews_passed, answers, answers_passed,
    pages, seconds, young, young_passed, mature, mature_passed, starts_at, ends_at)
SELECT learner_id, day, hour, course_id, count(*), count(*), count(*), 0, 0, 0, sum(seconds), count(*), count(*), 0, 0,
    min(day_starts_at), max(day_ends_at)
FROM activities WHERE learner_id = $1 GROUP BY learner_id, day, hour, course_id
"""
_TOPICS = """
INSERT INTO topics (learner_id, id, course_id, kind, label, known, evidence, correct, contested, recalls,
    recalls_passed)
SELECT $1::uuid, gen_random_uuid(), md5($1::uuid::text || 1)::uuid, 'tag', 'topic ' || n, n / 51.0, 20, 15, 0, 10, 8
FROM generate_series(1, 50) AS n
"""


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    runners = {f"{reviews:,} reviews": _runner(lab, reviews) for reviews in (_FEW, _MANY)}
    few, many = race(runners, seconds=_SECONDS, rounds=2 * lab.rounds).items()
    for name, per_second in (few, many):
        yield Figure(what=f"the dashboard, {name}", value=1000 / per_second, unit="ms")
    yield Figure(what="    beside the first", value=few[1] / many[1], unit="×")


def _runner(lab: Lab, reviews: int) -> Callable[[float], float]:
    population = populate(lab.installation(), learners=1, cards=_CARDS)
    asyncio.run(_study(population, reviews))
    learner_id = population.learners[0].id
    act = RecordActivityCommand(learner_id=learner_id, kind=ActivityKind.OTHER)
    population.installation.do(lambda container: container.progress.record_activity()(act))
    return lambda seconds: population.installation.do(lambda container: _repeat(container, learner_id, seconds))


async def _study(population: Population, reviews: int) -> None:
    connection = await asyncpg.connect(population.installation.settings.database)
    learner_id = population.learners[0].id
    try:
        await connection.execute("DELETE FROM reviews")
        await connection.execute(_REVIEWS, learner_id, reviews)
        for statement in (_LEDGER, _HOURS, _TOPICS):
            await connection.execute(statement, learner_id)
        for table in ("reviews", "activities", "study_hours", "topics"):
            await connection.execute(f"VACUUM ANALYZE {table}")
    finally:
        await connection.close()


async def _repeat(container: Container, learner_id: LearnerId, seconds: float) -> float:
    get_dashboard = container.guidance.get_dashboard()
    await get_dashboard(learner_id)
    begun, count = time.perf_counter(), 0
    while time.perf_counter() < begun + seconds:
        await get_dashboard(learner_id)
        count += 1
    return count / (time.perf_counter() - begun)
