"""What every storage of notifications and preferences promises."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.notifications.inbox.ports import NotificationsReader, NotificationsUnitOfWork, Told
from aksio.application.shared.page import PageRequest
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.letter_time import Weekday
from aksio.domain.notifications.notification import Notification, NotificationNotFound
from aksio.domain.notifications.preferences import Preferences
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId, NotificationId
from tests.make.clock import NOON

NewUnitOfWork = Callable[[], NotificationsUnitOfWork]
ADA, GRACE = LearnerId(UUID(int=1)), LearnerId(UUID(int=2))
DATA = {"flashcard_id": str(UUID(int=7)), "lapses": 8}
READ = NOON + timedelta(hours=1)
CHOSEN = {Kind.LEECH: {Channel.IN_APP: False}, Kind.DAILY_DIGEST: {Channel.MAIL: False, Channel.IN_APP: True}}


class NotificationsContract:
    """Subclasses give the fixtures `new_uow` and `reader`, on the same storage."""

    @pytest.fixture
    def reader(self) -> NotificationsReader:
        raise NotImplementedError

    async def test_a_notification_comes_back_as_it_was(
        self, new_uow: NewUnitOfWork, reader: NotificationsReader
    ) -> None:
        await add(new_uow, 11)
        async with new_uow() as uow:
            found = await uow.notifications.get(NotificationId(UUID(int=11)), learner_id=ADA)
            found.read(now=READ)
            uow.notifications.save(found)
            await uow.commit()
        page = await reader.notifications(ADA, PageRequest(), unread_only=False)
        expected = Told(id=NotificationId(UUID(int=11)), kind=Kind.LEECH, data=DATA, created_at=NOON, read_at=READ)
        assert page.items == [expected]

    async def test_anothers_is_like_none(self, new_uow: NewUnitOfWork, reader: NotificationsReader) -> None:
        await add(new_uow, 11)
        async with new_uow() as uow:
            with pytest.raises(NotificationNotFound):
                await uow.notifications.get(NotificationId(UUID(int=11)), learner_id=GRACE)
        assert (await reader.notifications(GRACE, PageRequest(), unread_only=False)).items == []

    async def test_pages_are_newest_first(self, new_uow: NewUnitOfWork, reader: NotificationsReader) -> None:
        for number in (11, 12, 13):
            await add(new_uow, number, age=timedelta(hours=number % 2))
        first = await reader.notifications(ADA, PageRequest(limit=2), unread_only=True)
        rest = await reader.notifications(ADA, PageRequest(limit=2, cursor=first.next_cursor), unread_only=True)
        assert [one.id.int for one in first.items + rest.items] == [12, 13, 11]
        assert rest.next_cursor is None

    async def test_reading_all_is_for_one_learner(self, new_uow: NewUnitOfWork, reader: NotificationsReader) -> None:
        for number, whose in ((11, ADA), (12, ADA), (13, GRACE)):
            await add(new_uow, number, whose)
        async with new_uow() as uow:
            uow.notifications.read_all(ADA, now=READ)
            await uow.commit()
        assert (await reader.unread(ADA), await reader.unread(GRACE)) == (0, 1)
        assert (await reader.notifications(ADA, PageRequest(), unread_only=True)).items == []

    async def test_preferences_come_back_as_they_were(
        self, new_uow: NewUnitOfWork, reader: NotificationsReader
    ) -> None:
        await choose(new_uow, hour=22)
        await choose(new_uow, hour=23)
        async with new_uow() as uow:
            found = await uow.notification_preferences.of(ADA)
        assert (found.digest_hour, found.chosen, found.version) == (23, CHOSEN, 2)
        assert (found.report_weekday, found.report_hour) == (Weekday.SUN, 20)
        both = await reader.preferences([ADA, GRACE])
        assert (both[ADA].digest_hour, both[ADA].report_weekday, both[ADA].chosen) == (23, Weekday.SUN, CHOSEN)
        assert (both[GRACE].digest_hour, both[GRACE].version) == (7, 0)

    async def test_two_who_choose_at_once_notice(self, new_uow: NewUnitOfWork) -> None:
        await choose(new_uow, hour=22)
        async with new_uow() as uow:
            seen = await uow.notification_preferences.of(ADA)
        await choose(new_uow, hour=23)
        async with new_uow() as uow:
            uow.notification_preferences.save(seen)
            with pytest.raises(Conflict):
                await uow.commit()

    async def test_a_learner_can_be_forgotten(self, new_uow: NewUnitOfWork, reader: NotificationsReader) -> None:
        await add(new_uow, 11)
        await add(new_uow, 12, GRACE)
        await choose(new_uow, hour=22)
        async with new_uow() as uow:
            uow.notifications.forget_learner(ADA)
            await uow.commit()
        assert (await reader.unread(ADA), await reader.unread(GRACE)) == (0, 1)
        assert (await reader.preferences([ADA]))[ADA].version == 0


async def add(new_uow: NewUnitOfWork, number: int, whose: LearnerId = ADA, *, age: timedelta = timedelta()) -> None:
    """One more."""
    made = Notification.create(
        id=NotificationId(UUID(int=number)), learner_id=whose, kind=Kind.LEECH, data=DATA, now=NOON - age
    )
    async with new_uow() as uow:
        uow.notifications.add(made)
        await uow.commit()


async def choose(new_uow: NewUnitOfWork, *, hour: int) -> None:
    """Ada's choices."""
    async with new_uow() as uow:
        preferences: Preferences = await uow.notification_preferences.of(ADA)
        preferences.move_letters(digest_hour=hour, report_weekday=Weekday.SUN, report_hour=hour - 3)
        preferences.choose(CHOSEN)
        uow.notification_preferences.save(preferences)
        await uow.commit()
