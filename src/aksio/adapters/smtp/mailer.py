"""Hands mail to a mail server."""

from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from aksio.domain.shared.errors import Unavailable

_TIMEOUT_SECONDS = 15


class MailUnavailable(Unavailable):
    """The mail server does not answer, or does not want this mail now."""

    code = "mail_unavailable"

    def __init__(self) -> None:
        super().__init__("Mail cannot be sent at the moment.", retry_after=30)


class SmtpMailer:
    """See the port. `url` is smtp://user:password@host:port (TLS where offered) or smtps://… (TLS at once)."""

    def __init__(self, url: str, *, sender: str) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (465 if parts.scheme == "smtps" else 587)
        self._tls_at_once = parts.scheme == "smtps"
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._sender = sender

    async def send(self, *, to: str, subject: str, text: str) -> None:
        """See the port. Whatever the server says now, the relay tries again later."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, to, subject
        message.set_content(text)
        try:
            await aiosmtplib.send(
                message,
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._tls_at_once,
                timeout=_TIMEOUT_SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailUnavailable from error
