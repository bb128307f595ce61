"""Where the links in mails of this context lead."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, kw_only=True)
class Links:
    """Where people find the application in their browser, without a slash at the end."""

    base: str

    def to(self, page: str, token: str) -> str:
        """A page that takes a token."""
        return f"{self.base}/{page}?token={quote(token)}"
