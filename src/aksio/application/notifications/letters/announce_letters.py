"""Find who wants to be written to at this hour, and let it be looked at."""

from aksio.application.notifications.inbox.ports import (
    NotificationsReader,
    NotificationsUnitOfWork,
    Recipient,
    Recipients,
)
from aksio.application.shared.ports import Clock
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Channel
from aksio.domain.notifications.letter_time import kinds_on, letter_day
from aksio.domain.notifications.preferences import Preferences

BATCH = 200


class AnnounceLetters:
    """Timed: everybody once per date of their own calendar, whatever their clocks do, by a claim of that date."""

    def __init__(
        self, uow: NotificationsUnitOfWork, reader: NotificationsReader, recipients: Recipients, clock: Clock
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._recipients = recipients
        self._clock = clock

    async def __call__(self) -> None:
        batch = await self._recipients.after(None, limit=BATCH)
        while batch:
            preferences = await self._reader.preferences([one.id for one in batch])
            for one in batch:
                await self._announce(one, preferences[one.id])
            batch = await self._recipients.after(batch[-1].id, limit=BATCH)

    async def _announce(self, recipient: Recipient, preferences: Preferences) -> None:
        now = self._clock.now()
        day = letter_day(now, zone=recipient.zone, hour=preferences.digest_hour)
        if day is None:
            return
        wanted = [kind for kind in kinds_on(day) if any(preferences.wants(kind, channel) for channel in Channel)]
        due = [LetterDue(occurred_at=now, learner_id=recipient.id, kind=kind.value, day=day) for kind in wanted]
        async with self._uow as uow:
            if due and await uow.first_time(f"letters:{recipient.id}:{day.isoformat()}"):
                uow.notifications.letters_due(*due)
                await uow.commit()
