"""Looking at everything once it has settled."""

import asyncio
import json
import math
from collections import Counter, defaultdict
from time import monotonic
from typing import Any
from uuid import UUID

import asyncpg

from tests.integration.kafka.listening import Listener
from tests.integration.topology.device import Acknowledged
from tests.integration.topology.evidence import Told, doubled, lost, miscounted, out_of_order, untold
from tests.integration.topology.messages import Talk

SETTLES_WITHIN_SECONDS = 90.0
_UNSETTLED = """
    SELECT (SELECT count(*) FROM outbox WHERE delivered_at IS NULL) AS undelivered,
           (SELECT count(*) FROM outbox WHERE published_at IS NULL) AS unpublished,
           (SELECT count(*) FROM generations WHERE status IN ('requested', 'running')) AS unwritten,
           (SELECT count(*) FROM documents WHERE status NOT IN ('ready', 'failed')) AS unread
"""


class Inspection:
    """Of one database, and of what was heard outside."""

    def __init__(self, database_url: str, listener: Listener, letters: Listener) -> None:
        self._database_url = database_url
        self._listener = listener
        self._letters = letters

    async def settled(self) -> None:
        """Nothing waits any more. Workers may be behind, but not stuck: fails when for a while nothing gets less."""
        fewest, give_up_at = math.inf, 0.0
        while left := sum((waiting := dict((await self._rows(_UNSETTLED))[0])).values()):
            if left < fewest:
                fewest, give_up_at = left, monotonic() + SETTLES_WITHIN_SECONDS
            assert monotonic() < give_up_at, f"it does not settle: {waiting}"
            await asyncio.sleep(0.25)

    async def wrongs(self, told: Acknowledged, talk: Talk) -> list[str]:
        """All that should not be."""
        events = await self._rows("SELECT id, name, aggregate_key, payload::text FROM outbox ORDER BY id")
        reviews = [row["id"] for row in await self._rows("SELECT id FROM reviews")]
        cards = [row["id"] for row in await self._rows("SELECT id FROM flashcards")]
        return [
            *told.wrong,
            *lost("card", told.cards, cards),
            *lost("review", told.reviews, reviews),
            *doubled("review", reviews),
            *doubled("the event of review", _named(events, "assessments.flashcard_reviewed", "review_id")),
            *doubled("the end of generation", _named(events, "assessments.generation_succeeded", "generation_id")),
            *doubled("the reading of document", _named(events, "courses.document_ready", "document_id")),
            *miscounted("a payment", told.payments, Counter(_named(events, "billing.payment_received", "learner_id"))),
            *miscounted(
                "a failed payment",
                told.failed_payments,
                Counter(_named(events, "billing.payment_failed", "learner_id")),
            ),
            *await self._generations(told, set(cards)),
            *await self._publication(events),
            *await self._intake(talk),
        ]

    async def _generations(self, told: Acknowledged, cards: set[UUID]) -> list[str]:
        rows = await self._rows("SELECT id, status, flashcard_ids, failure_code FROM generations")
        written = [UUID(each) for row in rows for each in json.loads(row["flashcard_ids"])]
        decks = await self._rows("SELECT front, deck_id FROM flashcards WHERE deck_id IS NOT NULL")
        return [
            *lost("generation", told.generations, [row["id"] for row in rows]),
            *lost("a generation's card", written, cards),
            *doubled("a generation's card", written),
            *doubled("a card of a deck", [(row["deck_id"], row["front"]) for row in decks]),
            *([f"{len(decks)} cards are in decks, {len(written)} were written"] if len(decks) != len(written) else []),
        ]

    async def _publication(self, events: list[Any]) -> list[str]:
        ids = {row["id"] for row in events}
        give_up_at = monotonic() + 20
        while monotonic() < give_up_at and untold(ids, self._heard()):
            await asyncio.to_thread(self._listener.listen)
        recorded: dict[str, list[UUID]] = defaultdict(list)
        for row in events:
            recorded[_aggregate(row)].append(row["id"])
        return [*untold(ids, self._heard()), *out_of_order(recorded, self._heard())]

    async def _intake(self, talk: Talk) -> list[str]:
        """Its claim is in one transaction with a message's effect. Nonsense ends among the dead letters."""
        give_up_at = monotonic() + SETTLES_WITHIN_SECONDS
        while (wrongs := await self._not_taken_in(talk)) and monotonic() < give_up_at:
            await asyncio.to_thread(self._letters.listen)
        return wrongs

    async def _not_taken_in(self, talk: Talk) -> list[str]:
        claimed = {row["key"] for row in await self._rows("SELECT key FROM claims WHERE key LIKE 'message:%'")}
        put_aside = {each.key for each in self._letters.heard}
        return [
            *(f"message {name} was not taken in" for name in talk.said if f"message:{name}" not in claimed),
            *(f"nonsense {name} is not among the dead" for name in talk.nonsense if name not in put_aside),
            *(f"message {name} was given up" for name in talk.said if name in put_aside),
        ]

    def _heard(self) -> list[Told]:
        return [Told(id=UUID(each.body["id"]), key=each.key) for each in self._listener.heard]

    async def _rows(self, query: str) -> list[Any]:
        connection = await asyncpg.connect(self._database_url, timeout=10)
        try:
            return list(await connection.fetch(query))
        finally:
            await connection.close()


def _named(events: list[Any], name: str, field: str) -> list[str]:
    return [json.loads(row["payload"])[field] for row in events if row["name"] == name]


def _aggregate(row: Any) -> str:
    """Topics have no order between them, and a learner's generations none among each other, though they share a key."""
    topic, _, _ = row["name"].partition(".")
    return f"{topic} of {row['aggregate_key']}, {json.loads(row['payload']).get('generation_id')}"
