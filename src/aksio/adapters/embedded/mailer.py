"""Mail for an installation without a mail server: it is shown to whoever runs it."""

import sys
from typing import TextIO

from aksio.application.shared.mail import Letter


class ConsoleMailer:
    """Writes each mail to standard output, where the developer finds the tokens in it."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    async def send(
        self, *, to: str, letter: Letter, key: str | None = None, unsubscribe_url: str | None = None
    ) -> None:
        """See the port. The HTML says the same, so it is left out."""
        line = "-" * 78
        mail = f"{line}\nMail to {to}\nSubject: {letter.subject}\n\n{letter.text}{line}\n"
        (self._stream or sys.stdout).write(mail)
        (self._stream or sys.stdout).flush()
