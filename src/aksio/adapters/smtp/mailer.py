"""Hands mail to a mail server."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr
from hashlib import sha256
from urllib.parse import unquote, urlsplit

import aiosmtplib

from aksio.application.shared.mail import Letter
from aksio.domain.shared.errors import Unavailable

_TIMEOUT_SECONDS = 15
_POLICY = SMTP.clone(max_line_length=998)
"""As long as RFC 5322 allows: a long link that is folded comes out encoded, and no mail program takes it back."""


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

    async def send(
        self, *, to: str, letter: Letter, key: str | None = None, unsubscribe_url: str | None = None
    ) -> None:
        """See the port. Whatever the server says now, the relay tries again later."""
        message = EmailMessage(policy=_POLICY)
        message["From"], message["To"], message["Subject"] = self._sender, to, letter.subject
        message["Date"] = formatdate(localtime=True)
        message["Message-ID"] = self._message_id(key)
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: holiday notices stay away
        if unsubscribe_url is not None:
            message["List-Unsubscribe"] = f"<{unsubscribe_url}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        try:
            await aiosmtplib.send(
                message.as_bytes(),
                sender=parseaddr(self._sender)[1],
                recipients=[to],
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._tls_at_once,
                timeout=_TIMEOUT_SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailUnavailable from error

    def _message_id(self, key: str | None) -> str:
        domain = parseaddr(self._sender)[1].rpartition("@")[2] or "localhost"
        return make_msgid(domain=domain) if key is None else f"<{sha256(key.encode()).hexdigest()[:40]}@{domain}>"
