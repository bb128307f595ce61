"""Send the messages that are due."""

import asyncio
from datetime import datetime, timedelta

from aksio.application.notifications.webhooks.ports import (
    Due,
    NoticeQueue,
    Sent,
    WebhookSecrets,
    WebhookSender,
    WebhooksUnitOfWork,
)
from aksio.application.notifications.webhooks.views import AttemptView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.notifications.webhooks.retries import pause_after
from aksio.domain.notifications.webhooks.signature import signed_headers
from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.notifications.webhooks.webhook_errors import WebhookNotFound
from aksio.domain.shared.errors import Conflict

AT_ONCE = 20
LEASE = timedelta(seconds=60)
"""Longer than the sender ever takes: who sends may die, and then another sends again, with the same id."""


class SendNotices:
    """Timed. At least once each, and in no promised order: what fails comes later than what follows it."""

    def __init__(
        self,
        *,
        queue: NoticeQueue,
        uow: WebhooksUnitOfWork,
        sender: WebhookSender,
        secrets: WebhookSecrets,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._queue = queue
        self._uow = uow
        self._sender = sender
        self._secrets = secrets
        self._clock = clock
        self._ids = ids

    async def __call__(self) -> None:
        now = self._clock.now()
        found = await self._queue.take(token=self._ids.new(), now=now, until=now + LEASE, limit=AT_ONCE)
        webhooks = [await self._webhook(due) for due in found]
        sent = await asyncio.gather(*(self._send(due, to) for due, to in zip(found, webhooks, strict=True) if to))
        answers = iter(sent)
        for due, webhook in zip(found, webhooks, strict=True):
            if webhook is None:
                await self._end(due, "cancelled", attempt=None, next_try_at=None)
            else:
                await self._write_down(due, next(answers))

    async def _webhook(self, due: Due) -> Webhook | None:
        """Where it goes, or None when nothing is wanted there any more."""
        async with self._uow as uow:
            try:
                webhook = await uow.webhooks.get(due.notice.webhook_id, learner_id=due.notice.learner_id)
            except WebhookNotFound:
                return None
        return webhook if webhook.enabled else None

    async def _send(self, due: Due, webhook: Webhook) -> Sent:
        now, body = self._clock.now(), due.notice.body.encode()
        secrets = [self._secrets.secret(webhook.id, serial) for serial in webhook.signing_serials(now)]
        headers = signed_headers(message_id=due.notice.event_id, sent_at=now, body=body, secrets=secrets)
        return await self._sender.send(webhook.url, headers=headers, body=body)

    async def _write_down(self, due: Due, sent: Sent) -> None:
        now = self._clock.now()
        pause = None if sent.taken or sent.gone else pause_after(due.tries + 1, spread=_spread(due))
        status = "delivered" if sent.taken else "failed" if pause is None else "waiting"
        attempt = AttemptView(
            number=due.number + 1,
            at=now - timedelta(milliseconds=sent.milliseconds),
            milliseconds=sent.milliseconds,
            status=sent.status,
            error=sent.error,
            answer=sent.answer,
        )
        next_try_at = None if pause is None else now + pause
        if await self._end(due, status, attempt=attempt, next_try_at=next_try_at):
            await self._remember(due, sent)

    async def _end(self, due: Due, status: str, *, attempt: AttemptView | None, next_try_at: datetime | None) -> bool:
        """Whether it was still ours to say."""
        try:
            async with self._uow as uow:
                uow.notices.end(due, status, attempt=attempt, next_try_at=next_try_at, now=self._clock.now())
                await uow.commit()
        except Conflict:
            return False
        return True

    async def _remember(self, due: Due, sent: Sent) -> None:
        """The webhook's own record. Who changes it at the same moment is right: the next message tells again."""
        try:
            async with self._uow as uow:
                webhook = await uow.webhooks.get(due.notice.webhook_id, learner_id=due.notice.learner_id)
                changed = webhook.taken() if sent.taken else webhook.refused(gone=sent.gone, now=self._clock.now())
                if changed:
                    uow.webhooks.save(webhook)
                    await uow.commit()
        except (Conflict, WebhookNotFound):
            return


def _spread(due: Due) -> float:
    """From 0 to 1, by the message and the try."""
    return (due.notice.id.int * 31 + due.number * 7919) % 1009 / 1008
