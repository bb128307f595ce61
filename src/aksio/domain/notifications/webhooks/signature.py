"""Signatures by Standard Webhooks, version 1 (HMAC-SHA256).

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

PREFIX = "whsec_"


def written_secret(key: bytes) -> str:
    """A key as its owner gets it. Keys have 24 to 64 bytes."""
    return PREFIX + b64encode(key).decode()


def signed_headers(*, message_id: str, sent_at: datetime, body: bytes, secrets: Iterable[str]) -> dict[str, str]:
    """The three headers of a message; with several secrets there is a signature for each, so any of them verifies."""
    seconds = str(int(sent_at.timestamp()))
    content = b".".join((message_id.encode(), seconds.encode(), body))
    signatures = " ".join(f"v1,{_signature(secret, content)}" for secret in secrets)
    return {"webhook-id": message_id, "webhook-timestamp": seconds, "webhook-signature": signatures}


def _signature(secret: str, content: bytes) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    return b64encode(hmac.new(key, content, sha256).digest()).decode()
