"""An installation without scraper-service."""

from typing import NoReturn

from aksio.domain.courses.document import UnsupportedDocument
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.ids import DocumentId


class NoWebPageScraper:
    """WebPageScraper that refuses every address."""

    async def check(self, url: str) -> NoReturn:
        message = "This installation reads no web pages."
        raise UnsupportedDocument(
            message, [FieldError(pointer="/source_url", code="unsupported_document", message=message)]
        )

    async def fetch(self, document_id: DocumentId, url: str) -> NoReturn:
        await self.check(url)

    async def close(self) -> None:
        """There is nothing to close."""
