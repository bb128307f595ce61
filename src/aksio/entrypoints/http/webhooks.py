"""Routes of outgoing webhooks."""

from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.notifications.webhooks.change_webhook import (
    ChangeWebhook,
    ChangeWebhookCommand,
    WebhookChanges,
)
from aksio.application.notifications.webhooks.delete_webhook import DeleteWebhook, DeleteWebhookCommand
from aksio.application.notifications.webhooks.list_webhooks import (
    GetWebhook,
    GetWebhookQuery,
    ListDeliveries,
    ListDeliveriesQuery,
    ListWebhooks,
    ListWebhooksQuery,
)
from aksio.application.notifications.webhooks.register_webhook import RegisterWebhook, RegisterWebhookCommand
from aksio.application.notifications.webhooks.rotate_webhook_secret import (
    RotateWebhookSecret,
    RotateWebhookSecretCommand,
)
from aksio.application.notifications.webhooks.try_webhook import (
    RedeliverNotice,
    RedeliverNoticeCommand,
    TryWebhook,
    TryWebhookCommand,
)
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import WebhookDeliveryId, WebhookId
from aksio.entrypoints.http.accounts.wire import SECRET
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.webhook_wire import (
    DeliveryOut,
    InLineOut,
    NewWebhook,
    WebhookChangesBody,
    WebhookOut,
    WebhookSecretOut,
)


class WebhooksController(Controller):
    """Addresses that are told what happens to the learner's things.

    Signed by Standard Webhooks, sent at least once, in no promised order: know a message by its `webhook-id`.
    """

    path = "/notifications/webhooks"
    tags = ("webhooks",)

    @post(operation_id="registerWebhook", summary="Register a webhook; its secret is shown only now", opt=SECRET)
    async def register(
        self, request: AksioRequest, data: JSONBody[NewWebhook], register_webhook: NamedDependency[RegisterWebhook]
    ) -> WebhookSecretOut:
        command = RegisterWebhookCommand(
            learner_id=request.user.id,
            url=data.url,
            event_types=tuple(data.event_types),
            description=data.description,
            enabled=data.enabled,
        )
        return WebhookSecretOut.made_of(await register_webhook(command))

    @get(operation_id="listWebhooks", summary="List my webhooks, oldest first")
    async def list(
        self, request: AksioRequest, page: NamedDependency[PageRequest], list_webhooks: NamedDependency[ListWebhooks]
    ) -> PageOut[WebhookOut]:
        found = await list_webhooks(ListWebhooksQuery(learner_id=request.user.id, page=page))
        return PageOut(items=[WebhookOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{webhook_id:uuid}", operation_id="getWebhook", summary="Show a webhook")
    async def read(
        self, request: AksioRequest, webhook_id: FromPath[UUID], get_webhook: NamedDependency[GetWebhook]
    ) -> WebhookOut:
        query = GetWebhookQuery(webhook_id=WebhookId(webhook_id), learner_id=request.user.id)
        return WebhookOut.of(await get_webhook(query))

    @patch("/{webhook_id:uuid}", operation_id="changeWebhook", summary="Change a webhook, or switch it on or off")
    async def change(
        self,
        request: AksioRequest,
        webhook_id: FromPath[UUID],
        data: JSONBody[WebhookChangesBody],
        expected_version: NamedDependency[int | None],
        change_webhook: NamedDependency[ChangeWebhook],
    ) -> WebhookOut:
        command = ChangeWebhookCommand(
            webhook_id=WebhookId(webhook_id),
            learner_id=request.user.id,
            changes=data.given(WebhookChanges),
            expected_version=expected_version,
        )
        return WebhookOut.of(await change_webhook(command))

    @delete("/{webhook_id:uuid}", operation_id="deleteWebhook", summary="Delete a webhook and its deliveries")
    async def delete(
        self,
        request: AksioRequest,
        webhook_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_webhook: NamedDependency[DeleteWebhook],
    ) -> None:
        command = DeleteWebhookCommand(
            webhook_id=WebhookId(webhook_id), learner_id=request.user.id, expected_version=expected_version
        )
        await delete_webhook(command)

    @post(
        "/{webhook_id:uuid}/rotate-secret",
        operation_id="rotateWebhookSecret",
        summary="Get a new secret; the one before signs too for a day",
        opt=SECRET,
    )
    async def rotate(
        self,
        request: AksioRequest,
        webhook_id: FromPath[UUID],
        rotate_webhook_secret: NamedDependency[RotateWebhookSecret],
    ) -> WebhookSecretOut:
        command = RotateWebhookSecretCommand(webhook_id=WebhookId(webhook_id), learner_id=request.user.id)
        return WebhookSecretOut.made_of(await rotate_webhook_secret(command))

    @post("/{webhook_id:uuid}/test", operation_id="tryWebhook", summary="Send a test message", status_code=202)
    async def test(
        self, request: AksioRequest, webhook_id: FromPath[UUID], try_webhook: NamedDependency[TryWebhook]
    ) -> InLineOut:
        command = TryWebhookCommand(webhook_id=WebhookId(webhook_id), learner_id=request.user.id)
        return InLineOut(delivery_id=await try_webhook(command))

    @get("/{webhook_id:uuid}/deliveries", operation_id="listDeliveries", summary="What was sent, latest first")
    async def deliveries(
        self,
        request: AksioRequest,
        webhook_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_deliveries: NamedDependency[ListDeliveries],
    ) -> PageOut[DeliveryOut]:
        query = ListDeliveriesQuery(webhook_id=WebhookId(webhook_id), learner_id=request.user.id, page=page)
        found = await list_deliveries(query)
        return PageOut(items=[DeliveryOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post(
        "/{webhook_id:uuid}/deliveries/{delivery_id:uuid}/redeliver",
        operation_id="redeliverNotice",
        summary="Send a message once more, with the same id",
        status_code=202,
    )
    async def redeliver(
        self,
        request: AksioRequest,
        webhook_id: FromPath[UUID],
        delivery_id: FromPath[UUID],
        redeliver_notice: NamedDependency[RedeliverNotice],
    ) -> InLineOut:
        command = RedeliverNoticeCommand(
            delivery_id=WebhookDeliveryId(delivery_id), webhook_id=WebhookId(webhook_id), learner_id=request.user.id
        )
        await redeliver_notice(command)
        return InLineOut(delivery_id=delivery_id)
