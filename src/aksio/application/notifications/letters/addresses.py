"""Where the links in letters lead."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """`base` is where people find the application, and its API below it, without a slash at the end."""

    base: str

    def unsubscribe(self, token: str) -> str:
        """Shows a page; a POST there unsubscribes."""
        return f"{self.base}/api/v1/notifications/unsubscribe/{token}"

    @property
    def billing(self) -> str:
        """Where the means of payment is seen to."""
        return f"{self.base}/billing"
