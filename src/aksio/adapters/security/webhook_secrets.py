"""Secrets of webhooks, kept nowhere: each follows from the server's own secret, the webhook's id and a number."""

import hmac
from hashlib import sha256

from aksio.domain.notifications.webhooks.signature import written_secret
from aksio.domain.shared.ids import WebhookId


class HmacWebhookSecrets:
    """See the port. 256 bits each. With another AKSIO_SECRET_KEY they are others, and have to be rotated."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def secret(self, webhook_id: WebhookId, serial: int) -> str:
        """See the port."""
        return written_secret(hmac.digest(self._secret, f"webhook\0{webhook_id}\0{serial}".encode(), sha256))
