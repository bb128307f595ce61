"""Find who wants to be written to at this hour, and let it be looked at."""

from collections.abc import Iterable
from datetime import date

from aksio.application.notifications.inbox.ports import (
    NotificationsReader,
    NotificationsUnitOfWork,
    Recipient,
    Recipients,
)
from aksio.application.shared.ports import Clock
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.letter_time import DAILY, calendar_week, letter_day, report_day
from aksio.domain.notifications.preferences import Preferences

BATCH = 200


class AnnounceLetters:
    """Timed: everybody once per date of their own calendar, whatever their clocks do, by a claim of that date.

    The weekly report is claimed by its calendar week, so that choosing another weekday never brings a second one.
    """

    def __init__(
        self,
        uow: NotificationsUnitOfWork,
        reader: NotificationsReader,
        recipients: Recipients,
        clock: Clock,
        *,
        batch: int = BATCH,
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._recipients = recipients
        self._clock = clock
        self._batch = batch

    async def __call__(self) -> None:
        batch = await self._recipients.after(None, limit=self._batch)
        while batch:
            preferences = await self._reader.preferences([one.id for one in batch])
            for one in batch:
                await self._announce(one, preferences[one.id])
            batch = await self._recipients.after(batch[-1].id, limit=self._batch)

    async def _announce(self, recipient: Recipient, preferences: Preferences) -> None:
        now = self._clock.now()
        today = letter_day(now, zone=recipient.zone, hour=preferences.digest_hour)
        if today is not None:
            await self._claim(f"letters:{recipient.id}:{today.isoformat()}", DAILY, today, preferences)
        report = report_day(now, zone=recipient.zone, weekday=preferences.report_weekday, hour=preferences.report_hour)
        if report is not None:
            claim = f"weekly_report:{recipient.id}:{calendar_week(report)}"
            await self._claim(claim, [Kind.WEEKLY_REPORT], report, preferences)

    async def _claim(self, key: str, kinds: Iterable[Kind], day: date, preferences: Preferences) -> None:
        """What is due and the claim are kept together, so that a worker that dies leaves both or neither."""
        wanted = [kind for kind in kinds if any(preferences.wants(kind, channel) for channel in Channel)]
        if not wanted:
            return
        now, whose = self._clock.now(), preferences.learner_id
        async with self._uow as uow:
            if await uow.first_time(key):
                due = [LetterDue(occurred_at=now, learner_id=whose, kind=kind.value, day=day) for kind in wanted]
                uow.notifications.letters_due(*due)
                await uow.commit()
