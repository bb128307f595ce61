"""Secrets in links to calendars."""

import secrets
from hashlib import sha256


class RandomFeedSecrets:
    """256 bits each. A plain hash will do: nobody guesses them."""

    def new(self) -> str:
        """See the port."""
        return secrets.token_urlsafe(32)

    def hash_of(self, secret: str) -> str:
        """See the port."""
        return sha256(secret.encode()).hexdigest()
