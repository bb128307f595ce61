"""What every storage of webhooks promises; and sending in its own time: leases, retries, patience and fairness."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from aksio.adapters.security.webhook_secrets import HmacWebhookSecrets
from aksio.adapters.sql.codec import encode
from aksio.adapters.sql.public_events import public_event
from aksio.adapters.system import RandomIds
from aksio.application.notifications.webhooks.notify_webhooks import NotifyWebhooks, NotifyWebhooksCommand
from aksio.application.notifications.webhooks.ports import (
    Due,
    Notice,
    NoticeQueue,
    Sent,
    WebhooksReader,
    WebhooksUnitOfWork,
)
from aksio.application.notifications.webhooks.send_notices import LEASE, SendNotices
from aksio.application.notifications.webhooks.views import DeliveryView
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.notifications.webhooks.retries import PAUSES
from aksio.domain.notifications.webhooks.webhook import PATIENCE, Webhook
from aksio.domain.notifications.webhooks.webhook_errors import DeliveryNotFound, DeliveryUnderWay, WebhookNotFound
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, LearnerId, WebhookDeliveryId, WebhookId
from tests.make.clock import NOON, FixedClock

ADA, BOB = LearnerId(UUID(int=1)), LearnerId(UUID(int=2))
TYPE = "aksio.courses.course_deleted"
EVENT = CourseDeleted(occurred_at=NOON, course_id=CourseId(UUID(int=5)), learner_id=ADA)
NewUnitOfWork = Callable[[], WebhooksUnitOfWork]
OF_EACH_LEARNER = 4


class ScriptedSender:
    """Answers what it is told to answer."""

    def __init__(self) -> None:
        self.answer = Sent(milliseconds=12, status=204, answer="")
        self.sent: list[str] = []

    async def check(self, url: str) -> None: ...

    async def send(self, url: str, *, headers: dict[str, str], body: bytes) -> Sent:
        self.sent.append(headers["webhook-id"])
        return self.answer


class House:
    """The use cases on one storage."""

    def __init__(self, new_uow: NewUnitOfWork, reader: WebhooksReader, queue: NoticeQueue) -> None:
        ids = RandomIds()
        self.new_uow, self.clock, self.sender = new_uow, FixedClock(NOON), ScriptedSender()
        self.reader, self.queue = reader, queue
        self.notify = NotifyWebhooks(new_uow(), self.reader, public_event, self.clock, ids)
        self.send = SendNotices(
            queue=self.queue,
            uow=new_uow(),
            sender=self.sender,
            secrets=HmacWebhookSecrets(b"secret"),
            clock=self.clock,
            ids=ids,
        )

    async def webhook(self, learner_id: LearnerId = ADA, *, slot: int = 3) -> WebhookId:
        webhook = Webhook.register(
            id=WebhookId(RandomIds().new()),
            learner_id=learner_id,
            slot=slot,
            url="https://example.org/x",
            event_types=[TYPE],
            description="Mine",
            enabled=True,
            now=NOON,
        )
        async with self.new_uow() as uow:
            uow.webhooks.add(webhook)
            await uow.commit()
        return webhook.id

    async def notices(self, webhook_id: WebhookId, learner_id: LearnerId, count: int) -> None:
        async with self.new_uow() as uow:
            uow.notices.add([a_notice(webhook_id, learner_id) for _ in range(count)])
            await uow.commit()

    async def take(self, limit: int = 20) -> list[Due]:
        now = self.clock.now()
        return await self.queue.take(token=uuid4(), now=now, until=now + LEASE, limit=limit)

    async def deliveries(self, webhook_id: WebhookId) -> Sequence[DeliveryView]:
        return (await self.reader.deliveries(webhook_id, learner_id=ADA, page=PageRequest())).items


def a_notice(webhook_id: WebhookId, learner_id: LearnerId) -> Notice:
    return Notice(
        id=WebhookDeliveryId(uuid4()),
        webhook_id=webhook_id,
        learner_id=learner_id,
        event_id=str(uuid4()),
        event_type=TYPE,
        body="{}",
        created_at=NOON,
    )


class WebhooksContract:
    """Inherited for each storage, with a reader and a queue of the same storage."""

    @pytest.fixture
    def house(self, new_uow: NewUnitOfWork, reader: WebhooksReader, queue: NoticeQueue) -> House:
        return House(new_uow, reader, queue)

    async def test_a_webhook_comes_back_as_it_was(self, house: House) -> None:
        webhook = Webhook(
            version=0,
            id=WebhookId(uuid4()),
            learner_id=ADA,
            slot=7,
            url="https://example.org/y",
            event_types=("a", "b"),
            description="A word",
            enabled=False,
            secret_serial=4,
            previous_secret_until=NOON + timedelta(hours=1),
            failing_since=NOON - timedelta(days=1),
            disabled_reason="gone",
            created_at=NOON,
        )
        async with house.new_uow() as uow:
            uow.webhooks.add(webhook)
            await uow.commit()
        async with house.new_uow() as uow:
            found = await uow.webhooks.get(webhook.id, learner_id=ADA)
        assert vars(found) == vars(webhook)

    async def test_an_event_that_is_delivered_twice_is_sent_once(self, house: House) -> None:
        webhook_id, event_id = await house.webhook(), uuid4()
        for _ in range(2):
            await house.notify(NotifyWebhooksCommand(learner_id=ADA, event_id=event_id, event=EVENT))
        for _ in range(2):
            await house.send()
        assert house.sender.sent == [str(event_id)]
        [delivery] = await house.deliveries(webhook_id)
        assert (delivery.status, delivery.event_type) == ("delivered", f"aksio.{encode(EVENT)[0]}")
        assert [(one.milliseconds, one.status, one.answer) for one in delivery.attempts] == [(12, 204, "")]

    async def test_retries_come_later_each_time_and_end(self, house: House) -> None:
        webhook_id = await house.webhook()
        await house.notices(webhook_id, ADA, 1)
        house.sender.answer = Sent(milliseconds=1, status=500, answer="Trouble")
        await house.send()
        for number, pause in enumerate(PAUSES, start=1):
            [delivery] = await house.deliveries(webhook_id)
            assert delivery.next_try_at is not None
            assert pause <= delivery.next_try_at - house.clock.now() <= pause * 1.2
            house.clock.go_on(pause * 0.99)
            await house.send()
            assert len(house.sender.sent) == number
            house.clock.go_on(pause * 0.22)
            await house.send()
        [delivery] = await house.deliveries(webhook_id)
        assert (delivery.status, delivery.next_try_at, len(delivery.attempts)) == ("failed", None, len(PAUSES) + 1)
        house.clock.go_on(timedelta(days=1))
        await house.send()
        assert len(house.sender.sent) == len(PAUSES) + 1

    async def test_after_days_of_failure_nothing_more_is_sent(self, house: House) -> None:
        webhook_id = await house.webhook()
        await house.notices(webhook_id, ADA, 1)
        house.sender.answer = Sent(milliseconds=1, error="timeout")
        await house.send()
        house.clock.go_on(PATIENCE)
        await house.notices(webhook_id, ADA, 1)
        await house.send()
        shown = await house.reader.webhook(webhook_id, learner_id=ADA)
        assert (shown.enabled, shown.disabled_reason) == (False, "failing")
        assert await house.reader.listening(ADA, TYPE) == []
        sent = len(house.sender.sent)
        house.clock.go_on(timedelta(days=1))
        await house.send()
        assert len(house.sender.sent) == sent
        assert "cancelled" in {each.status for each in await house.deliveries(webhook_id)}

    async def test_a_success_in_between_starts_the_days_anew(self, house: House) -> None:
        webhook_id = await house.webhook()
        for status, days in ((500, 3), (200, 3), (500, 0)):
            house.sender.answer = Sent(milliseconds=1, status=status)
            await house.notices(webhook_id, ADA, 1)
            await house.send()
            house.clock.go_on(timedelta(days=days))
        assert (await house.reader.webhook(webhook_id, learner_id=ADA)).enabled

    async def test_of_many_who_look_at_once_one_gets_a_message(self, house: House) -> None:
        webhook_id = await house.webhook()
        for _ in range(20):
            await house.notices(webhook_id, ADA, 1)
            found = await asyncio.gather(*(house.take() for _ in range(8)))
            assert [len(due) for due in found if due] == [1]
            async with house.new_uow() as uow:
                [due] = next(due for due in found if due)
                uow.notices.end(due, "delivered", attempt=None, next_try_at=None, now=NOON)
                await uow.commit()

    async def test_a_message_whose_sender_died_is_taken_again_and_the_dead_has_no_say(self, house: House) -> None:
        webhook_id = await house.webhook()
        await house.notices(webhook_id, ADA, 1)
        [lost] = await house.take()
        assert await house.take() == []
        house.clock.go_on(LEASE)
        await house.send()
        assert house.sender.sent == [lost.notice.event_id]
        with pytest.raises(Conflict):
            async with house.new_uow() as uow:
                uow.notices.end(lost, "failed", attempt=None, next_try_at=None, now=house.clock.now())
                await uow.commit()
        assert [each.status for each in await house.deliveries(webhook_id)] == ["delivered"]

    async def test_nobodys_backlog_holds_up_the_others(self, house: House) -> None:
        await house.notices(await house.webhook(), ADA, 50)
        await house.notices(await house.webhook(BOB), BOB, 1)
        taken = [due.notice.learner_id for due in await house.take()]
        assert (taken.count(ADA), taken.count(BOB)) == (OF_EACH_LEARNER, 1)
        assert await house.take() == []  # hers are still being sent
        house.clock.go_on(LEASE)
        assert len(await house.take()) == OF_EACH_LEARNER + 1

    async def test_a_place_is_taken_once(self, house: House) -> None:
        await house.webhook(slot=1)
        await house.webhook(BOB, slot=1)
        await house.webhook(slot=2)
        with pytest.raises(Conflict):
            await house.webhook(slot=2)
        async with house.new_uow() as uow:
            assert await uow.webhooks.slots(ADA) == {1, 2}
            assert await uow.webhooks.slots(BOB) == {1}

    async def test_a_stale_change_is_refused(self, house: House) -> None:
        webhook_id = await house.webhook()
        async with house.new_uow() as uow:
            first = await uow.webhooks.get(webhook_id, learner_id=ADA)
            second = await uow.webhooks.get(webhook_id, learner_id=ADA)
        for webhook in (first, second):
            webhook.describe("Another word")
        async with house.new_uow() as uow:
            uow.webhooks.save(first)
            await uow.commit()
        with pytest.raises(Conflict):
            async with house.new_uow() as uow:
                uow.webhooks.save(second)
                await uow.commit()
        assert (await house.reader.webhook(webhook_id, learner_id=ADA)).description == "Another word"

    async def test_what_is_anothers_is_not_there(self, house: House) -> None:
        webhook_id = await house.webhook()
        await house.notices(webhook_id, ADA, 1)
        with pytest.raises(WebhookNotFound):
            await house.reader.webhook(webhook_id, learner_id=BOB)
        with pytest.raises(WebhookNotFound):
            await house.reader.deliveries(webhook_id, learner_id=BOB, page=PageRequest())
        assert (await house.reader.webhooks(BOB, PageRequest())).items == []
        assert await house.reader.listening(BOB, TYPE) == []
        async with house.new_uow() as uow:
            with pytest.raises(WebhookNotFound):
                await uow.webhooks.get(webhook_id, learner_id=BOB)

    async def test_lists_come_in_pages(self, house: House) -> None:
        webhooks = [await house.webhook(slot=slot) for slot in range(3)]
        first = await house.reader.webhooks(ADA, PageRequest(limit=2))
        rest = await house.reader.webhooks(ADA, PageRequest(limit=2, cursor=first.next_cursor))
        assert [one.id for one in [*first.items, *rest.items]] == sorted(webhooks)
        await house.notices(webhooks[0], ADA, 3)
        latest = await house.reader.deliveries(webhooks[0], learner_id=ADA, page=PageRequest(limit=2))
        page = PageRequest(limit=2, cursor=latest.next_cursor)
        last = await house.reader.deliveries(webhooks[0], learner_id=ADA, page=page)
        ids = [one.id for one in [*latest.items, *last.items]]
        assert ids == sorted(ids, reverse=True)
        assert (len(ids), last.next_cursor) == (3, None)

    async def test_a_webhook_takes_its_deliveries_along(self, house: House) -> None:
        removed, forgotten, theirs = (
            await house.webhook(slot=1),
            await house.webhook(slot=2),
            await house.webhook(BOB),
        )
        for webhook_id, learner_id in ((removed, ADA), (forgotten, ADA), (theirs, BOB)):
            await house.notices(webhook_id, learner_id, 1)
        async with house.new_uow() as uow:
            uow.webhooks.remove(await uow.webhooks.get(removed, learner_id=ADA))
            await uow.commit()
        assert [one.id for one in (await house.reader.webhooks(ADA, PageRequest())).items] == [forgotten]
        async with house.new_uow() as uow:
            uow.webhooks.forget_learner(ADA)
            await uow.commit()
        assert (await house.reader.webhooks(ADA, PageRequest())).items == []
        assert [due.notice.webhook_id for due in await house.take()] == [theirs]

    async def test_what_has_ended_can_be_asked_for_again(self, house: House) -> None:
        webhook_id = await house.webhook()
        await house.notices(webhook_id, ADA, 1)
        [delivery] = await house.deliveries(webhook_id)
        for wrong, error in ((webhook_id, DeliveryUnderWay), (WebhookId(uuid4()), DeliveryNotFound)):
            async with house.new_uow() as uow:
                with pytest.raises(error):
                    await uow.notices.ask_again(delivery.id, wrong, now=NOON)
        await house.send()
        async with house.new_uow() as uow:
            await uow.notices.ask_again(delivery.id, webhook_id, now=house.clock.now())
            await uow.commit()
        await house.send()
        [delivery] = await house.deliveries(webhook_id)
        assert [one.number for one in delivery.attempts] == [1, 2]
        assert delivery.status == "delivered"
