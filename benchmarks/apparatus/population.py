"""Learners who can log in, and very many cards of theirs, written where the data is: set by set, not one by one.

Cards are numbered from 0; card n belongs to learner n modulo the number of learners, so a learner's cards lie apart in
the table, as they do where many learn at the same time. One in five is new; the others were reviewed up to four months
ago, fell due in the last 30 days or will, and have their last review in the log.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from aksio.application.accounts.register import RegisterCommand
from aksio.application.accounts.security_ports import AccessGrant
from aksio.application.accounts.session_starter import Device
from aksio.domain.shared.ids import LearnerId, SessionId
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus.installation import Installation

_CARDS = """
INSERT INTO flashcards (id, learner_id, version, course_id, front, back, tags, scheduler, repetitions, interval_days,
    ease_hundredths, due_on, lapses, last_reviewed_at, suspended, starred, created_at, updated_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, learner_id, 1, md5(learner_id::text || n % 7)::uuid,
    'What does theorem ' || n || ' of the lecture say?', repeat('It says what was proved on page ' || n || '. ', 3),
    '["theorem"]', 'sm2', CASE WHEN days IS NULL THEN 0 ELSE 1 + n % 7 END, coalesce(days, 0), 250,
    due_on, 0, due_on - make_interval(days => days), false, false,
    now() - make_interval(days => 300, secs => n), now()
FROM (
    SELECT n, ($1::uuid[])[1 + n % cardinality($1)] AS learner_id, days,
        CASE WHEN days IS NOT NULL THEN current_date - 30 + n / 11 % (30 + days) END AS due_on
    FROM (SELECT n, CASE WHEN n / 3 % 5 > 0 THEN (ARRAY[1, 6, 15, 37, 90])[1 + n / 7 % 5] END AS days
        FROM generate_series(0, $2::integer - 1) AS n) AS numbered
) AS scheduled
"""
_LOG = """
INSERT INTO reviews (learner_id, id, flashcard_id, kind, rating, reviewed_at, day, scheduler, scheduler_version,
    before_scheduler, before_repetitions, before_interval_days, before_ease_hundredths, before_due_on, before_lapses,
    after_repetitions, after_interval_days, after_ease_hundredths, after_due_on, after_lapses)
SELECT learner_id, gen_random_uuid(), id, 'review', 4, last_reviewed_at, last_reviewed_at::date, 'sm2', 1,
    'sm2', repetitions - 1, 1, 250, last_reviewed_at::date, 0, repetitions, interval_days, 250, due_on, 0
FROM flashcards WHERE last_reviewed_at IS NOT NULL
"""


@dataclass
class Population:
    """Who and what is in the database. The first half of the learners review, the others only look at their queues."""

    installation: Installation
    learners: Sequence["Learner"]
    cards: int
    _rounds_taken: int = 0

    @property
    def half(self) -> int:
        """The number of learners who review."""
        return len(self.learners) // 2

    def take(self, rounds: int) -> range:
        """So many rounds, in each of which everybody reviews one card that they have not reviewed before."""
        first, self._rounds_taken = self._rounds_taken, self._rounds_taken + rounds
        if self._rounds_taken * len(self.learners) > self.cards:
            raise SystemExit("There are too few cards for so many reviews: ask for more --cards, or fewer --seconds.")
        return range(first, self._rounds_taken)

    def card(self, round_number: int, learner: int) -> UUID:
        """The card that a learner (their place in `learners`) reviews in a round."""
        return UUID(int=round_number * len(self.learners) + learner)

    def tokens(self) -> list[str]:
        """For each learner a fresh access token."""

        async def write(container: Container) -> list[str]:
            tokens, now = container.adapters.access_tokens(), container.adapters.clock().now()
            return [
                tokens.write(AccessGrant(account_id=one.id, session_id=one.session_id, issued_at=now))
                for one in self.learners
            ]

        return self.installation.do(write)


@dataclass(frozen=True)
class Learner:
    """Somebody who is logged in."""

    id: LearnerId
    session_id: SessionId


def populate(installation: Installation, *, learners: int, cards: int) -> Population:
    """Register the learners as anybody would, then write the cards."""
    people = installation.do(lambda container: _register(container, learners))
    asyncio.run(_write_cards(installation.settings.database, [one.id for one in people], cards))
    return Population(installation, people, cards)


async def _register(container: Container, count: int) -> list[Learner]:
    async def one(number: int) -> Learner:
        command = RegisterCommand(
            email=f"learner{number}@example.org",
            password="correct horse battery staple",
            details={},
            device=Device(user_agent=None, address=None),
        )
        signed_in = await container.accounts.register()(command)
        now = container.adapters.clock().now()
        grant = container.adapters.access_tokens().read(signed_in.tokens.access_token, now=now)
        return Learner(grant.account_id, grant.session_id)

    return [await one(number) for number in range(count)]


async def _write_cards(url: str, learners: list[LearnerId], cards: int) -> None:
    connection = await asyncpg.connect(url)
    try:
        indexes = await _without_indexes(connection, "flashcards", "reviews")
        await connection.execute(_CARDS, learners, cards)
        await connection.execute(_LOG)
        for definition in indexes:
            await connection.execute(definition)
        for table in ("flashcards", "reviews"):
            await connection.execute(f"VACUUM ANALYZE {table}")
        await connection.execute("CHECKPOINT")
    finally:
        await connection.close()


async def _without_indexes(connection: asyncpg.Connection, *tables: str) -> list[str]:
    """Drop what can be made anew afterwards, which is faster than keeping it up; how to make it."""
    found = await connection.fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY($1) AND indexname NOT LIKE 'pk_%'", tables
    )
    for row in found:
        await connection.execute(f"DROP INDEX {row['indexname']}")
    return [row["indexdef"] for row in found]
