"""The topics of the first Aksio, for consumers that still listen there."""

from typing import Protocol
from uuid import UUID

import msgspec

from aksio.adapters.kafka.envelope import Message
from aksio.application.shared.outbox import OutboxRow

SIGNUP_TOPIC = "user.signup.success"
ACTIVITY_TOPIC = "user.activity"
_ACTIVITIES = {
    "assessments.flashcard_reviewed": "Flashcard",
    "assessments.attempt_graded": "Quiz",
    "chat.message_sent": "Chat",
}
_NOT_METADATA = {"learner_id", "occurred_at"}


class Names(Protocol):
    """Events carry no personal data, so what an old message needs of it is looked up."""

    async def name_of(self, account_id: UUID) -> tuple[str | None, str] | None:
        """Username and e-mail address; None where the account is gone."""


class OldTopics:
    """What an event was called before, if it was told at all."""

    def __init__(self, names: Names) -> None:
        self._names = names

    async def __call__(self, row: OutboxRow) -> list[Message]:
        if row.name == "accounts.account_registered":
            return await self._signup(row)
        if row.name in _ACTIVITIES:
            return [_activity(row)]
        return []

    async def _signup(self, row: OutboxRow) -> list[Message]:
        found = await self._names.name_of(UUID(row.aggregate_key))
        if found is None:
            return []
        username, email = found
        value = {"user id": row.aggregate_key, "username": username or email, "email": email}
        return [Message(topic=SIGNUP_TOPIC, key=row.aggregate_key, value=msgspec.json.encode(value))]


def _activity(row: OutboxRow) -> Message:
    learner = str(row.payload["learner_id"])
    value = {
        "user_id": learner,
        "activity_type": _ACTIVITIES[row.name],
        "timestamp": row.occurred_at,
        "metadata": {name: each for name, each in row.payload.items() if name not in _NOT_METADATA},
    }
    return Message(topic=ACTIVITY_TOPIC, key=learner, value=msgspec.json.encode(value))
