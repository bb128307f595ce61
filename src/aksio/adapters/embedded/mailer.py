"""Mail for an installation without a mail server: it is shown to whoever runs it."""

import sys
from typing import TextIO


class ConsoleMailer:
    """Writes each mail to standard output, where the developer finds the tokens in it."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    async def send(self, *, to: str, subject: str, text: str) -> None:
        """See the port."""
        line = "-" * 78
        (self._stream or sys.stdout).write(f"{line}\nMail to {to}\nSubject: {subject}\n\n{text}{line}\n")
        (self._stream or sys.stdout).flush()
