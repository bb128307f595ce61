"""A console whose mails can be waited for."""

import asyncio
import io


class Console(io.StringIO):
    """What the mailer writes, mail by mail."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[str] = []
        self._written = asyncio.Event()

    def write(self, text: str) -> int:
        """The console mailer writes each mail at once."""
        self.mails.append(text)
        self._written.set()
        return super().write(text)

    async def mail_to(self, address: str, *, about: str = "", after: int = 0) -> str:
        """The first mail to that address with these words in it, not counting the `after` first mails of all.

        It may still be on its way.
        """
        async with asyncio.timeout(60):
            while True:
                self._written.clear()
                for mail in self.mails[after:]:
                    if f"Mail to {address}\n" in mail and about in mail:
                        return mail
                await self._written.wait()
