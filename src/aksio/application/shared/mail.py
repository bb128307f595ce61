"""Mail, as every context that sends some sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail's content: the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str


class LetterWriter(Protocol):
    """Puts mails into words."""

    def write(self, mail: str, *, language: str, values: Mapping[str, object]) -> Letter:
        """The mail of that name in the nearest language that there is. Values are text, never markup."""


class Mailer(Protocol):
    """Sends mail."""

    async def send(
        self, *, to: str, letter: Letter, key: str | None = None, unsubscribe_url: str | None = None
    ) -> None:
        """Hand one mail over. Raises Unavailable when that cannot be done now.

        `key` names the occasion: the same again has the same Message-ID, so a mail that is repeated after a crash
        can be told from a new one. `unsubscribe_url` takes a POST without a login (RFC 8058).
        """
