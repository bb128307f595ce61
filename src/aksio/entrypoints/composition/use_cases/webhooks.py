"""Use cases about outgoing webhooks with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.notifications.webhooks.change_webhook import ChangeWebhook
from aksio.application.notifications.webhooks.delete_webhook import DeleteWebhook, EraseWebhooks
from aksio.application.notifications.webhooks.list_webhooks import GetWebhook, ListDeliveries, ListWebhooks
from aksio.application.notifications.webhooks.notify_webhooks import NotifyWebhooks
from aksio.application.notifications.webhooks.register_webhook import RegisterWebhook
from aksio.application.notifications.webhooks.rotate_webhook_secret import RotateWebhookSecret
from aksio.application.notifications.webhooks.send_notices import SendNotices
from aksio.application.notifications.webhooks.try_webhook import RedeliverNotice, TryWebhook


class WebhooksUseCases(containers.DeclarativeContainer):
    """The part of notifications that tells other people's servers."""

    adapters = providers.DependenciesContainer()

    _uow, _clock, _ids, _reader = adapters.unit_of_work, adapters.clock, adapters.ids, adapters.webhooks_reader
    _sender, _secrets, _known = adapters.webhook_sender, adapters.webhook_secrets, adapters.webhook_event_types

    register_webhook = providers.Factory(
        RegisterWebhook, uow=_uow, sender=_sender, secrets=_secrets, known=_known, clock=_clock, ids=_ids
    )
    get_webhook = providers.Factory(GetWebhook, reader=_reader)
    list_webhooks = providers.Factory(ListWebhooks, reader=_reader)
    change_webhook = providers.Factory(ChangeWebhook, uow=_uow, sender=_sender, known=_known)
    rotate_webhook_secret = providers.Factory(RotateWebhookSecret, uow=_uow, secrets=_secrets, clock=_clock)
    delete_webhook = providers.Factory(DeleteWebhook, uow=_uow)
    erase_webhooks = providers.Factory(EraseWebhooks, uow=_uow)
    list_deliveries = providers.Factory(ListDeliveries, reader=_reader)
    try_webhook = providers.Factory(TryWebhook, uow=_uow, clock=_clock, ids=_ids)
    redeliver_notice = providers.Factory(RedeliverNotice, uow=_uow, clock=_clock)
    notify_webhooks = providers.Factory(
        NotifyWebhooks, uow=_uow, reader=_reader, public=adapters.public_event, clock=_clock, ids=_ids
    )
    send_notices = providers.Factory(
        SendNotices,
        queue=adapters.notice_queue,
        uow=_uow,
        sender=_sender,
        secrets=_secrets,
        clock=_clock,
        ids=_ids,
    )
